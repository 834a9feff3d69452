import type { App, BrowserWindow, PowerMonitor } from 'electron'

/**
 * Lets a log-off or shutdown of a Mac or Linux wait until Marbre has quit by itself: the window's text is saved, and the
 * library is closed. Electron waits a few seconds at most.
 */
export function quitBeforeShutdown(monitor: PowerMonitor, app: Pick<App, 'quit'>): void {
  // The types say nothing of the event object, which docs/api/power-monitor.md tells to prevent.
  const emitter: NodeJS.EventEmitter = monitor
  emitter.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault()
    app.quit()
  })
}

/**
 * Lets the end of a Windows session wait while the window has text that is not saved, and quits. Without such text the
 * session ends at once: the library's files are whole at any moment.
 */
export function quitBeforeSessionEnds(
  window: Pick<BrowserWindow, 'on'>,
  app: Pick<App, 'quit'>,
  isUnsaved: () => boolean,
): void {
  window.on('query-session-end', (event) => {
    if (!isUnsaved()) return
    event.preventDefault()
    app.quit()
  })
}
