// npm start, npm run demo: installs what is missing, builds what changed, then runs the server.
// The port answers from the first moment on. This file is read by any Node, so that an old one gets a sentence.
const [major, minor] = process.versions.node.split('.').map(Number)
const { bothOf, troubles } = await import('./lib/words.mjs')
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(bothOf(troubles.oldNode(process.versions.node)))
  process.exit(1)
}
const { start } = await import('./lib/start.mjs')
process.exitCode = await start({ args: process.argv.slice(2), env: process.env })
