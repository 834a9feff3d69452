import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/contract/commands.ts'
import { hostTranslator } from '../../src/i18n/hosts.ts'
import { LOCALES } from '../../src/i18n/index.ts'
import { menuTemplate } from '../../src/main/menu.ts'

type Item = {
  label?: string
  role?: string
  id?: string
  accelerator?: unknown
  type?: string
  submenu?: unknown
  click?: unknown
  visible?: boolean
}

function isItems(value: unknown): value is Item[] {
  return Array.isArray(value)
}

const items = (template: readonly Item[]): Item[] =>
  template.flatMap((item) => (isItems(item.submenu) ? [item, ...items(item.submenu)] : [item]))

const RECENT = ['/desk/bac.txt', '/desk/R&D.md', '/home/bac.txt']

const template = (platform: NodeJS.Platform, sent: string[] = [], locale: (typeof LOCALES)[number] = 'fr') =>
  menuTemplate({
    t: hostTranslator(locale),
    locale,
    send: (id) => sent.push(id),
    platform,
    development: false,
    recent: {
      paths: RECENT,
      open: (path) => sent.push(path),
      clear: () => sent.push('clear'),
    },
    showLog: () => sent.push('log'),
  })

/** The labels of a menu of the bar, or of the bar itself; submenus by their name alone. */
function labels(platform: NodeJS.Platform, locale: (typeof LOCALES)[number], ...path: string[]): string[] {
  const bar: Item[] = template(platform, [], locale)
  let list: Item[] = bar
  for (const name of path) {
    const submenu = list.find(({ label }) => label?.replace('&', '') === name)?.submenu
    list = isItems(submenu) ? submenu : []
  }
  return list.flatMap(({ label, visible, type }) =>
    type === 'separator' ? ['—'] : visible === false ? [] : [label ?? ''],
  )
}

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

const NO_KEYS = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }

/** Chooses a command as Electron does: all that is no click of the mouse counts as an accelerator. */
function choose(platform: NodeJS.Platform, id: string, keys: Partial<typeof NO_KEYS> | 'mouse'): string[] {
  const sent: string[] = []
  const item = items(template(platform, sent)).find((each) => each.id === id)
  const pressed =
    keys === 'mouse'
      ? { ...NO_KEYS, triggeredByAccelerator: false }
      : { ...NO_KEYS, ...keys, triggeredByAccelerator: true }
  if (typeof item?.click === 'function') item.click(item, undefined, pressed)
  return sent
}

test('a command of the page runs when it is chosen in the menu, by mouse, keyboard or voice', () => {
  const voiceOver = { ctrlKey: true, altKey: true }
  for (const platform of ['linux', 'win32', 'darwin'] as const)
    for (const { id } of COMMANDS.filter(({ by, id: each }) => by === 'page' && each !== 'paste-plain'))
      for (const keys of ['mouse', {}, voiceOver] as const) expect(choose(platform, id, keys)).toEqual([id])
})

test('a key that the page hears itself does not run its command a second time', () => {
  expect(choose('darwin', 'bold', { metaKey: true })).toEqual([])
  expect(choose('darwin', 'section-up', { metaKey: true, ctrlKey: true })).toEqual([])
  expect(choose('darwin', 'heading', { metaKey: true, altKey: true })).toEqual([])
  // Windows and Linux send no key to the menu that is not registered: what comes was chosen, also with a key held.
  expect(items(template('linux')).find(({ id }) => id === 'bold')).toMatchObject({
    accelerator: 'CmdOrCtrl+B',
    registerAccelerator: false,
  })
  expect(choose('win32', 'bold', { ctrlKey: true })).toEqual(['bold'])
  // The keys of the window are the menu's own.
  expect(choose('darwin', 'import', { metaKey: true })).toEqual(['import'])
})

