import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readState, restoredState, saveState } from '../../src/main/windowState.ts'

const MAIN = { x: 0, y: 0, width: 1920, height: 1080 }
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 }
const BOUNDS = { x: 100, y: 50, width: 1200, height: 800 }

const restored = (saved: object, screens = [MAIN, SECOND]) => restoredState(JSON.stringify(saved), screens)

test('the window comes back where it was, on the screen it was on', () => {
  expect(restored(BOUNDS)).toEqual({ bounds: BOUNDS, maximized: false, fullScreen: false, zoomLevel: 0 })
  const onSecond = { ...BOUNDS, x: 2000 }
  expect(restored(onSecond).bounds).toEqual(onSecond)
})

test('a screen that is gone costs the place, not the size; no window is larger than its screen', () => {
  expect(restored({ ...BOUNDS, x: 2000 }, [MAIN]).bounds).toEqual({ width: 1200, height: 800 })
  expect(restored({ ...BOUNDS, y: -500 }).bounds).toEqual({ width: 1200, height: 800 })
  expect(restored({ ...BOUNDS, width: 3000, height: 2000 }, [MAIN]).bounds).toEqual({
    x: 100,
    y: 50,
    width: 1920,
    height: 1080,
  })
})

test('maximised, full screen and zoom come back too', () => {
  const state = { maximized: true, fullScreen: true, zoomLevel: 1.5 }
  expect(restored({ ...BOUNDS, ...state })).toMatchObject(state)
  expect(restored({ ...BOUNDS, zoomLevel: 400 }).zoomLevel).toBe(8)
})

test('what is no state of a window opens one as the first time', () => {
  const first = restoredState('', [MAIN])
  expect(first.bounds).toEqual({ width: 1440, height: 900 })
  for (const text of [
    '{',
    'null',
    '[]',
    '{"x":"1"}',
    '{"x":1e400}',
    JSON.stringify({ ...BOUNDS, width: 10 }),
  ])
    expect(restoredState(text, [MAIN])).toEqual(first)
})

test('what is saved is read back; a place that cannot be written or read is passed over', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'marbre-window-')), 'window.json')
  const display = (id: number, workArea: typeof MAIN) => ({ id, workArea })
  const screen = {
    getAllDisplays: () => [display(2, SECOND), display(1, MAIN)],
    getPrimaryDisplay: () => display(1, MAIN),
  }
  assertScreen(screen)
  const window = {
    getNormalBounds: () => BOUNDS,
    isMaximized: () => true,
    isFullScreen: () => false,
    webContents: { getZoomLevel: () => -1 },
  }
  saveState(file, window)
  expect(readState(file, screen)).toEqual({
    bounds: BOUNDS,
    maximized: true,
    fullScreen: false,
    zoomLevel: -1,
  })
  saveState(join(file, 'no folder'), window)
  expect(readState(join(file, 'no folder'), screen).maximized).toBe(false)
})

function assertScreen(_screen: unknown): asserts _screen is Parameters<typeof readState>[1] {}
