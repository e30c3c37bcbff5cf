#!/usr/bin/env node
// The command runs from a build; `npm run build` makes one.
import { existsSync } from 'node:fs'

const built = new URL('../dist/main.js', import.meta.url)
if (!existsSync(built)) {
  process.stderr.write('还没有构建，请先运行 npm run build。\nNothing is built yet; run npm run build first.\n')
  process.exit(1)
}
await import(built.href)
