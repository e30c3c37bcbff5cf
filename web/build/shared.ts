import { fileURLToPath } from 'node:url'
import type { Plugin, UserConfig } from 'vite'

/** Calls of the contract that only describe. */
const describing = /(?<![.\w])(?:route|Shape|Line|Text|Nullable|OneOf|Page|Type\.\w+)\(/g
const contract = /\/contract\/(?!dist|node_modules).*\.ts$/

/** Marks those calls as free of effects, so that a route which a page does not use is left out of its bundle. */
const leaveOutUnused: Plugin = {
  name: 'gridward-describing',
  enforce: 'pre',
  transform: {
    filter: { id: contract },
    handler: (code) => ({ code: code.replace(describing, '/* @__PURE__ */ $&'), map: null }),
  },
}

const typebox = fileURLToPath(new URL('typebox.ts', import.meta.url))

/** What both builds have in common; `name` is the folder below dist and below /assets. */
export function shared(name: 'desk' | 'small', target: string[]): UserConfig {
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    base: '/',
    publicDir: false,
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'], alias: { typebox } },
    plugins: [leaveOutUnused],
    build: {
      outDir: `dist/${name}`,
      emptyOutDir: true,
      target,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1200,
    },
    experimental: {
      renderBuiltUrl: (file) => (file.startsWith('assets/') ? file.replace(/^assets/, `/assets/${name}`) : `/${file}`),
    },
  }
}
