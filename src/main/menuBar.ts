import type { CommandId } from '../contract/commands.ts'
import { hostTranslator } from '../i18n/hosts.ts'
import type { Locale } from '../i18n/index.ts'
import type { ElectronParts } from './electronParts.ts'
import type { LogFile } from './logFile.ts'
import { menuTemplate } from './menu.ts'
import { openInSystem } from './ownFiles.ts'
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
