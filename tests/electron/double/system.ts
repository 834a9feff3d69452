import { EventEmitter } from 'node:events'
import { control } from './control.ts'
import { loud } from './loud.ts'

/** Electron's `dialog`: what would be shown is noted, and answered as the test has said beforehand. */
export const dialog = loud('dialog', {
  showErrorBox: (title: string, content: string) => {
    control.dialogs.push({ kind: 'error', title, content })
  },
  showMessageBox: async (...given: unknown[]) => {
    control.dialogs.push({ kind: 'message', options: given.at(-1) })
    return { response: control.nextResponse(), checkboxChecked: false }
  },
  showMessageBoxSync: (...given: unknown[]) => {
    control.dialogs.push({ kind: 'message', options: given.at(-1) })
    return control.nextResponse()
  },
  showOpenDialog: async (...given: unknown[]) => {
    control.dialogs.push({ kind: 'open', options: given.at(-1) })
    const filePaths = control.openPaths.splice(0)
    return { canceled: filePaths.length === 0, filePaths }
  },
  showSaveDialog: async (...given: unknown[]) => {
    control.dialogs.push({ kind: 'save', options: given.at(-1) })
    const filePath = control.askSavePath('') ?? ''
    return { canceled: filePath === '', filePath }
  },
})

export const shell = loud('shell', {
  openExternal: async (address: string) => {
    control.externals.push(address)
  },
  openPath: async (path: string) => {
    control.externals.push(path)
    return ''
  },
  showItemInFolder: (path: string) => {
    control.externals.push(path)
  },
})

class NativeTheme extends EventEmitter {
  shouldUseHighContrastColors = false
  prefersReducedTransparency = false
  #source = 'system'
  #isSystemDark: boolean = process.env.MARBRE_DOUBLE_DARK === '1'

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#isSystemDark : this.#source === 'dark'
  }
  get themeSource(): string {
    return this.#source
  }
  set themeSource(source: string) {
    this.#change(() => {
      this.#source = source
    })
  }
  setSystemDark(isDark: boolean): void {
    this.#change(() => {
      this.#isSystemDark = isDark
    })
  }

  #change(change: () => void): void {
    const before = this.shouldUseDarkColors
    change()
    if (this.shouldUseDarkColors !== before) this.emit('updated')
  }
}
export const nativeTheme = loud('nativeTheme', new NativeTheme())

const DISPLAY = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
}

class Screen extends EventEmitter {
  getAllDisplays = () => [DISPLAY]
  getPrimaryDisplay = () => DISPLAY
  getDisplayMatching = () => DISPLAY
  getCursorScreenPoint = () => ({ x: 0, y: 0 })
}
export const screen = loud('screen', new Screen())

export const powerMonitor = loud('powerMonitor', new EventEmitter())

class SystemPreferences extends EventEmitter {
  getAccentColor = () => '1f6feb00'
  getAnimationSettings = () => ({ shouldRenderRichAnimation: true, prefersReducedMotion: false })
  getUserDefault = () => undefined
}
export const systemPreferences = loud('systemPreferences', new SystemPreferences())

export const clipboard = loud('clipboard', {
  text: '',
  writeText(text: string) {
    this.text = text
  },
  readText() {
    return this.text
  },
})

let isReady = () => false
export function tellReadiness(of: () => boolean): void {
  isReady = of
}

/** Schemes must be told of before the app is ready. */
export const protocol = loud('protocol', {
  registerSchemesAsPrivileged: (_schemes: readonly unknown[]) => {
    if (isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  },
})
