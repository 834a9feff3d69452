/** One line of the list: what menus, the palette, the page of shortcuts and the keyboard need to know of a command. */
type Line = {
  id: string
  menu: 'file' | 'edit' | 'format' | 'article' | 'view' | 'help'
  /** The menu within that menu in which it stands. */
  within?: 'table' | 'text-size' | 'measure' | 'theme' | 'language'
  /** Its key in Electron's accelerator form; empty where it has none. */
  key: string
  /** Its key on a Mac, where that is another one. */
  mac?: string
  /** A second key, which no menu shows. */
  also?: string
  /** What must be open for it: an article, or one that can be written. */
  needs?: 'article' | 'writable'
  /** The page carries it out, and hears its key unless it is undo or redo; any other is the window's. */
  by?: 'page'
  /** It acts wherever the focus is: on a field's own text, on the list's last act, else on the article. */
  role?: 'undo' | 'redo'
}

/**
 * THE list. Its words are `common:command.<id>`; what it does is in the window's `commands/dispatch.ts`, or, where it is
 * the page's, in `editor/commands.ts`.
 */
const LIST = [
  { id: 'new-article', menu: 'file', key: 'CmdOrCtrl+N' },
  { id: 'import', menu: 'file', key: 'CmdOrCtrl+O' },
  { id: 'export', menu: 'file', key: 'CmdOrCtrl+E', needs: 'article' },
  { id: 'preview', menu: 'file', key: 'CmdOrCtrl+Shift+P', needs: 'article' },
  { id: 'copy-rich', menu: 'file', key: 'CmdOrCtrl+Shift+E', needs: 'article' },
  { id: 'save-now', menu: 'file', key: 'CmdOrCtrl+S', needs: 'article' },
  { id: 'undo', menu: 'edit', key: 'CmdOrCtrl+Z', needs: 'writable', by: 'page', role: 'undo' },
  {
    id: 'redo',
    menu: 'edit',
    key: 'CmdOrCtrl+Shift+Z',
    also: 'CmdOrCtrl+Y',
    needs: 'writable',
    by: 'page',
    role: 'redo',
  },
  { id: 'paste-plain', menu: 'edit', key: 'CmdOrCtrl+Shift+V', needs: 'writable', by: 'page' },
  { id: 'find', menu: 'edit', key: 'CmdOrCtrl+F', needs: 'article' },
  { id: 'find-next', menu: 'edit', key: 'CmdOrCtrl+G', also: 'F3', needs: 'article' },
  { id: 'find-previous', menu: 'edit', key: 'CmdOrCtrl+Shift+G', also: 'Shift+F3', needs: 'article' },
  { id: 'replace', menu: 'edit', key: 'CmdOrCtrl+H', mac: 'CmdOrCtrl+Alt+F', needs: 'writable' },
  { id: 'bold', menu: 'format', key: 'CmdOrCtrl+B', needs: 'writable', by: 'page' },
  { id: 'italic', menu: 'format', key: 'CmdOrCtrl+I', needs: 'writable', by: 'page' },
  { id: 'superscript', menu: 'format', key: 'CmdOrCtrl+.', needs: 'writable', by: 'page' },
  { id: 'subscript', menu: 'format', key: '', needs: 'writable', by: 'page' },
  { id: 'strike', menu: 'format', key: '', needs: 'writable', by: 'page' },
  { id: 'link', menu: 'format', key: 'CmdOrCtrl+Shift+K', needs: 'writable', by: 'page' },
  { id: 'clear-formatting', menu: 'format', key: 'CmdOrCtrl+Space', needs: 'writable', by: 'page' },
  { id: 'paragraph', menu: 'format', key: 'CmdOrCtrl+Shift+0', needs: 'writable', by: 'page' },
  { id: 'heading', menu: 'format', key: 'CmdOrCtrl+Shift+2', needs: 'writable', by: 'page' },
  { id: 'minor-heading', menu: 'format', key: 'CmdOrCtrl+Shift+3', needs: 'writable', by: 'page' },
  { id: 'bullets', menu: 'format', key: 'CmdOrCtrl+Shift+8', needs: 'writable', by: 'page' },
  { id: 'numbers', menu: 'format', key: 'CmdOrCtrl+Shift+7', needs: 'writable', by: 'page' },
  { id: 'ticks', menu: 'format', key: '', needs: 'writable', by: 'page' },
  { id: 'quote', menu: 'format', key: 'CmdOrCtrl+Shift+9', needs: 'writable', by: 'page' },
  { id: 'footnote', menu: 'format', key: 'CmdOrCtrl+Shift+N', needs: 'writable', by: 'page' },
  { id: 'no-break-space', menu: 'format', key: 'CmdOrCtrl+Shift+Space', needs: 'writable', by: 'page' },
  { id: 'insert-table', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'row-above', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'row-below', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'column-before', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'column-after', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'remove-row', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'remove-column', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'table-header', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'remove-table', menu: 'format', key: '', needs: 'writable', by: 'page', within: 'table' },
  { id: 'format-bar', menu: 'format', key: 'Alt+F10', needs: 'writable', by: 'page' },
  { id: 'section-up', menu: 'format', key: 'Alt+Up', mac: 'Ctrl+Cmd+Up', needs: 'writable', by: 'page' },
  {
    id: 'section-down',
    menu: 'format',
    key: 'Alt+Down',
    mac: 'Ctrl+Cmd+Down',
    needs: 'writable',
    by: 'page',
  },
  { id: 'checklist', menu: 'article', key: 'F7', needs: 'article' },
  { id: 'section-fold', menu: 'format', key: '', needs: 'writable', by: 'page' },
  { id: 'section-duplicate', menu: 'format', key: '', needs: 'writable', by: 'page' },
  { id: 'section-remove', menu: 'format', key: '', needs: 'writable', by: 'page' },
  { id: 'section-apart', menu: 'format', key: '', needs: 'writable' },
  { id: 'delete-article', menu: 'article', key: 'CmdOrCtrl+Shift+Backspace', needs: 'article' },
  { id: 'search-library', menu: 'article', key: 'CmdOrCtrl+Shift+F' },
  { id: 'open-bin', menu: 'article', key: '' },
  { id: 'next-article', menu: 'article', key: 'CmdOrCtrl+Alt+Down' },
  { id: 'previous-article', menu: 'article', key: 'CmdOrCtrl+Alt+Up' },
  { id: 'next-remark', menu: 'article', key: 'F8', needs: 'article' },
  { id: 'previous-remark', menu: 'article', key: 'Shift+F8', needs: 'article' },
  { id: 'fix-typography', menu: 'article', key: '', needs: 'writable' },
  { id: 'palette', menu: 'view', key: 'CmdOrCtrl+K' },
  { id: 'settings', menu: 'view', key: 'CmdOrCtrl+,' },
  { id: 'toggle-library', menu: 'view', key: 'CmdOrCtrl+Shift+L' },
  { id: 'toggle-inspector', menu: 'view', key: 'CmdOrCtrl+Shift+D' },
  { id: 'next-pane', menu: 'view', key: 'F6' },
  { id: 'previous-pane', menu: 'view', key: 'Shift+F6' },
  { id: 'show-structure', menu: 'view', key: '', needs: 'article' },
  { id: 'show-details', menu: 'view', key: '', needs: 'article' },
  { id: 'show-remarks', menu: 'view', key: '', needs: 'article' },
  { id: 'toggle-spaces', menu: 'view', key: '' },
  { id: 'focus-mode', menu: 'view', key: 'F9', needs: 'article' },
  { id: 'typewriter', menu: 'view', key: 'Shift+F9' },
  { id: 'text-bigger', menu: 'view', within: 'text-size', key: '' },
  { id: 'text-smaller', menu: 'view', within: 'text-size', key: '' },
  { id: 'text-normal', menu: 'view', within: 'text-size', key: '' },
  { id: 'measure-narrow', menu: 'view', within: 'measure', key: '' },
  { id: 'measure-normal', menu: 'view', within: 'measure', key: '' },
  { id: 'measure-wide', menu: 'view', within: 'measure', key: '' },
  { id: 'theme-system', menu: 'view', within: 'theme', key: '' },
  { id: 'theme-light', menu: 'view', within: 'theme', key: '' },
  { id: 'theme-dark', menu: 'view', within: 'theme', key: '' },
  { id: 'language-system', menu: 'view', within: 'language', key: '' },
  { id: 'language-fr', menu: 'view', within: 'language', key: '' },
  { id: 'language-en', menu: 'view', within: 'language', key: '' },
  { id: 'shortcuts', menu: 'help', key: 'F1' },
] as const satisfies readonly Line[]

export type CommandId = (typeof LIST)[number]['id']

/** What the page carries out. */
export type PageCommandId = Extract<(typeof LIST)[number], { by: 'page' }>['id']

export type WindowCommandId = Exclude<CommandId, PageCommandId>

export type Command = Line & { readonly id: CommandId }

/** Every command that a menu, a shortcut, the palette or a button can give to the window, in the order of the menus. */
export const COMMANDS: readonly Command[] = LIST
