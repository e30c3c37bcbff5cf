import { fileURLToPath } from 'node:url'
import type { UserConfig } from 'vite'

/** Functions of the contract that only describe: what they made and nobody reads is left out of a bundle. */
const describing = ['route', 'Shape', 'Line', 'Text', 'Nullable', 'OneOf', 'Page', 'Type']

const typebox = fileURLToPath(new URL('typebox.ts', import.meta.url))

/** What both builds have in common; `name` is the folder below dist and below /assets. */
export function shared(name: 'desk' | 'small', target: string[]): UserConfig {
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    base: '/',
    publicDir: false,
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'], alias: { typebox } },
    build: {
      outDir: `dist/${name}`,
      emptyOutDir: true,
      target,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: { treeshake: { manualPureFunctions: describing } },
    },
    experimental: {
      renderBuiltUrl: (file) => (file.startsWith('assets/') ? file.replace(/^assets/, `/assets/${name}`) : `/${file}`),
    },
  }
}
