import type { BrowserWindow, NativeTheme } from 'electron'
import { DARK, LIGHT } from '../core/colors.ts'
import type { Settings } from '../core/settings.ts'

/** The background of a window in the theme that applies now, which it shows before its first paint and while it is resized. */
export function windowBackground({ shouldUseDarkColors }: Pick<NativeTheme, 'shouldUseDarkColors'>): string {
  return shouldUseDarkColors ? DARK.paper : LIGHT.paper
}

/**
 * Gives the system's own surfaces (menus, dialogs, scroll bars) the theme of the settings; 'system' follows the system. The
 * page sees the same theme through `prefers-color-scheme`.
 */
export function setTheme(native: Pick<NativeTheme, 'themeSource'>, theme: Settings['theme']): void {
  if (native.themeSource !== theme) native.themeSource = theme
}

/** Keeps the background of the open window that of the theme. */
export function followTheme(
  native: Pick<NativeTheme, 'shouldUseDarkColors' | 'on'>,
  window: () => Pick<BrowserWindow, 'setBackgroundColor'> | undefined,
): void {
  native.on('updated', () => window()?.setBackgroundColor(windowBackground(native)))
}
