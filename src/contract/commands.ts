/** A row of the table: all that menus, toolbar, palette, keyboard and the list of shortcuts know of a command. */
type CommandSpec = {
  id: string
  menu: 'file' | 'edit' | 'format' | 'article' | 'view' | 'help'
  /** Its submenu. */
  within?: 'copy-as' | 'status' | 'library' | 'table' | 'text-size' | 'measure' | 'theme' | 'language'
  /** The menus of the page (toolbar, context menu, structure panel) that list it, in the table's order. */
  group?: 'style' | 'mark' | 'table' | 'section'
  /** Its shortcut in Electron's accelerator form; '' for none. */
  key: string
  /** Its shortcut on macOS, if that is another one. */
  mac?: string
  /** A second shortcut, which no menu shows. */
  also?: string
  /** What must be open: an article; one that can be edited, which every command of the page needs; or two side by side. */
  needs?: 'article' | 'writable' | 'beside'
  /** Run by the page, which also hears its shortcut (except undo's and redo's); all others are run by the window. */
  by?: 'page'
  /** Acts by where the focus is: on a text control, on the list's last deletion, else on the article. */
  role?: 'undo' | 'redo'
}

/**
 * The commands, in the order of the menus. No shortcut writes a character on any layout (AltGr is Ctrl+Alt on Windows, Option
 * on a Mac), and none is one that the system keeps to itself (on a Mac ⇧⌘3 takes a picture of the screen, ⌘Space searches).
 * Menu, toolbar menus, context menu, palette, list of shortcuts and keyboard are derived from this table. A new command is a
 * row here, its label `common:command.<id>` in each language, and what it does: in `commands/dispatch.ts` of the window, or,
 * with `by: 'page'`, in `editor/commands.ts`. A command without a function there does not compile; those that choose a
 * setting are in `commands/settingCommands.ts`.
 */
