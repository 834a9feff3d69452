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

const template = (platform: NodeJS.Platform, sent: string[] = [], locale: (typeof LOCALES)[number] = 'fr') =>
  menuTemplate({ t: translator(locale), send: (id) => sent.push(id), platform, development: false })

test.each(['linux', 'darwin', 'win32'] as const)(
  'every command is in the menu once, with its key (%s)',
  (platform) => {
    const sent: string[] = []
    const all: Item[] = items(template(platform, sent))
    for (const { id, key, mac = key, also, by } of COMMANDS) {
      const found = all.filter((item) => item.id === id)
      expect(found).toHaveLength(1)
      expect(found[0]?.accelerator).toBe((platform === 'darwin' ? mac : key) || undefined)
      const seconds = all.filter(({ accelerator }) => accelerator !== undefined && accelerator === also)
      expect(seconds).toHaveLength(also && by !== 'page' ? 1 : 0)
      const click = found[0]?.click
      if (typeof click === 'function') click()
    }
    // Only the host's own item may read the clipboard.
    expect(all.find(({ id }) => id === 'paste-plain')).toMatchObject({ role: 'pasteAndMatchStyle' })
    expect(sent).toEqual(COMMANDS.map(({ id }) => id).filter((id) => id !== 'paste-plain'))
  },
)

test('a key that the page hears itself gives no command from the menu, only a click does', () => {
  const sent: string[] = []
  const bold = items(template('linux', sent)).find(({ id }) => id === 'bold')
  expect(bold).toMatchObject({ accelerator: 'CmdOrCtrl+B', registerAccelerator: false })
  if (typeof bold?.click === 'function') {
    bold.click(bold, undefined, { triggeredByAccelerator: true })
    expect(sent).toEqual([])
    bold.click(bold, undefined, { triggeredByAccelerator: false })
  }
  expect(sent).toEqual(['bold'])
})

test.each(LOCALES)('every line of it has words (%s)', (locale) => {
  for (const platform of ['linux', 'darwin'] as const) {
    for (const item of items(template(platform, [], locale))) {
      if (item.type !== 'separator') expect(item.label).toMatch(/^[^.{}]{2,}$|^.+…$/)
    }
  }
})

test('undo and redo are the window’s own, never the browser’s, and its keys are heard by the window', () => {
  const all = items(template('linux'))
  for (const id of ['undo', 'redo'])
    expect(all.find((item) => item.id === id)).toMatchObject({ registerAccelerator: false })
  expect(all.map(({ role }) => role)).not.toEqual(expect.arrayContaining(['undo']))
})

test('the commands of tables are a menu of their own', () => {
  const table = items(template('linux')).find(({ label }) => label === 'Tableau')
  const ids = isItems(table?.submenu) ? table.submenu.map(({ id }) => id) : []
  expect(ids).toEqual(COMMANDS.filter(({ within }) => within === 'table').map(({ id }) => id))
})

test('no key of a command is one that AltGr writes a character with', () => {
  for (const { key, mac = '', also = '' } of COMMANDS)
    for (const accelerator of [key, mac.replace('CmdOrCtrl', 'Cmd'), also])
      expect(accelerator).not.toMatch(/(?:CmdOrCtrl|Ctrl)\+(?:Shift\+)?Alt\+(?:Shift\+)?[A-Z0-9.,]$/i)
})

test('on a Mac sections move by Control, Command and the arrows', () => {
  const all = items(template('darwin'))
  expect(all.find(({ id }) => id === 'section-up')?.accelerator).toBe('Ctrl+Cmd+Up')
})

test('copy and the rest of editing work by their roles; quitting is where the system has it', () => {
  const roles = (platform: NodeJS.Platform) => items(template(platform)).map(({ role }) => role)
  expect(roles('linux')).toEqual(
    expect.arrayContaining(['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll', 'quit']),
  )
  expect(roles('darwin')).toEqual(expect.arrayContaining(['about', 'hide', 'services', 'quit', 'close']))
  expect(roles('linux')).not.toContain('toggleDevTools')
  expect(roles('linux')).not.toContain('reload')
})
