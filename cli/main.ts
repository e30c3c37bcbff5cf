import { gridward } from './gridward.ts'

const write =
  (stream: NodeJS.WriteStream) =>
  (text: string): void =>
    void stream.write(`${text}\n`)

// the exit code is set and not forced, so that a pipe gets everything; what is still open must not hold the command back
gridward(process.argv.slice(2), {
  say: write(process.stdout),
  complain: write(process.stderr),
  input: process.stdin,
  env: process.env,
}).then((code) => {
  process.exitCode = code
  process.stdin.destroy()
  process.stdout.write('', () => process.exit(code))
})
