import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test'
import { isRoot } from '../../chromium.ts'
import { electronBinary } from '../../electron/electronBinary.ts'
import { type DesktopHost, type Launch, ownEnvironment, type SavedFile } from './host.ts'
import { otherClient } from './library.ts'

const ROOT = process.cwd()

/** A key that the page has left alone, as an accelerator is written: `ctrl+shift+k`. */
type MenuKey = { readonly names: readonly string[]; readonly modifiers: readonly string[] }

/**
 * Has the keys that the page leaves alone choose their items: a key pressed through the protocol reaches the page, and
 * never the system's menu.
 */
async function giveKeysToMenu(electron: ElectronApplication, page: Page): Promise<void> {
  const binding = '__keyForTheMenu'
  await page.exposeFunction(binding, (key: MenuKey) => chooseByKey(electron, key)).catch(() => {})
  const listen = (name: string) => {
    window.addEventListener(
      'keydown',
      (event) => {
        setTimeout(() => {
          const tell: unknown = Reflect.get(window, name)
          if (event.defaultPrevented || typeof tell !== 'function') return
          const held = { ctrl: event.ctrlKey, cmd: event.metaKey, alt: event.altKey, shift: event.shiftKey }
          const names = [event.key.toLowerCase(), event.code.replace(/^(?:Key|Digit)/, '').toLowerCase()]
          const modifiers = Object.entries(held).flatMap(([modifier, isHeld]) => (isHeld ? modifier : []))
          void tell({ names, modifiers })
        })
      },
      true,
    )
  }
  await page.addInitScript(listen, binding)
  await page.evaluate(listen, binding)
}

async function chooseByKey(electron: ElectronApplication, key: MenuKey): Promise<void> {
  await electron.evaluate(({ Menu, BrowserWindow }, { names, modifiers }) => {
    const isMac = process.platform === 'darwin'
    const special: Record<string, string> = {
      plus: '+',
      up: 'arrowup',
      down: 'arrowdown',
      space: ' ',
      esc: 'escape',
    }
    const isKey = (accelerator: string) => {
      const parts = accelerator.toLowerCase().split('+')
      const name = parts.pop() ?? ''
      const wanted = parts.map((part) =>
        part
          .replace(/^(?:cmdorctrl|commandorcontrol)$/, isMac ? 'cmd' : 'ctrl')
          .replace(/^control$/, 'ctrl')
          .replace(/^(?:command|super|meta)$/, 'cmd')
          .replace(/^option$/, 'alt'),
      )
      return names.includes(special[name] ?? name) && wanted.toSorted().join() === modifiers.toSorted().join()
    }
    const all = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((each) => [each, ...all(each.submenu ?? null)])
    const item = all(Menu.getApplicationMenu()).findLast(
      ({ accelerator, enabled, registerAccelerator }) =>
        enabled && (registerAccelerator || isMac) && accelerator && isKey(String(accelerator)),
    )
    const [window] = BrowserWindow.getAllWindows()
    item?.click({ triggeredByAccelerator: true }, window, window?.webContents)
  }, key)
}

/** Starts Electron itself on the built desktop host. Error boxes and print dialogs, which would wait for a click, are noted. */
export async function startElectron(launch: Launch): Promise<DesktopHost> {
  const executablePath = electronBinary()
  if (!executablePath) throw new Error('Electron is not installed')
  const { folder, userData, locale, colorScheme, parameters = [], cwd = ROOT } = launch
  const own = [...(isRoot ? ['--no-sandbox'] : []), ROOT]
  const env = ownEnvironment(userData)
  const electron = await _electron.launch({
    executablePath,
    args: [...own, '--library', folder, ...parameters],
    env,
    cwd,
    locale,
    colorScheme,
    timezoneId: 'Europe/Paris',
  })
  await electron.evaluate(({ app, dialog }) => {
    const printed: string[] = []
    Reflect.set(globalThis, '__printed', printed)
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        printed.push(contents.getTitle())
        done?.(true, '')
      }
    })
    const shown: string[] = []
    Reflect.set(globalThis, '__errorBoxes', shown)
    dialog.showErrorBox = (_title, content) => void shown.push(content)
  })
  const child = electron.process()
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })

  async function pageNow(): Promise<Page> {
    const page =
      electron.windows().find((each) => !each.isClosed()) ?? (await electron.waitForEvent('window'))
    await giveKeysToMenu(electron, page)
    return page
  }

  async function savedBy(act: () => Promise<void>): Promise<SavedFile> {
    const path = join(await mkdtemp(join(tmpdir(), 'marbre-saved-')), 'file')
    const saving = electron.evaluate(
      ({ session }, to) =>
        new Promise<string>((resolve) => {
          session.defaultSession.once('will-download', (_event, item) => {
            item.setSavePath(to)
            item.once('done', () => resolve(item.getFilename()))
          })
        }),
      path,
    )
    await act()
    return { name: await saving, bytes: await readFile(path) }
  }

  return {
    page: await pageNow(),
    newsroom: otherClient(launch),
    savedBy,
    holdSaves: () => Promise.reject(new Error('calls within Electron cannot be held back')),
    pageNow,
    choose: (command, by) =>
      electron.evaluate(
        ({ BrowserWindow, Menu }, [id, triggeredByAccelerator]) => {
          const [window] = BrowserWindow.getAllWindows()
          const item = Menu.getApplicationMenu()?.getMenuItemById(id)
          if (!item) throw new TypeError(`no item ${id}`)
          item.click({ triggeredByAccelerator }, window, window?.webContents)
        },
        [command, by === 'keyboard'] as const,
      ),
    output: () => printed,
    errors: () => electron.evaluate(() => Array.from(Reflect.get(globalThis, '__errorBoxes'), String)),
    printed: () => electron.evaluate(() => Array.from(Reflect.get(globalThis, '__printed'), String)),
    windowNow: () =>
      electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows()
        return (
          window && {
            minimized: window.isMinimized(),
            maximized: window.isMaximized(),
            backgroundColor: window.getBackgroundColor().toLowerCase(),
          }
        )
      }),
    maximize: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize()),
    menu: () =>
      electron.evaluate(({ Menu }) => {
        const all = (menu: Electron.Menu | null | undefined, path: readonly string[]): string[] =>
          (menu?.items ?? [])
            .filter(({ visible, type }) => visible && type !== 'separator')
            .flatMap(({ label, submenu }) => [
              [...path, label].join(' > ').replaceAll(/&(.)/g, '$1'),
              ...all(submenu, [...path, label]),
            ])
        return all(Menu.getApplicationMenu(), [])
      }),
    minimize: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize()),
    closeWindow: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    quit: () => electron.evaluate(({ app }) => setImmediate(() => app.quit())).then(() => {}),
    crash: () =>
      electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      ),
    openFile: (path) =>
      electron.evaluate(({ app }, file) => {
        app.emit('open-file', { preventDefault: () => {} }, file)
      }, path),
    startAgain: async (given, from) => {
      const second = spawn(executablePath, [...own, '--library', folder, ...given], {
        cwd: from,
        env,
        stdio: 'ignore',
      })
      const [code] = await once(second, 'exit')
      return code
    },
    signal: (signal) => void child.kill(signal),
    ended: async () => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.exitCode
    },
    relaunched: () => Promise.reject(new Error('another process of Electron cannot be driven')),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await electron.close()
      expect(child.exitCode ?? child.signalCode, 'it has ended').not.toBeNull()
    },
  }
}
