import type { BrowserWindow, ContextMenuParams, Menu, MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../i18n/index.ts'

type Asked = Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>

/** The context menu of a text field, or of selected text; empty elsewhere. The page has a menu of its own for the article. */
export function contextMenuTemplate(asked: Asked, t: Translate): MenuItemConstructorOptions[] {
  const { isEditable, editFlags, selectionText } = asked
  const copy = { role: 'copy', label: t('host:menu.copy'), enabled: editFlags.canCopy } as const
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy]
  return [
    { role: 'cut', label: t('host:menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('host:menu.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: t('host:menu.selectAll'), enabled: editFlags.canSelectAll },
  ]
}

/** Opens that menu wherever the page asks for one and shows none itself. */
export function showContextMenus(window: BrowserWindow, menus: typeof Menu, t: () => Translate): void {
  window.webContents.on('context-menu', (_event, asked) => {
    const template = contextMenuTemplate(asked, t())
    if (template.length === 0) return
    const { x, y, menuSourceType, frame } = asked
    menus.buildFromTemplate(template).popup({
      window,
      // Else it opens at the mouse.
      ...(menuSourceType === 'keyboard' ? { x: Math.round(x), y: Math.round(y) } : {}),
      sourceType: menuSourceType,
      ...(frame ? { frame } : {}),
    })
  })
}
