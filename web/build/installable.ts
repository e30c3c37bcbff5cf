import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const near = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const sizes = [192, 512]

/** `field.webmanifest` and its icons, so that the field page can be put on a phone's first screen. */
export function installable(): Plugin {
  return {
    name: 'gridward-installable',
    generateBundle() {
      const tokens = readFileSync(near('ui/tokens.css'), 'utf8')
      const token = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens)?.[1] ?? ''
      for (const size of sizes) {
        const source = readFileSync(near(`ui/icons/icon-${size}.png`))
        this.emitFile({ type: 'asset', fileName: `assets/icon-${size}.png`, source })
      }
      const manifest = {
        id: '/field',
        name: '呼应 · 入户',
        short_name: '呼应入户',
        lang: 'zh-CN',
        start_url: '/field',
        scope: '/field',
        display: 'standalone',
        theme_color: token('blue'),
        background_color: token('paper'),
        icons: sizes.map((size) => ({
          src: `/assets/small/icon-${size}.png`,
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose: 'any maskable',
        })),
      }
      this.emitFile({ type: 'asset', fileName: 'field.webmanifest', source: JSON.stringify(manifest) })
    },
  }
}
