import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { Behaviour } from './behaviour.ts'

const runner = (window: BrowserWindow) => (code: string) => window.webContents.executeJavaScript(code, true)

/** Windows, their pages, and what crosses between these and the main process. */
export const PAGES: readonly Behaviour[] = [
  {
    name: 'a handler of a channel is one; a call without one, and one that throws, rejects with a message',
    source: 'electron.d.ts, IpcMain.handle, IpcRenderer.invoke',
    run: async ({ ipcMain, openWindow, tell }) => {
      ipcMain.handle('twice', (_event, n) => n * 2)
      ipcMain.handle('fail', () => {
        throw new TypeError('no')
      })
      try {
        ipcMain.handle('twice', () => 1)
      } catch {
        tell('second refused')
      }
      const run = runner(await openWindow('', 'preload'))
      tell(
        await run('bridge.invoke("twice", 21)'),
        await run('bridge.invoke("fail").catch((error) => error.message)'),
        await run('bridge.invoke("none").catch((error) => error.message)'),
      )
    },
    gives: [
      'second refused',
      42,
      "Error invoking remote method 'fail': TypeError: no",
      "Error invoking remote method 'none': Error: No handler registered for 'none'",
    ],
  },
  {
    name: 'a message tells its sender and the frame that sent it',
    source:
      'electron.d.ts, IpcMainEvent.sender, IpcMainEvent.senderFrame, WebFrameMain.parent, WebFrameMain.url',
    run: async ({ ipcMain, openWindow, tell, until }) => {
      const window = await openWindow('', 'preload')
      let heard: unknown
      ipcMain.once('hello', (event, word) => {
        const { senderFrame, sender } = event
        heard = [word, sender === window.webContents, senderFrame?.parent, senderFrame?.url.slice(0, 12)]
      })
      await runner(window)('bridge.send("hello", "you")')
      tell(await until(() => heard))
    },
    gives: [['you', true, null, 'page://host/']],
  },
  {
    name: 'values cross as structured clones; a function throws',
    source: 'docs/api/web-contents.md, contents.send(); docs/api/ipc-renderer.md',
    run: async ({ openWindow, tell, until }) => {
      const { webContents } = await openWindow('', 'preload')
      webContents.send('tell', new Uint8Array([1, 2]), new Map([['a', 1]]), undefined, new Date(0), 1n)
      tell(await until(() => webContents.executeJavaScript('bridge.heard()')))
      try {
        webContents.send('tell', () => 1)
      } catch (error) {
        tell(/clone/.test(String(error)))
      }
    },
    gives: ['Uint8Array 2,Map 1,undefined,1970-01-01T00:00:00.000Z,1', true],
  },
  {
    name: 'messages arrive in the order in which they were sent',
    source: 'assumed (one pipe for each frame)',
    run: async ({ openWindow, tell, until }) => {
      const { webContents } = await openWindow('', 'preload')
      for (let n = 0; n < 20; n += 1) webContents.send('number', n)
      tell(
        await until(async () => {
          const numbers: string = await webContents.executeJavaScript('bridge.numbers().join()')
          return numbers.endsWith(',19') && numbers
        }),
      )
    },
    gives: ['0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19'],
  },
  {
    name: 'the bridge copies data, calls functions across and keeps the page from requiring',
    source:
      'docs/api/context-bridge.md, Parameter / Error / Return Type support; docs/tutorial/sandbox.md, Preload scripts',
    run: async ({ openWindow, tell }) => {
      const run = runner(await openWindow('', 'preload'))
      tell(
        await run('typeof require'),
        await run('bridge.data.list.push(9); bridge.length()'),
        await run('bridge.later()'),
        await run('bridge.callBack((n) => n + 1)'),
        await run('bridge.modules'),
        await run('(() => { try { bridge.more = 1 } catch {} return "more" in bridge })()'),
      )
    },
    gives: ['undefined', 3, 'later', 42, 'electron,events,timers,url', false],
  },
  {
    name: 'a standard scheme is answered by its handler, relative addresses and fetch too',
    source: 'docs/api/protocol.md, protocol.handle(), protocol.registerSchemesAsPrivileged()',
    run: async ({ openWindow, tell }) => {
      const run = runner(await openWindow())
      tell(await run('fetch("/elsewhere").then((response) => response.text())'), await run('isSecureContext'))
    },
    gives: ['/elsewhere', true],
  },
  {
    name: 'a request that the session cancels fails, whatever it is for',
    source: 'electron.d.ts, WebRequest.onBeforeRequest',
    run: async ({ openWindow, session, tell }) => {
      const { webRequest } = session.defaultSession
      webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url.includes('secret') }))
      const run = runner(await openWindow())
      tell(
        await run('fetch("/secret").catch(() => "failed")'),
        await run('fetch("/open").then((response) => response.text())'),
      )
      webRequest.onBeforeRequest(null)
    },
    gives: ['failed', '/open'],
  },
  {
    name: 'a navigation by the page can be prevented; loading and reloading by the app are not asked about',
    source: 'docs/api/web-contents.md, Event: will-frame-navigate',
    run: async ({ openWindow, tell, until }) => {
      const { webContents } = await openWindow()
      let asked: unknown
      webContents.on('will-frame-navigate', (event) => {
        asked = [event.url, event.isMainFrame]
        event.preventDefault()
      })
      await webContents.executeJavaScript('setTimeout(() => { location.href = "/away" }); 0')
      tell(await until(() => asked), webContents.getURL().endsWith('away'))
      asked = 'not asked'
      await webContents.loadURL('page://host/app')
      const loaded = new Promise((resolve) => webContents.once('did-finish-load', () => resolve(null)))
      webContents.reload()
      await loaded
      tell(webContents.getURL(), asked)
    },
    gives: [['page://host/away', true], false, 'page://host/app', 'not asked'],
  },
  {
    name: 'a page that reloads itself is asked about, and does so where nobody objects',
    source: 'docs/api/web-contents.md, Event: will-frame-navigate',
    run: async ({ openWindow, tell, until }) => {
      const { webContents } = await openWindow()
      const asked: string[] = []
      let loads = 0
      webContents.on('will-frame-navigate', ({ url }) => asked.push(url.slice(0, 12)))
      webContents.on('did-finish-load', () => {
        loads += 1
      })
      await webContents.executeJavaScript('setTimeout(() => location.reload()); 0')
      await until(() => loads)
      tell(asked)
    },
    gives: [['page://host/']],
  },
  {
    name: 'a window that the page opens is asked about, and denied makes none',
    source: 'docs/api/window-open.md; electron.d.ts, WebContents.setWindowOpenHandler',
    run: async ({ BrowserWindow, openWindow, tell, until }) => {
      const window = await openWindow('<a href="https://example.org/link" target="_blank">link</a>')
      const asked: string[] = []
      window.webContents.setWindowOpenHandler(({ url }) => {
        asked.push(url)
        return { action: 'deny' }
      })
      const run = runner(window)
      await run('window.open("/other"); 0')
      await until(() => asked.length === 1)
      await run('document.querySelector("a").click()')
      await until(() => asked.length === 2)
      tell(asked, BrowserWindow.getAllWindows().length)
    },
    gives: [['page://host/other', 'https://example.org/link'], 1],
  },
  {
    name: 'a download is told of; prevented it saves nothing, with a path it goes there',
    source: 'docs/api/session.md, Event: will-download; docs/api/download-item.md, Event: done',
    run: async ({ openWindow, session, tell, until }) => {
      const file = join(mkdtempSync(join(tmpdir(), 'down-')), 'f.txt')
      const { defaultSession } = session
      const run = runner(await openWindow())
      const click = (text: string) =>
        run(
          `{ const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob([${JSON.stringify(text)}])); link.download = 'proposed.txt'; link.click(); 0 }`,
        )
      const seen: unknown[] = []
      defaultSession.once('will-download', (event, item) => {
        seen.push(item.getFilename(), item.getURL().startsWith('blob:page://host/'))
        event.preventDefault()
      })
      await click('one')
      await until(() => seen.length === 2)
      tell(seen, existsSync(file))
      let end: unknown
      defaultSession.once('will-download', (_event, item) => {
        item.setSavePath(file)
        item.once('done', (_done, state) => {
          end = [state, readFileSync(file, 'utf8')]
        })
      })
      await click('two')
      tell(await until(() => end))
    },
    gives: [['proposed.txt', true], false, ['completed', 'two']],
  },
  {
    name: 'without a path a download asks for one; a dialog that is cancelled cancels it',
    source: 'docs/api/download-item.md, downloadItem.setSavePath(), Event: done',
    doubleOnly: true,
    run: async ({ openWindow, session, double, tell, until }) => {
      const run = runner(await openWindow())
      let end: unknown
      session.defaultSession.once('will-download', (_event, item) => {
        item.once('done', (_done, state) => {
          end = state
        })
      })
      await double('answerSave', { path: null })
      await run(
        `{ const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'proposed.txt'; link.click(); 0 }`,
      )
      tell(await until(() => end))
    },
    gives: ['cancelled'],
  },
  {
    name: 'a download that was saved by the dialog knows where',
    source: 'docs/api/download-item.md, downloadItem.getSavePath()',
    doubleOnly: true,
    run: async ({ openWindow, session, double, tell, until }) => {
      const run = runner(await openWindow())
      const path = join(mkdtempSync(join(tmpdir(), 'saved-')), 'chosen.txt')
      let end: unknown
      session.defaultSession.once('will-download', (_event, item) => {
        item.once('done', (_done, state) => {
          end = [state, item.getSavePath() === path]
        })
      })
      await double('answerSave', { path })
      await run(
        `{ const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'proposed.txt'; link.click(); 0 }`,
      )
      tell(await until(() => end))
    },
    gives: [['completed', true]],
  },
  {
    name: 'a crashed page is told of, and reload() brings it back',
    source: 'electron.d.ts, WebContents: render-process-gone, forcefullyCrashRenderer, isCrashed, reload',
    run: async ({ openWindow, tell }) => {
      const { webContents } = await openWindow('<p>back</p>', 'preload')
      const gone = new Promise<string>((resolve) =>
        webContents.once('render-process-gone', (_event, { reason }) => resolve(reason)),
      )
      webContents.forcefullyCrashRenderer()
      tell(['crashed', 'killed'].includes(await gone), webContents.isCrashed())
      webContents.send('tell', 'lost')
      const back = new Promise((resolve) => webContents.once('did-finish-load', () => resolve(null)))
      webContents.reload()
      await back
      tell(await webContents.executeJavaScript('document.body.textContent + bridge.heard()'))
    },
    gives: [true, true, 'back'],
  },
  {
    name: 'a page that does not want to be left keeps its window open, unless that is overruled',
    source: 'docs/api/web-contents.md, Event: will-prevent-unload',
    run: async ({ app, openWindow, tell, until }) => {
      const window = await openWindow(
        '<script>addEventListener("beforeunload", (event) => event.preventDefault())</script>',
      )
      let asked = 0
      window.webContents.on('will-prevent-unload', (event) => {
        asked += 1
        if (asked === 2) event.preventDefault()
      })
      window.close()
      await until(() => asked === 1)
      tell(window.isDestroyed())
      window.close()
      await until(() => window.isDestroyed())
      tell(asked, app.isReady())
    },
    gives: [false, 2, true],
  },
  {
    name: 'a hidden page prints to a PDF of the size asked for, tagged and with an outline',
    source: 'docs/api/web-contents.md, contents.printToPDF()',
    run: async ({ openWindow, tell }) => {
      const { webContents } = await openWindow('<title>Un</title><h1>Titre</h1><p>Texte')
      const pdf = await webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
      const text = pdf.toString('latin1')
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
      const isNear = (points: string | undefined, wanted: number) => Math.abs(Number(points) - wanted) < 1.5
      tell(text.slice(0, 5), [isNear(width, 595.3), isNear(height, 841.9)])
      tell(/\/Marked true/.test(text), /\/Outlines /.test(text))
    },
    gives: ['%PDF-', [true, true], true, true],
  },
  {
    name: 'a page without JavaScript runs none of its scripts',
    source: 'docs/api/structures/web-preferences.md, javascript',
    run: async ({ BrowserWindow, tell }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { javascript: false } })
      await window.loadURL(
        'data:text/html,<title>kept</title><h1>A</h1><script>document.body.textContent = "B".repeat(9000)</script>',
      )
      const pdf = await window.webContents.printToPDF({
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
      tell(pdf.toString('latin1').includes('/Outlines '))
    },
    gives: [true],
  },
  {
    name: 'a print dialog says whether something was printed, and why not',
    source:
      'docs/api/web-contents.md, contents.print(); the reason of one cancelled: assumed (shell/browser)',
    doubleOnly: true,
    run: async ({ openWindow, double, tell }) => {
      const { webContents } = await openWindow('<p>Texte')
      const print = () =>
        new Promise((resolve) =>
          webContents.print({ usePrinterDefaultPageSize: true }, (...answer) => resolve(answer)),
        )
      tell(await print())
      await double('cancelPrint')
      tell(await print())
    },
    gives: [
      [true, ''],
      [false, 'Print job canceled'],
    ],
  },
  {
    name: 'executeJavaScript can count as a gesture of the user',
    source: 'docs/api/web-contents.md, contents.executeJavaScript()',
    run: async ({ openWindow, tell }) => {
      tell(await runner(await openWindow())('navigator.userActivation.isActive'))
    },
    gives: [true],
  },
  {
    name: 'the page is as dark as the app has it',
    source: 'docs/api/native-theme.md, nativeTheme.themeSource',
    run: async ({ nativeTheme, openWindow, tell, until }) => {
      const run = runner(await openWindow())
      for (const theme of ['dark', 'light'] as const) {
        nativeTheme.themeSource = theme
        tell(await until(() => run(`matchMedia('(prefers-color-scheme: ${theme})').matches`)))
      }
      nativeTheme.themeSource = 'system'
    },
    gives: [true, true],
  },
  {
    name: 'undo() and redo() act on the field of the page that has the focus',
    source: 'docs/api/web-contents.md, contents.undo(), contents.redo()',
    run: async ({ openWindow, tell, until }) => {
      const window = await openWindow('<input>')
      const run = runner(window)
      const input = 'document.querySelector("input")'
      await run(`${input}.focus(); document.execCommand("insertText", false, "text"); 0`)
      window.webContents.undo()
      tell(await until(() => run(`${input}.value === ""`)))
      window.webContents.redo()
      tell(await until(() => run(`${input}.value`)))
    },
    gives: [true, 'text'],
  },
  {
    name: 'bounds: normal ones outlast maximising; restoring undoes minimising',
    source: 'docs/api/browser-window.md, win.getNormalBounds(), win.restore(), win.minimize()',
    run: async ({ BrowserWindow, tell, until }) => {
      const window = new BrowserWindow({ width: 900, height: 600 })
      const { width } = window.getNormalBounds()
      window.maximize()
      tell(window.getNormalBounds().width === width)
      window.unmaximize()
      window.minimize()
      tell(await until(() => window.isMinimized()))
      window.restore()
      tell(await until(() => !window.isMinimized()))
    },
    gives: [true, true, true],
  },
  {
    name: 'closed, a window has no more than its listeners: all else throws; close() may be prevented, and asked again',
    source:
      'docs/api/browser-window.md, Event: closed, Event: close; that it throws: assumed (shell/common/gin_helper)',
    run: async ({ BrowserWindow, openWindow, tell, until }) => {
      const window = await openWindow()
      let asked = 0
      window.on('close', (event) => {
        asked += 1
        if (asked === 1) event.preventDefault()
      })
      window.close()
      window.close()
      await until(() => window.isDestroyed())
      let thrown: unknown
      try {
        window.getNormalBounds()
      } catch (error) {
        thrown = error instanceof Error ? error.message : error
      }
      tell(asked, thrown, BrowserWindow.getAllWindows().length)
    },
    gives: [2, 'Object has been destroyed', 0],
  },
]
