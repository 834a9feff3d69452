/**
 * Does work now and again after each interval (milliseconds), one after the other; an interval keeps no process alive. `stop`
 * waits for work that is under way. Work that rejects is reported, and tried again at the next turn.
 */
export function repeat(
  interval: number,
  work: () => Promise<void>,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const turn = () => {
    running = running.then(() => (isStopped ? undefined : work())).catch(report)
  }
  turn()
  const timer = setInterval(turn, interval)
  timer.unref()
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