test.each(LOCALES)('every line of it has words (%s)', (locale) => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    for (const item of items(template(platform, [], locale))) {
      if (item.type !== 'separator' && !item.id?.startsWith('recent:'))
        expect(item.label).toMatch(/^[^.{}]{2,}$|^.+…$/)
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

/** Keys that write nothing on any layout. */
const NO_CHARACTER = /^(?:F\d+|Up|Down|Left|Right|PageUp|PageDown|Home|End|Backspace|Delete|Escape|Tab)$/

const keysOn = (platform: NodeJS.Platform) =>
  items(template(platform)).flatMap(({ accelerator, label }) =>
    typeof accelerator === 'string' ? [{ accelerator, label }] : [],
  )

test.each(['linux', 'win32', 'darwin'] as const)(
  'no shortcut shadows a character that a layout writes (%s)',
  (platform) => {
    for (const { accelerator } of keysOn(platform)) {
      const parts = accelerator.split('+')
      const key = parts.at(-1) ?? ''
      const has = (...names: string[]) => names.some((name) => parts.slice(0, -1).includes(name))
      const isMac = platform === 'darwin'
      if (NO_CHARACTER.test(key)) continue
      // Control never writes; with Alt it is AltGr on Windows. On a Mac, Option writes unless Command is held (dead keys too).
      if (isMac) expect(has('Cmd', 'CmdOrCtrl'), accelerator).toBe(true)
      else {
        expect(has('Ctrl', 'CmdOrCtrl'), accelerator).toBe(true)
        expect(has('Alt', 'AltGr'), accelerator).toBe(false)
      }
    }
  },
)

/** Shortcuts that the system takes before any program sees them. */
const TAKEN: { readonly [platform: string]: readonly string[] } = {
  darwin: [
    ...['3', '4', '5', '6'].map((digit) => `CmdOrCtrl+Shift+${digit}`),
    ...['Space', 'Tab', 'H', 'M', 'Q', 'W', '`'].map((key) => `CmdOrCtrl+${key}`),
    ...['CmdOrCtrl+Alt+Space', 'CmdOrCtrl+Alt+D', 'CmdOrCtrl+Alt+Escape', 'CmdOrCtrl+Shift+Q'],
    ...['Ctrl+Cmd+Space', 'Ctrl+Cmd+Q', 'Ctrl+Cmd+F', 'Ctrl+Up', 'Ctrl+Down', 'Ctrl+Left', 'Ctrl+Right'],
  ],
  win32: ['Ctrl+Alt+Delete', 'Ctrl+Shift+Escape', 'Alt+F4', 'Alt+Space', 'Ctrl+Escape', 'Alt+Tab'],
  linux: [
    'Ctrl+Alt+T',
    'Ctrl+Alt+L',
    'Ctrl+Alt+Delete',
    'Alt+F1',
    'Alt+F2',
    'Alt+F4',
    'Alt+Space',
    'Alt+Tab',
  ],
}

test.each(['linux', 'win32', 'darwin'] as const)(
  'no shortcut is one that the system keeps, and none has two meanings (%s)',
  (platform) => {
    const plain = (accelerator: string) =>
      (platform === 'darwin'
        ? accelerator.replace('CmdOrCtrl', 'Cmd')
        : accelerator.replace('CmdOrCtrl', 'Ctrl')
      )
        .split('+')
        .toSorted()
        .join('+')
    const used = keysOn(platform).map(({ accelerator }) => plain(accelerator))
    expect(used.filter((key, at) => used.indexOf(key) !== at)).toEqual([])
    expect((TAKEN[platform] ?? []).map(plain).filter((key) => used.includes(key))).toEqual([])
  },
)

test('a shortcut with Ctrl and Alt has a second way', () => {
  const withBoth = COMMANDS.filter(({ key }) => /CmdOrCtrl\+(?:Shift\+)?Alt/.test(key))
  expect(withBoth.map(({ id }) => id)).toEqual(['next-article', 'previous-article'])
  for (const { also } of withBoth) expect(also).toBeDefined()
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

test('the menus stand in the order of each system, with access keys where it has them', () => {
  expect(labels('darwin', 'en')).toEqual([
    'Marbre',
    'File',
    'Edit',
    'Format',
    'Article',
    'View',
    'Window',
    'Help',
  ])
  expect(labels('win32', 'en')).toEqual([
    '&File',
    '&Edit',
    'F&ormat',
    '&Article',
    '&View',
    '&Window',
    '&Help',
  ])
  expect(labels('linux', 'fr')).toEqual([
    '&Fichier',
    'É&dition',
    '&Mise en forme',
    '&Article',
    'Aff&ichage',
    'Fe&nêtre',
    'Aid&e',
  ])
})

test('settings, about and quit are where each system has them', () => {
  expect(labels('darwin', 'en', 'Marbre')).toEqual([
    'About Marbre',
    '—',
    'Settings…',
    '—',
    'Services',
    '—',
    'Hide Marbre',
    'Hide Others',
    'Show All',
    '—',
    'Quit Marbre',
  ])
  expect(labels('darwin', 'en', 'Window')).toEqual(['Minimize', 'Zoom', '—', 'Bring All to Front'])
  expect(labels('darwin', 'en', 'File').slice(-2)).toEqual(['—', 'Close Window'])
  expect(labels('win32', 'en', 'File').slice(-4)).toEqual(['—', 'Settings', '—', 'Exit'])
  expect(labels('linux', 'en', 'File').slice(-2)).toEqual(['—', 'Quit'])
  expect(labels('linux', 'en', 'Edit').at(-1)).toBe('Settings')
  for (const platform of ['linux', 'win32', 'darwin'] as const)
    expect(labels(platform, 'en', 'View')).not.toContain('Settings')
  expect(labels('win32', 'en', 'Help').at(-1)).toBe('About Marbre')
  expect(labels('darwin', 'en', 'Help')).not.toContain('About Marbre')
})

test('English menus of a Mac are written in title case, no others', () => {
  expect(labels('darwin', 'en', 'Edit')).toContain('Paste without Formatting')
  expect(labels('linux', 'en', 'Edit')).toContain('Paste without formatting')
  expect(labels('darwin', 'fr', 'Édition')).toContain('Tout sélectionner')
})

test('recent files are listed by name, and by folder where two have the same; a Mac has a list of its own', () => {
  const sent: string[] = []
  const recent = items(template('linux', sent)).filter(({ id }) => id?.startsWith('recent:'))
  expect(recent.map(({ label }) => label)).toEqual(['bac.txt – desk', 'R&&D.md', 'bac.txt – home'])
  for (const { click } of recent) if (typeof click === 'function') click()
  expect(sent).toEqual(RECENT)
  const mac = items(template('darwin')).map(({ role }) => role)
  expect(mac).toEqual(expect.arrayContaining(['recentDocuments', 'clearRecentDocuments']))
})

test('the help menu opens the log, and shows the licences in the window', () => {
  const sent: string[] = []
  for (const { id, click } of items(template('win32', sent)))
    if ((id === 'show-log' || id === 'licences') && typeof click === 'function') click()
  expect(sent).toEqual(['licences', 'log'])
})

test('nothing looks for updates, which would need the network', () => {
  for (const { label } of items(template('linux', [], 'en'))) expect(label ?? '').not.toMatch(/updat/i)
})
