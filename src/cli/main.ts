import { homedir } from 'node:os'
import { fileOrStream } from './output.ts'
import { runCommandLine } from './runCommand.ts'

/** True after the first SIGINT or SIGTERM, so that what is under way ends whole; a second one ends the program at once. */
function stopSignal(): () => boolean {
  let stopped = false
  const stop = () => {
    if (stopped) process.exit(130)
    stopped = true
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return () => stopped
}

/** Runs the command line in this process and sets its exit code. */
export async function main(parameters: readonly string[]): Promise<void> {
  const { platform, env } = process
  process.exitCode = await runCommandLine(parameters, {
    machine: { platform, env, home: homedir() },
    input: () => process.stdin,
    out: () => fileOrStream(1, () => process.stdout),
    err: () => process.stderr,
    stopped: stopSignal(),
  })
}
