import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/contract/commands.ts'
import { LOCALES, translator } from '../../src/i18n/index.ts'
import { menuTemplate } from '../../src/main/menu.ts'

type Item = {
  label?: string
  role?: string
  id?: string
  accelerator?: unknown
  type?: string
  submenu?: unknown
  click?: unknown
}

function isItems(value: unknown): value is Item[] {
  return Array.isArray(value)
}

const items = (template: readonly Item[]): Item[] =>
  template.flatMap((item) => (isItems(item.submenu) ? [item, ...items(item.submenu)] : [item]))

const template = (platform: NodeJS.Platform, given: string[] = [], locale: (typeof LOCALES)[number] = 'fr') =>
  menuTemplate({ t: translator(locale), give: (id) => given.push(id), platform, development: false })

test.each(['linux', 'darwin', 'win32'] as const)(
  'every command is in the menu once, with its key (%s)',
  (platform) => {
    const given: string[] = []
    const all: Item[] = items(template(platform, given))
    for (const { id, key, mac = key, also, role } of COMMANDS) {
      const found = all.filter((item) => item.id === id)
      expect(found).toHaveLength(1)
      expect(found[0]?.accelerator).toBe((platform === 'darwin' ? mac : key) || undefined)
      if (also) expect(all.filter(({ accelerator }) => accelerator === also)).toHaveLength(1)
      expect(found[0]?.role).toBe(role)
      const click = found[0]?.click
      if (typeof click === 'function') click()
    }
    expect(given).toEqual(COMMANDS.filter(({ role }) => !role).map(({ id }) => id))
  },
)

test('a key that the body hears itself gives no command from the menu, only a click does', () => {
  const given: string[] = []
  const bold = items(template('linux', given)).find(({ id }) => id === 'bold')
  expect(bold).toMatchObject({ accelerator: 'CmdOrCtrl+B', registerAccelerator: false })
  if (typeof bold?.click === 'function') {
    bold.click(bold, undefined, { triggeredByAccelerator: true })
    expect(given).toEqual([])
    bold.click(bold, undefined, { triggeredByAccelerator: false })
  }
  expect(given).toEqual(['bold'])
})

test.each(LOCALES)('every line of it has words (%s)', (locale) => {
  for (const platform of ['linux', 'darwin'] as const) {
    for (const item of items(template(platform, [], locale))) {
      if (item.type !== 'separator') expect(item.label).toMatch(/^[^.{}]{2,}$|^.+…$/)
    }
  }
})

test('undo, copy and the rest of editing work by their roles; quitting is where the system has it', () => {
  const roles = (platform: NodeJS.Platform) => items(template(platform)).map(({ role }) => role)
  expect(roles('linux')).toEqual(
    expect.arrayContaining([
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'pasteAndMatchStyle',
      'selectAll',
      'quit',
    ]),
  )
  expect(roles('darwin')).toEqual(expect.arrayContaining(['about', 'hide', 'services', 'quit', 'close']))
  expect(roles('linux')).not.toContain('toggleDevTools')
  expect(roles('linux')).not.toContain('reload')
})
