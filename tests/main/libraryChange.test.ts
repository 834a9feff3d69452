import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { libraryOfWindow } from '../../src/host/libraries.ts'
import { LibraryChange } from '../../src/main/libraryChange.ts'
import { temporaryFolder, unwrap } from '../store/libraryFixture.ts'

test('the next start opens the library that was chosen, unless the window stayed on its own', async () => {
  const home = temporaryFolder()
  const desk = join(home, 'Desk')
  for (const name of ['articles', 'bin']) mkdirSync(join(desk, name), { recursive: true })
  const machine = { platform: 'linux' as const, env: { XDG_DATA_HOME: home }, home }
  const nextStart = () => libraryOfWindow(undefined, machine).library.folder
  const own = join(home, 'marbre', 'library')
  const closeWindow = vi.fn<() => void>()
  const restart = vi.fn<(folder: string) => void>()
  const shell = { openPath: async () => '' }
  const change = new LibraryChange({ shell, browse: async () => desk, closeWindow, restart })
  const libraries = change.libraries(join(home, 'marbre'), own)
  const { chosen } = unwrap(await libraries.browse())

  expect(unwrap(await libraries.open(chosen?.id ?? ''))).toEqual({ address: null })
  await vi.waitFor(() => expect(closeWindow).toHaveBeenCalledTimes(1))
  change.windowAnswered(false)
  expect([restart.mock.calls, nextStart()]).toEqual([[], own])

  unwrap(await libraries.open(chosen?.id ?? ''))
  await vi.waitFor(() => expect(closeWindow).toHaveBeenCalledTimes(2))
  change.windowAnswered(true)
  expect([restart.mock.calls, nextStart()]).toEqual([[[desk]], desk])
})
