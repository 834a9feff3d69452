import { basename } from 'node:path'
import type { CommandId } from '../contract/commands.ts'
import { hostTranslator } from '../i18n/hosts.ts'
import type { Locale, Translate } from '../i18n/index.ts'
import type { ElectronParts } from './electronParts.ts'
import type { LogFile } from './logFile.ts'
import { menuTemplate } from './menu.ts'
import type { RecentFiles } from './recentFiles.ts'

type MenuBarDeps = {
  platform: NodeJS.Platform
  development: boolean
  log: LogFile
  recent: RecentFiles
  /** Runs a command in the window. */
  send(command: CommandId): void
  openFile(path: string): void
}

/** Opens a file of Marbre's own in the system's program for it; tells its place where there is none. */
async function openInSystem(
  { shell, dialog }: Pick<ElectronParts, 'shell' | 'dialog'>,
  path: string,
  t: Translate,
): Promise<void> {
  const problem = await shell.openPath(path)
  if (problem === '') return
  dialog.showErrorBox(t('host:notShown.title', { name: basename(path) }), t('host:notShown.advice', { path }))
}

/** The menu bar of the program, which is made anew when its language or the recent files change. */
export class MenuBar {
  readonly #electron: ElectronParts
  readonly #deps: MenuBarDeps
  #locale: Locale = 'en'

  constructor(electron: ElectronParts, deps: MenuBarDeps) {
    this.#electron = electron
    this.#deps = deps
  }

  show(locale: Locale): void {
    this.#locale = locale
    const { platform, development, log, recent, send, openFile } = this.#deps
    const t = hostTranslator(locale)
    const template = menuTemplate({
      t,
      locale,
      platform,
      development,
      send,
      recent: {
        paths: recent.paths,
        open: openFile,
        clear: () => {
          recent.clear()
          this.show(this.#locale)
        },
      },
      showLog: () => void openInSystem(this.#electron, log.path, t),
    })
    const { Menu } = this.#electron
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}
