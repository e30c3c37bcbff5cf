import { fileURLToPath } from 'node:url'
import type { UserConfig } from 'vite'
import { leaveOutSchemas } from './describing.ts'

const typebox = fileURLToPath(new URL('typebox.ts', import.meta.url))

/** The contract is values and pure functions. */
const valuesOnly = /\/contract\/.*\.ts$|\/build\/typebox\.ts$/

/** What both builds have in common; `name` is the folder below dist and below /assets. */
export function shared(name: 'desk' | 'small', target: string[]): UserConfig {
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    base: '/',
    publicDir: false,
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'], alias: { typebox } },
    plugins: [leaveOutSchemas],
    build: {
      outDir: `dist/${name}`,
      emptyOutDir: true,
      target,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: { treeshake: { moduleSideEffects: [{ test: valuesOnly, sideEffects: false }] } },
    },
    experimental: {
      renderBuiltUrl: (file) => (file.startsWith('assets/') ? file.replace(/^assets/, `/assets/${name}`) : `/${file}`),
    },
  }
}
