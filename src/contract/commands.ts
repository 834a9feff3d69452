/** Every command that a menu, a shortcut or a button can give to the window. `key` is in Electron's accelerator form. */
export const COMMANDS = [
  { id: 'new-article', menu: 'file', key: 'CmdOrCtrl+N' },
  { id: 'import', menu: 'file', key: 'CmdOrCtrl+O' },
  { id: 'export', menu: 'file', key: 'CmdOrCtrl+E' },
  { id: 'preview', menu: 'file', key: 'CmdOrCtrl+Shift+P' },
  { id: 'save-now', menu: 'file', key: 'CmdOrCtrl+S' },
  { id: 'delete-article', menu: 'article', key: 'CmdOrCtrl+Shift+Backspace' },
  { id: 'search-library', menu: 'article', key: 'CmdOrCtrl+Shift+F' },
  { id: 'open-bin', menu: 'article', key: '' },
  { id: 'next-article', menu: 'article', key: 'CmdOrCtrl+Alt+Down' },
  { id: 'previous-article', menu: 'article', key: 'CmdOrCtrl+Alt+Up' },
  { id: 'settings', menu: 'view', key: 'CmdOrCtrl+,' },
  { id: 'toggle-library', menu: 'view', key: 'CmdOrCtrl+Alt+L' },
  { id: 'toggle-inspector', menu: 'view', key: 'CmdOrCtrl+Alt+I' },
] as const

export type CommandId = (typeof COMMANDS)[number]['id']
