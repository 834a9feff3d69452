import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle, Screen } from 'electron'
import * as z from 'zod/mini'

const integer = z.int()
const stateFile = z.object({
  x: integer,
  y: integer,
  width: integer,
  height: integer,
  maximized: z._default(z.boolean(), false),
  fullScreen: z._default(z.boolean(), false),
  zoomLevel: z._default(z.number(), 0),
})

export const MIN_SIZE = { width: 640, height: 480 }
const DEFAULT_SIZE = { width: 1440, height: 900 }
const MAX_ZOOM_LEVEL = 8

/** Where a window opens and how; without `x` and `y` the system chooses its place. */
export type WindowState = {
  bounds: { x?: number; y?: number; width: number; height: number }
  maximized: boolean
  fullScreen: boolean
  zoomLevel: number
}

const INITIAL: WindowState = { bounds: DEFAULT_SIZE, maximized: false, fullScreen: false, zoomLevel: 0 }

function isReachable({ x, y, width }: Rectangle, screen: Rectangle): boolean {
  return (
    x + 120 <= screen.x + screen.width &&
    x + width - 120 >= screen.x &&
    y >= screen.y &&
    y + 40 <= screen.y + screen.height
  )
}

/**
 * The state saved by an earlier run, for the work areas of the screens there are now, the main one first. The place is left to
 * the system unless 120 × 40 pixels of the title bar are on a screen; no side is longer than that of the screen.
 */
export function restoredState(text: string, screens: readonly Rectangle[]): WindowState {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return INITIAL
  }
  const saved = stateFile.safeParse(value).data
  if (!saved || saved.width < MIN_SIZE.width || saved.height < MIN_SIZE.height) return INITIAL
  const { x, y, width, height, maximized, fullScreen, zoomLevel } = saved
  const screen = screens.find((each) => isReachable(saved, each))
  const room = screen ?? screens[0] ?? saved
  const size = { width: Math.min(width, room.width), height: Math.min(height, room.height) }
  return {
    bounds: screen ? { x, y, ...size } : size,
    maximized,
    fullScreen,
    zoomLevel: Math.max(-MAX_ZOOM_LEVEL, Math.min(zoomLevel, MAX_ZOOM_LEVEL)),
  }
}

/** Reads the state that `saveState` wrote to a file. */
export function readState(
  file: string,
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
): WindowState {
  try {
    const main = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
    return restoredState(
      readFileSync(file, 'utf8'),
      [main, ...others].map(({ workArea }) => workArea),
    )
  } catch {
    return INITIAL
  }
}

type Shown = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isFullScreen'> & {
  webContents: Pick<BrowserWindow['webContents'], 'getZoomLevel'>
}

/** Writes the place, size, state and zoom of a window. Losing them is harmless, so a disk that fails is passed over. */
export function saveState(file: string, window: Shown): void {
  try {
    const state = {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
      zoomLevel: window.webContents.getZoomLevel(),
    }
    writeFileSync(file, JSON.stringify(state))
  } catch {
    // Said above.
  }
}
