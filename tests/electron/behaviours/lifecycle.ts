import { tmpdir } from 'node:os'
import { type Behaviour, throws } from './behaviour.ts'

/** Starting, quitting, signals, and other starts. */
export const LIFECYCLE: readonly Behaviour[] = [
  {
    name: 'ready comes after the first turn of the main script',
    source: 'docs/api/app.md, Event: ready (note)',
    alone: true,
    run: ({ app, tell }) => {
      tell(app.isReady())
      app.on('ready', () => {
        tell(app.isReady())
        app.exit()
      })
    },
    gives: [false, true],
  },
  {
    name: 'schemes, the sandbox and windows have their time',
    source:
      'electron.d.ts, Protocol.registerSchemesAsPrivileged, App.enableSandbox; docs/api/browser-window.md',
    alone: true,
    run: async ({ app, BrowserWindow, protocol, ready, tell }) => {
      app.enableSandbox()
      tell(throws(() => new BrowserWindow()))
      await ready()
      tell(throws(() => app.enableSandbox()))
      tell(throws(() => protocol.registerSchemesAsPrivileged([])))
      app.exit()
    },
    gives: [true, true, true],
  },
  {
    name: 'quitting without a window: before-quit, will-quit, quit',
    source: 'docs/api/app.md, Event: window-all-closed, Event: will-quit',
    alone: true,
    run: async ({ app, ready, tellQuitting }) => {
      tellQuitting()
      await ready()
      app.quit()
    },
    gives: ['before-quit', 'will-quit', 'quit'],
  },
  {
    name: 'quit() before the app is ready ends it with 0, and ready comes all the same',
    source: 'assumed (shell/browser/browser.cc, electron_browser_main_parts.cc: not on macOS)',
    alone: true,
    run: ({ app, tell, tellEvents, tellQuitting }) => {
      tellQuitting()
      tellEvents(app, 'ready')
      process.on('exit', (code) => tell(code))
      app.quit()
    },
    gives: ['before-quit', 'will-quit', 'quit', 'ready', 0],
  },
  {
    name: 'quitting closes the windows first, and then no window-all-closed comes',
    source: 'docs/api/app.md, Event: window-all-closed',
    alone: true,
    run: async ({ app, BrowserWindow, ready, tellEvents, tellQuitting }) => {
      await ready()
      const window = new BrowserWindow({ show: false })
      tellQuitting()
      tellEvents(window, 'close', 'closed')
      app.quit()
    },
    gives: ['before-quit', 'close', 'closed', 'will-quit', 'quit'],
  },
  {
    name: 'a prevented before-quit leaves all as it was',
    source: 'docs/api/app.md, Event: before-quit',
    alone: true,
    run: async ({ app, BrowserWindow, ready, tell, tellQuitting }) => {
      await ready()
      const window = new BrowserWindow({ show: false })
      tellQuitting()
      app.once('before-quit', (event) => event.preventDefault())
      app.quit()
      tell(window.isDestroyed())
      app.exit()
    },
    gives: ['before-quit', false, 'quit'],
  },
  {
    name: 'quit() while quitting does nothing',
    source: 'assumed (shell/browser/browser.cc)',
    alone: true,
    run: async ({ app, ready, tell, tellQuitting }) => {
      tellQuitting()
      app.on('will-quit', () => {
        app.quit()
        tell('again')
      })
      await ready()
      app.quit()
    },
    gives: ['before-quit', 'will-quit', 'again', 'quit'],
  },
  {
    name: 'a prevented will-quit keeps the app running, and quit() may be called again',
    source:
      'docs/api/app.md, Event: will-quit; that before-quit comes again: assumed (shell/browser/browser.cc)',
    alone: true,
    run: async ({ app, ready, tellQuitting }) => {
      let asked = 0
      tellQuitting()
      app.on('will-quit', (event) => {
        asked += 1
        if (asked > 1) return
        event.preventDefault()
        setTimeout(() => app.quit(), 10)
      })
      await ready()
      app.quit()
    },
    gives: ['before-quit', 'will-quit', 'before-quit', 'will-quit', 'quit'],
  },
  {
    name: 'destroy() closes without asking; closed and window-all-closed come within the call',
    source:
      'docs/api/browser-window.md, win.destroy(); within the call: assumed (shell/browser/native_window.cc)',
    alone: true,
    run: async ({ app, BrowserWindow, ready, tell, tellEvents, tellQuitting }) => {
      await ready()
      const window = new BrowserWindow({ show: false })
      tellQuitting()
      tellEvents(window, 'close', 'closed')
      tell('before')
      window.destroy()
      tell('after', window.isDestroyed())
      app.exit()
    },
    gives: ['before', 'closed', 'window-all-closed', 'after', true, 'quit'],
  },
  {
    name: 'destroy() of the last window, and quit() where all are closed: will-quit comes within the call',
    source: 'assumed (shell/browser/browser.cc, native_window.cc)',
    alone: true,
    run: async ({ app, BrowserWindow, ready, tell, tellQuitting }) => {
      await ready()
      const window = new BrowserWindow({ show: false })
      tellQuitting()
      window.on('close', (event) => {
        event.preventDefault()
        tell('close')
      })
      app.quit()
      app.on('will-quit', (event) => event.preventDefault())
      app.once('window-all-closed', () => app.quit())
      tell('before')
      window.destroy()
      tell('after')
      app.exit()
    },
    gives: [
      'before-quit',
      'close',
      'before',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'after',
      'quit',
    ],
  },
  {
    name: 'exit() ends with its code, without before-quit, close or will-quit',
    source: 'docs/api/app.md, app.exit()',
    alone: true,
    run: async ({ app, BrowserWindow, ready, tell, tellEvents, tellQuitting }) => {
      await ready()
      const window = new BrowserWindow({ show: false })
      tellQuitting()
      tellEvents(window, 'close', 'closed')
      process.on('exit', (code) => tell(code))
      app.exit(7)
    },
    gives: ['closed', 'quit', 7],
  },
  {
    name: 'a window that does not close calls the quitting off',
    source:
      'docs/api/browser-window.md, Event: close; that quit() may be called again: assumed (shell/browser/browser.cc)',
    alone: true,
    run: async ({ app, BrowserWindow, ready, tell, tellEvents, tellQuitting }) => {
      await ready()
      const window = new BrowserWindow({ show: false })
      tellQuitting()
      tellEvents(window, 'close')
      window.once('close', (event) => event.preventDefault())
      app.quit()
      tell(window.isDestroyed())
      app.quit()
    },
    gives: ['before-quit', 'close', false, 'before-quit', 'close', 'will-quit', 'quit'],
  },
  {
    name: 'without a listener of window-all-closed the app quits',
    source: 'docs/api/app.md, Event: window-all-closed',
    alone: true,
    run: async ({ app, BrowserWindow, ready, tellEvents }) => {
      await ready()
      tellEvents(app, 'before-quit', 'will-quit', 'quit')
      new BrowserWindow({ show: false }).destroy()
    },
    gives: ['before-quit', 'will-quit', 'quit'],
  },
  ...(['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map(
    (signal): Behaviour => ({
      name: `${signal} quits the app`,
      posixOnly: true,
      source: 'assumed (shell/browser/electron_browser_main_parts_posix.cc)',
      alone: true,
      run: async ({ ready, tellQuitting, until }) => {
        tellQuitting()
        await ready()
        process.kill(process.pid, signal)
        await until(() => false)
      },
      gives: ['before-quit', 'will-quit', 'quit'],
    }),
  ),
  {
    name: 'SIGINT that comes twice kills: the second one is not handled any longer',
    posixOnly: true,
    source: 'assumed (shell/browser/electron_browser_main_parts_posix.cc)',
    alone: true,
    run: async ({ app, ready, tellQuitting, until }) => {
      tellQuitting()
      app.on('will-quit', (event) => {
        event.preventDefault()
        process.kill(process.pid, 'SIGINT')
      })
      await ready()
      process.kill(process.pid, 'SIGINT')
      await until(() => false)
    },
    gives: ['before-quit', 'will-quit'],
  },
  {
    name: 'a second start tells the first one: switches before words, its folder and its data',
    source:
      'docs/api/app.md, Event: second-instance, app.requestSingleInstanceLock(); the order: assumed (base/command_line.cc)',
    alone: true,
    run: async ({ app, ready, startAgain, tell }) => {
      tell(app.requestSingleInstanceLock())
      await ready()
      const folder = tmpdir()
      app.on('second-instance', (_event, argv, cwd, data) => {
        const given = ['one', '--odd', 'two', '--even=2', '--', '--word']
        tell(
          argv.filter((word) => given.includes(word)),
          cwd === folder,
          data,
        )
      })
      tell(await startAgain(['one', '--odd', 'two', '--even=2', '--', '--word'], folder, { files: ['é'] }))
      app.exit()
    },
    gives: [true, ['--odd', '--even=2', 'one', 'two', '--', '--word'], true, { data: { files: ['é'] } }, 0],
  },
  {
    name: 'second-instance comes after ready, however early the second start is',
    source: 'docs/api/app.md, Event: second-instance',
    alone: true,
    run: async ({ app, startAgain, tell, tellEvents }) => {
      tell(app.requestSingleInstanceLock())
      tellEvents(app, 'ready', 'second-instance')
      await startAgain([], tmpdir(), null)
      app.exit()
    },
    gives: [true, 'ready', 'second-instance'],
  },
  {
    name: 'the lock may be given back, and asked for again',
    source: 'docs/api/app.md, app.releaseSingleInstanceLock(), app.hasSingleInstanceLock()',
    alone: true,
    run: async ({ app, ready, tell }) => {
      await ready()
      tell(app.hasSingleInstanceLock(), app.requestSingleInstanceLock(), app.requestSingleInstanceLock())
      app.releaseSingleInstanceLock()
      tell(app.hasSingleInstanceLock(), app.requestSingleInstanceLock())
      app.exit()
    },
    gives: [false, true, true, false, true],
  },
  {
    name: 'on macOS a file that starts the app comes before ready, others whenever they are opened',
    source: 'docs/api/app.md, Event: open-file',
    alone: true,
    doubleOnly: true,
    env: { MARBRE_DOUBLE_PLATFORM: 'darwin', MARBRE_DOUBLE_OPEN: '/first.md\n/second.md' },
    run: async ({ app, double, ready, tell }) => {
      app.on('open-file', (event, path) => {
        event.preventDefault()
        tell([path, app.isReady()])
      })
      await ready()
      tell(await double('openFile', { path: '/third.md' }))
      app.exit()
    },
    gives: [['/first.md', false], ['/second.md', false], ['/third.md', true], true],
  },
  {
    name: 'on macOS the app is activated with or without a visible window',
    source: 'docs/api/app.md, Event: activate',
    alone: true,
    doubleOnly: true,
    env: { MARBRE_DOUBLE_PLATFORM: 'darwin' },
    run: async ({ app, BrowserWindow, double, ready, tell }) => {
      app.on('activate', (_event, hasVisibleWindows) => tell(hasVisibleWindows))
      await ready()
      await double('activate')
      const window = new BrowserWindow({ show: false })
      await double('activate')
      window.show()
      await double('activate')
      app.exit()
    },
    gives: [false, false, true],
  },
  {
    name: 'a log-off can be held up: by shutdown on macOS and Linux, by the window on Windows',
    source:
      'docs/api/power-monitor.md, Event: shutdown; docs/api/base-window.md, Event: query-session-end, session-end',
    alone: true,
    doubleOnly: true,
    run: async ({ app, BrowserWindow, double, powerMonitor, ready, tell, tellEvents }) => {
      await ready()
      const window = new BrowserWindow({ show: false })
      tellEvents(window, 'query-session-end', 'session-end')
      tell(await double('shutDown'), await double('endSession'))
      // The types say nothing of the event.
      const monitor: NodeJS.EventEmitter = powerMonitor
      monitor.once('shutdown', (event) => event.preventDefault())
      window.once('query-session-end', (event) => event.preventDefault())
      tell(await double('shutDown'), await double('endSession'))
      app.exit()
    },
    gives: ['query-session-end', 'session-end', false, [false], 'query-session-end', true, [true]],
  },
]
