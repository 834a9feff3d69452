import { readdirSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DARK, LIGHT } from '../../../src/core/colors.ts'
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts'
import { expect, headlineOf, test } from '../fixtures.ts'

test('a window opens as it was left: its size, and maximised', async ({ startDesktop }) => {
  const first = await startDesktop()
  await expect(headlineOf(first.page)).not.toHaveText('')
  expect(await first.windowNow()).toMatchObject({ maximized: false, backgroundColor: LIGHT.paper })
  await first.maximize()
  await first.quit()
  await first.ended()
  const desktop = await startDesktop()
  await expect.poll(() => desktop.windowNow()).toMatchObject({ maximized: true })
})

for (const [theme, colorScheme] of [
  ['dark', 'light'],
  ['system', 'dark'],
] as const) {
  test.describe(`the theme ${theme} on a ${colorScheme} system`, () => {
    test.use({ colorScheme, settings: { ...DEFAULT_SETTINGS, theme } })
    test('is the window’s before the page is there', async ({ startDesktop }) => {
      const desktop = await startDesktop()
      expect(await desktop.windowNow()).toMatchObject({ backgroundColor: DARK.paper })
      await expect(desktop.page.locator('body')).toHaveCSS('background-color', 'rgb(25, 23, 20)')
    })
  })
}

test('About, Settings and Quit are where each system has them', async ({ startDesktop }) => {
  const here = await (await startDesktop()).menu()
  if (process.platform !== 'darwin') {
    expect(here).toContain('Aide > À propos de Marbre')
    expect(here).toContainEqual(expect.stringMatching(/^Fichier > Quitter/))
  }
  const mac = await (await startDesktop([], { system: 'darwin' })).menu()
  expect(mac.filter((label) => label.startsWith('Marbre > '))).toEqual(
    expect.arrayContaining([
      'Marbre > À propos de Marbre',
      expect.stringMatching(/^Marbre > Réglages/),
      'Marbre > Quitter Marbre',
    ]),
  )
  expect(mac.filter((label) => label.startsWith('Affichage > Réglages'))).toEqual([])
})

test('options that Marbre does not know are told', async ({ startDesktop }) => {
  const desktop = await startDesktop(['--libary', '/nowhere'])
  await expect.poll(() => desktop.output()).toContain('--libary')
})

test('a start that names another library opens that one, beside the first', async ({ startDesktop }) => {
  const first = await startDesktop()
  await expect(headlineOf(first.page)).not.toHaveText('')
  const other = await mkdtemp(join(tmpdir(), 'marbre-other-'))
  const second = await startDesktop(['--library', other])
  await expect(headlineOf(second.page)).not.toHaveText('')
  await expect.poll(() => readdirSync(join(other, 'articles'))).toHaveLength(1)
  await second.quit()
  expect(await second.ended()).toBe(0)
  expect(await first.windowNow()).toBeDefined()
})

test('a library that cannot be opened ends the start with a code of its own, and says why', async ({
  startDesktop,
  launch,
}) => {
  const desktop = await startDesktop()
  const file = join(launch.userData, 'file')
  await writeFile(file, 'no library')
  await desktop.quit()
  await desktop.ended()
  expect(await desktop.startAgain(['--library', file], launch.userData)).toBe(3)
})
