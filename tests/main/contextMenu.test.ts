import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { hostTranslator } from '../../src/i18n/hosts.ts'
import { LOCALES } from '../../src/i18n/index.ts'
import { contextMenuTemplate, showContextMenus } from '../../src/main/contextMenu.ts'

const FLAGS = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: false,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
}

const menu = (isEditable: boolean, selectionText = '', locale: (typeof LOCALES)[number] = 'fr') =>
  contextMenuTemplate({ isEditable, selectionText, editFlags: FLAGS }, hostTranslator(locale))

test('a text field has cut, copy, paste and select all, as far as they are possible', () => {
  expect(menu(true).map(({ role, enabled }) => [role, enabled])).toEqual([
    ['cut', true],
    ['copy', true],
    ['paste', false],
    [undefined, undefined],
    ['selectAll', true],
  ])
})

test('selected text can be copied; elsewhere there is no menu', () => {
  expect(menu(false, 'mot').map(({ role }) => role)).toEqual(['copy'])
  expect(menu(false)).toEqual([])
  expect(menu(false, ' \n')).toEqual([])
})

test.each(LOCALES)('its words are those of the interface (%s)', (locale) => {
  const t = hostTranslator(locale)
  const labels = menu(true, '', locale).flatMap(({ label }) => label ?? [])
  expect(labels).toEqual([
    t('host:menu.cut'),
    t('host:menu.copy'),
    t('host:menu.paste'),
    t('host:menu.selectAll'),
  ])
})

function assertParameters(_these: unknown): asserts _these is Parameters<typeof showContextMenus> {}

test('a menu that a key asks for opens at the text, not at the mouse', () => {
  const opened: object[] = []
  const window = { webContents: new EventEmitter() }
  const menus = { buildFromTemplate: () => ({ popup: (where: object) => opened.push(where) }) }
  const parameters: unknown = [window, menus, () => hostTranslator('fr')]
  assertParameters(parameters)
  showContextMenus(...parameters)
  const ask = (menuSourceType: string) =>
    window.webContents.emit(
      'context-menu',
      {},
      {
        ...{ isEditable: true, selectionText: '', editFlags: FLAGS },
        ...{ x: 40.4, y: 50.6, menuSourceType },
      },
    )
  ask('keyboard')
  ask('mouse')
  expect(opened).toEqual([
    { window, x: 40, y: 51, sourceType: 'keyboard' },
    { window, sourceType: 'mouse' },
  ])
})
