import { COMMANDS, type CommandId } from '../../../contract/commands.ts'
import type { Translate } from '../../../i18n/index.ts'
import { bridge } from '../client.ts'
import { isMac } from '../platform.ts'

/** Shortcuts for commands whose own key the browser keeps to itself, even in an app window. Option+N is a dead key. */
const BROWSER_KEYS: { readonly [id in CommandId]?: string } = {
  'new-article': isMac ? 'Ctrl+Cmd+N' : 'Alt+N',
}

/** The keys of the comparison of versions, in Electron's form: while it stands in place of the page, no command has them. */
export const COMPARISON_KEYS = [
  { id: 'next', key: 'Alt+Down' },
  { id: 'previous', key: 'Alt+Up' },
] as const

const KEY_ALIASES: { readonly [key: string]: string } = { up: 'arrowup', down: 'arrowdown' }
/** In Apple’s order. `ctrl` is a modifier of its own on macOS only, where `cmdorctrl` is Command. */
const MODIFIERS = ['ctrl', 'alt', 'shift', 'cmdorctrl']

type Shortcut = { command: CommandId; modifiers: readonly string[]; key: string; scope: 'window' | 'page' }

/** Splits an accelerator (Electron's form) into lower-case modifiers and key, as `commandForKey` compares them. */
export function parseAccelerator(accelerator: string): { modifiers: readonly string[]; key: string } {
  const parts = accelerator.toLowerCase().split('+')
  const keyName = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1).map((part) => (part === 'cmd' ? 'cmdorctrl' : part))
  return { modifiers, key: KEY_ALIASES[keyName] ?? keyName }
}

// The first shortcut of a command is the one that is shown.
const shortcuts: readonly Shortcut[] = COMMANDS.flatMap(({ id, key, mac, also = '', by, role }) => {
  const accelerator = (bridge ? undefined : BROWSER_KEYS[id]) ?? (isMac ? mac : undefined) ?? key
  // Undo and redo depend on the focus, so the window handles them.
  const scope = role ? 'window' : (by ?? 'window')
  return [accelerator, also].flatMap((keys): Shortcut[] =>
    keys === '' ? [] : [{ command: id, ...parseAccelerator(keys), scope }],
  )
})

function pressedModifiers(event: KeyboardEvent): string[] {
  const main = isMac ? event.metaKey : event.ctrlKey
  const pressed = { ctrl: isMac && event.ctrlKey, cmdorctrl: main, alt: event.altKey, shift: event.shiftKey }
  return Object.entries(pressed).flatMap(([name, down]) => (down ? [name] : []))
}

/** The keys of commands of the window that have a key alone, or with Shift. */
const bareKeys = new Set(
  shortcuts.flatMap(({ modifiers, key, scope }) =>
    scope === 'window' && modifiers.every((name) => name === 'shift') ? [key] : [],
  ),
)

/** The window command of a key press; undefined if AltGr writes a character. */
export function commandForKey(event: KeyboardEvent): CommandId | undefined {
  // So that what is typed is not held against all shortcuts.
  const isBare = !event.ctrlKey && !event.metaKey && !event.altKey
  if (isBare && !bareKeys.has(event.key.toLowerCase())) return undefined
  if (event.getModifierState('AltGraph') || (!isMac && event.metaKey)) return undefined
  const modifiers = pressedModifiers(event)
  const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : ''
  // With Alt, macOS reports the character typed rather than the key; Cyrillic and Greek layouts have no Latin letters.
  // Then the position of the key counts.
  const usesKeyPosition = event.altKey || /^[^ -~]$/u.test(event.key)
  const keys = usesKeyPosition ? [event.key.toLowerCase(), letter] : [event.key.toLowerCase()]
  return shortcuts.find(
    (shortcut) =>
      shortcut.scope === 'window' &&
      keys.includes(shortcut.key) &&
      MODIFIERS.every((name) => modifiers.includes(name) === shortcut.modifiers.includes(name)),
  )?.command
}

const SYMBOLS: { readonly [key: string]: string } = {
  ctrl: '⌃',
  cmdorctrl: '⌘',
  alt: '⌥',
  shift: '⇧',
  backspace: '⌫',
  // What Apple’s keyboards have for it.
  delete: '⌫',
  enter: '↩',
  arrowup: '↑',
  arrowdown: '↓',
}

/** A command's shortcut as this system writes it; empty if it has none. */
export function shortcutLabel(command: CommandId, t: Translate): string {
  const shortcut = shortcuts.find((each) => each.command === command)
  return shortcut ? keysLabel(shortcut, t) : ''
}

/** An accelerator (Electron's form) as this system writes it. */
export function acceleratorLabel(accelerator: string, t: Translate): string {
  return keysLabel(parseAccelerator(accelerator), t)
}

function keysLabel({ modifiers, key: last }: Pick<Shortcut, 'modifiers' | 'key'>, t: Translate): string {
  const keys = [...modifiers, last]
  if (isMac)
    return [...MODIFIERS.filter((name) => modifiers.includes(name)), last]
      .map((key) => SYMBOLS[key] ?? (key === 'space' ? t('common:key.space') : key.toUpperCase()))
      .join('')
  const words: { readonly [key: string]: string } = {
    cmdorctrl: t('common:key.control'),
    alt: t('common:key.alt'),
    shift: t('common:key.shift'),
    backspace: t('common:key.backspace'),
    delete: t('common:key.delete'),
    enter: t('common:key.enter'),
    space: t('common:key.space'),
  }
  return keys.map((key) => words[key] ?? SYMBOLS[key] ?? key.toUpperCase()).join('+')
}

/** A command's shortcut in the form of `aria-keyshortcuts`. */
export function ariaShortcut(command: CommandId): string | undefined {
  const shortcut = shortcuts.find((each) => each.command === command)
  if (!shortcut) return undefined
  const words: { readonly [key: string]: string } = {
    ctrl: 'Control',
    cmdorctrl: isMac ? 'Meta' : 'Control',
    alt: 'Alt',
    shift: 'Shift',
    backspace: 'Backspace',
    space: 'Space',
    arrowup: 'ArrowUp',
    arrowdown: 'ArrowDown',
  }
  return [...shortcut.modifiers, shortcut.key].map((key) => words[key] ?? key.toUpperCase()).join('+')
}
