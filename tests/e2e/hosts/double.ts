import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import * as z from 'zod/mini'
import { Desktop } from '../../electron/desktop.ts'
import { type DesktopHost, type Launch, ownEnvironment, type SavedFile } from './host.ts'
import { otherClient } from './library.ts'

const stateOf = z.object({
  saved: z.array(z.string()),
  failures: z.array(z.string()),
  printed: z.array(z.string()),
  windows: z.array(z.object({ minimized: z.boolean(), maximized: z.boolean(), backgroundColor: z.string() })),
  dialogs: z.array(
    z.object({ kind: z.string(), content: z.optional(z.string()), proposed: z.optional(z.string()) }),
  ),
})

const menuOf = z.array(z.object({ path: z.array(z.string()), visible: z.boolean(), type: z.string() }))

/** Starts the built desktop host over the double of Electron. */
export async function startDouble(launch: Launch): Promise<DesktopHost> {
  const { folder, userData, locale, colorScheme, parameters = [], cwd, system } = launch
  const env = {
    ...ownEnvironment(userData, system),
    MARBRE_DOUBLE_LANGUAGES: locale,
    ...(colorScheme === 'dark' ? { MARBRE_DOUBLE_DARK: '1' } : {}),
    ...(system ? { MARBRE_DOUBLE_PLATFORM: system } : {}),
  }
  const start = (given: readonly string[], from: string | undefined) =>
    new Desktop({ parameters: given, env, ...(from === undefined ? {} : { cwd: from }) })
  const desktop = start(['--library', folder, ...parameters], cwd)
  const state = async () => stateOf.parse(await desktop.ask('state'))

  async function savedBy(act: () => Promise<void>): Promise<SavedFile> {
    const path = join(await mkdtemp(join(tmpdir(), 'marbre-saved-')), 'file')
    await desktop.ask('answerSave', { path })
    await act()
    await expect.poll(async () => (await state()).saved).toContain(path)
    const asked = (await state()).dialogs.findLast(({ kind }) => kind === 'save')
    return { name: asked?.proposed ?? '', bytes: await readFile(path) }
  }

  async function holdSaves() {
    await desktop.ask('holdCalls', { word: 'saveArticle' })
    return async () => void (await desktop.ask('releaseCalls'))
  }

  return {
    page: await desktop.window(),
    newsroom: otherClient(launch),
    savedBy,
    holdSaves,
    pageNow: () => desktop.window(),
    choose: async (item, by) => void (await desktop.ask('choose', { item, by })),
    output: () => desktop.output,
    errors: async () =>
      (await state()).dialogs.flatMap(({ kind, content }) => (kind === 'error' && content) || []),
    printed: async () => (await state()).printed,
    windowNow: async () => (await state()).windows[0],
    maximize: async () => void (await desktop.ask('maximize')),
    menu: async () =>
      menuOf
        .parse(await desktop.ask('menu'))
        .filter(({ visible, type }) => visible && type !== 'separator')
        .map(({ path }) => path.join(' > ').replaceAll(/&(.)/g, '$1')),
    minimize: async () => void (await desktop.ask('minimize')),
    closeWindow: async () => void (await desktop.ask('closeWindow')),
    quit: async () => void (await desktop.ask('quit')),
    crash: async () => void (await desktop.ask('crash')),
    openFile: async (path) => void (await desktop.ask('openFile', { path })),
    startAgain: (given, from) => start(['--library', folder, ...given], from).ended(),
    signal: (signal) => void desktop.process.kill(signal),
    ended: () => desktop.ended(),
    relaunched: () => desktop.relaunched(),
    stop: async () => {
      const failures =
        desktop.process.exitCode === null ? (await state().catch(() => undefined))?.failures : []
      await desktop.stop()
      expect(failures, 'what the double could not do').toEqual([])
    },
  }
}