const COMMAND_SPECS = [
  { id: 'new-article', menu: 'file', key: 'CmdOrCtrl+N' },
  { id: 'new-from-article', menu: 'file', key: '', needs: 'article' },
  { id: 'import', menu: 'file', key: 'CmdOrCtrl+O' },
  { id: 'import-folder', menu: 'file', key: '' },
  { id: 'export', menu: 'file', key: 'CmdOrCtrl+E', needs: 'article' },
  { id: 'export-library', menu: 'file', key: '' },
  { id: 'back-up', menu: 'file', key: '' },
  { id: 'preview', menu: 'file', key: 'CmdOrCtrl+Shift+P', needs: 'article' },
  { id: 'print', menu: 'file', key: 'CmdOrCtrl+P', needs: 'article' },
  { id: 'copy-article', menu: 'file', key: 'CmdOrCtrl+Shift+E', needs: 'article' },
  { id: 'copy-rich', menu: 'file', key: '', needs: 'article', within: 'copy-as' },
  { id: 'copy-html', menu: 'file', key: '', needs: 'article', within: 'copy-as' },
  { id: 'copy-markdown', menu: 'file', key: '', needs: 'article', within: 'copy-as' },
  { id: 'copy-text', menu: 'file', key: '', needs: 'article', within: 'copy-as' },
  { id: 'switch-library', menu: 'file', key: '', within: 'library' },
  { id: 'show-library-folder', menu: 'file', key: '', within: 'library' },
  { id: 'check-library', menu: 'file', key: '', within: 'library' },
  { id: 'save-now', menu: 'file', key: 'CmdOrCtrl+S', needs: 'article' },
  { id: 'keep-version', menu: 'file', key: 'CmdOrCtrl+Shift+S', needs: 'article' },
  { id: 'undo', menu: 'edit', key: 'CmdOrCtrl+Z', by: 'page', role: 'undo' },
  { id: 'redo', menu: 'edit', key: 'CmdOrCtrl+Shift+Z', also: 'CmdOrCtrl+Y', by: 'page', role: 'redo' },
  { id: 'paste-new', menu: 'edit', key: '' },
  { id: 'paste-plain', menu: 'edit', key: 'CmdOrCtrl+Shift+V', by: 'page' },
  { id: 'find', menu: 'edit', key: 'CmdOrCtrl+F', needs: 'article' },
  { id: 'find-next', menu: 'edit', key: 'CmdOrCtrl+G', also: 'F3', needs: 'article' },
  { id: 'find-previous', menu: 'edit', key: 'CmdOrCtrl+Shift+G', also: 'Shift+F3', needs: 'article' },
  { id: 'replace', menu: 'edit', key: 'CmdOrCtrl+H', mac: 'CmdOrCtrl+Alt+F', needs: 'writable' },
  { id: 'replace-library', menu: 'edit', key: 'CmdOrCtrl+Shift+H' },
  { id: 'bold', menu: 'format', key: 'CmdOrCtrl+B', by: 'page' },
  { id: 'italic', menu: 'format', key: 'CmdOrCtrl+I', by: 'page' },
  { id: 'superscript', menu: 'format', key: 'CmdOrCtrl+.', by: 'page' },
  { id: 'subscript', menu: 'format', key: '', by: 'page', group: 'mark' },
  { id: 'strike', menu: 'format', key: '', by: 'page', group: 'mark' },
  { id: 'link', menu: 'format', key: 'CmdOrCtrl+Shift+K', by: 'page' },
  {
    id: 'clear-formatting',
    menu: 'format',
    key: 'CmdOrCtrl+Space',
    mac: 'Ctrl+Cmd+0',
    by: 'page',
    group: 'mark',
  },
  { id: 'paragraph', menu: 'format', key: 'CmdOrCtrl+Shift+0', mac: 'Cmd+Alt+0', by: 'page', group: 'style' },
  { id: 'heading', menu: 'format', key: 'CmdOrCtrl+Shift+2', mac: 'Cmd+Alt+2', by: 'page', group: 'style' },
  {
    id: 'minor-heading',
    menu: 'format',
    key: 'CmdOrCtrl+Shift+3',
    mac: 'Cmd+Alt+3',
    by: 'page',
    group: 'style',
  },
  { id: 'quote', menu: 'format', key: 'CmdOrCtrl+Shift+9', by: 'page', group: 'style' },
  { id: 'bullets', menu: 'format', key: 'CmdOrCtrl+Shift+8', by: 'page', group: 'style' },
  { id: 'numbers', menu: 'format', key: 'CmdOrCtrl+Shift+7', by: 'page', group: 'style' },
  { id: 'task-list', menu: 'format', key: '', by: 'page', group: 'style' },
  { id: 'footnote', menu: 'format', key: 'CmdOrCtrl+Shift+N', by: 'page' },
  { id: 'no-break-space', menu: 'format', key: 'CmdOrCtrl+Shift+Space', by: 'page' },
  { id: 'insert-picture', menu: 'format', key: '', by: 'page' },
  { id: 'insert-table', menu: 'format', key: '', by: 'page', within: 'table' },
  { id: 'row-above', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'row-below', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'column-before', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'column-after', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'table-header', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'remove-row', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'remove-column', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'remove-table', menu: 'format', key: '', by: 'page', within: 'table', group: 'table' },
  { id: 'focus-toolbar', menu: 'format', key: 'Alt+F10', by: 'page' },
  { id: 'block-up', menu: 'format', key: 'Alt+Shift+Up', mac: 'Ctrl+Cmd+Shift+Up', by: 'page' },
  { id: 'block-down', menu: 'format', key: 'Alt+Shift+Down', mac: 'Ctrl+Cmd+Shift+Down', by: 'page' },
  { id: 'section-up', menu: 'format', key: 'Alt+Up', mac: 'Ctrl+Cmd+Up', by: 'page', group: 'section' },
  { id: 'section-down', menu: 'format', key: 'Alt+Down', mac: 'Ctrl+Cmd+Down', by: 'page', group: 'section' },
  { id: 'section-fold', menu: 'format', key: '', by: 'page', group: 'section' },
  { id: 'section-duplicate', menu: 'format', key: '', by: 'page', group: 'section' },
  { id: 'section-language', menu: 'format', key: '', needs: 'writable', group: 'section' },
  { id: 'section-extract', menu: 'format', key: '', needs: 'writable', group: 'section' },
  { id: 'section-remove', menu: 'format', key: '', by: 'page', group: 'section' },
  { id: 'checklist', menu: 'article', key: 'F7', needs: 'article' },
  { id: 'set-target', menu: 'article', key: '', needs: 'writable' },
  { id: 'status-draft', menu: 'article', key: '', needs: 'writable', within: 'status' },
  { id: 'status-review', menu: 'article', key: '', needs: 'writable', within: 'status' },
  { id: 'status-ready', menu: 'article', key: '', needs: 'writable', within: 'status' },
  { id: 'status-published', menu: 'article', key: '', needs: 'writable', within: 'status' },
  { id: 'status-spiked', menu: 'article', key: '', needs: 'writable', within: 'status' },
  { id: 'duplicate-article', menu: 'article', key: '', needs: 'article' },
  { id: 'delete-article', menu: 'article', key: 'CmdOrCtrl+Shift+Backspace', needs: 'article' },
  { id: 'destroy-article', menu: 'article', key: '', needs: 'article' },
  { id: 'search-library', menu: 'article', key: 'CmdOrCtrl+Shift+F' },
  { id: 'fill-hole', menu: 'article', key: '' },
  { id: 'open-bin', menu: 'article', key: '' },
  { id: 'empty-bin', menu: 'article', key: '' },
  { id: 'open-pictures', menu: 'article', key: '' },
  { id: 'open-beside', menu: 'article', key: '' },
  { id: 'close-beside', menu: 'article', key: '', needs: 'beside' },
  { id: 'next-article', menu: 'article', key: 'CmdOrCtrl+Alt+Down', also: 'CmdOrCtrl+PageDown' },
  { id: 'previous-article', menu: 'article', key: 'CmdOrCtrl+Alt+Up', also: 'CmdOrCtrl+PageUp' },
  { id: 'next-diagnostic', menu: 'article', key: 'F8', needs: 'article' },
  { id: 'previous-diagnostic', menu: 'article', key: 'Shift+F8', needs: 'article' },
  { id: 'fix-typography', menu: 'article', key: '', needs: 'writable' },
  { id: 'palette', menu: 'view', key: 'CmdOrCtrl+K' },
  { id: 'settings', menu: 'view', key: 'CmdOrCtrl+,' },
  { id: 'toggle-library', menu: 'view', key: 'CmdOrCtrl+Shift+L' },
  { id: 'toggle-inspector', menu: 'view', key: 'CmdOrCtrl+Shift+D' },
  { id: 'next-panel', menu: 'view', key: 'F6' },
  { id: 'previous-panel', menu: 'view', key: 'Shift+F6' },
  { id: 'show-structure', menu: 'view', key: '', needs: 'article' },
  { id: 'show-details', menu: 'view', key: '', needs: 'article' },
  { id: 'show-diagnostics', menu: 'view', key: '', needs: 'article' },
  { id: 'show-versions', menu: 'view', key: '', needs: 'article' },
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
  { id: 'language-en-GB', menu: 'view', within: 'language', key: '' },
  { id: 'language-en', menu: 'view', within: 'language', key: '' },
  { id: 'shortcuts', menu: 'help', key: 'F1' },
  { id: 'licences', menu: 'help', key: '' },
] as const satisfies readonly CommandSpec[]

export type CommandId = (typeof COMMAND_SPECS)[number]['id']

/** The commands that the page runs. */
export type PageCommandId = Extract<(typeof COMMAND_SPECS)[number], { by: 'page' }>['id']

export type WindowCommandId = Exclude<CommandId, PageCommandId>

export type Command = CommandSpec & { readonly id: CommandId }

/** All commands, in the order of the menus. */
export const COMMANDS: readonly Command[] = COMMAND_SPECS.map((spec) =>
  'by' in spec ? { ...spec, needs: 'writable' } : spec,
)

type Group = NonNullable<CommandSpec['group']>
type IdIn<Name extends Group> = Extract<(typeof COMMAND_SPECS)[number], { group: Name }>['id']

/** The ids of the commands of a group, in the table's order. */
export function commandsIn<Name extends Group>(name: Name): readonly IdIn<Name>[] {
  const isInGroup = (id: CommandId): id is IdIn<Name> =>
    COMMANDS.some((command) => command.id === id && command.group === name)
  return COMMANDS.map(({ id }) => id).filter(isInGroup)
}
