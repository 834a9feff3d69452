import { COMMANDS, type CommandId } from '../../../contract/commands.ts'
import type { Translate } from '../../../i18n/index.ts'
import { bridge } from '../client.ts'

/** What a browser keeps for itself, even in a window of its own, is given another key there. */
const IN_A_BROWSER: { readonly [id in CommandId]?: string } = { 'new-article': 'Alt+N' }

/** True on a keyboard with Command and Option. */
export const isMac = /mac/i.test(navigator.platform)

const NAMED: { readonly [key: string]: string } = { up: 'arrowup', down: 'arrowdown' }
/** `ctrl` is a key of its own on a Mac alone, where `cmdorctrl` is Command. */
const MODIFIERS = ['ctrl', 'cmdorctrl', 'alt', 'shift']

type Shortcut = { command: CommandId; modifiers: readonly string[]; key: string; heard: 'window' | 'page' }

/** An accelerator's modifiers and key, as `commandOf` compares them. */
export function parsed(accelerator: string): { modifiers: readonly string[]; key: string } {
  const parts = accelerator.toLowerCase().split('+')
  const named = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1).map((part) => (part === 'cmd' ? 'cmdorctrl' : part))
  return { modifiers, key: NAMED[named] ?? named }
}

// The first of a command's keys is the one that is shown.
const shortcuts: readonly Shortcut[] = COMMANDS.flatMap(({ id, key, mac, also = '', by, role }) => {
  const accelerator = (bridge ? undefined : IN_A_BROWSER[id]) ?? (isMac ? mac : undefined) ?? key
  // Undo and redo go by where the focus is, so the window hears them.
  const heard = role ? 'window' : (by ?? 'window')
  return [accelerator, also].flatMap((keys): Shortcut[] =>
    keys === '' ? [] : [{ command: id, ...parsed(keys), heard }],
  )
})

function pressedModifiers(event: KeyboardEvent): string[] {
  const main = isMac ? event.metaKey : event.ctrlKey
  const pressed = { ctrl: isMac && event.ctrlKey, cmdorctrl: main, alt: event.altKey, shift: event.shiftKey }
  return Object.entries(pressed).flatMap(([name, down]) => (down ? [name] : []))
}

/** The window's command that a key press asks for. Never one where AltGr writes a character. */
export function commandOf(event: KeyboardEvent): CommandId | undefined {
  if (event.getModifierState('AltGraph') || (!isMac && event.metaKey)) return undefined
  const modifiers = pressedModifiers(event)
  const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : ''
  // With Alt, macOS names the character that is typed and not the key; a Cyrillic or Greek keyboard has no Latin letter.
  const isByPlace = event.altKey || /^[^ -~]$/u.test(event.key)
  const keys = isByPlace ? [event.key.toLowerCase(), letter] : [event.key.toLowerCase()]
  return shortcuts.find(
    (shortcut) =>
      shortcut.heard === 'window' &&
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
  arrowup: '↑',
  arrowdown: '↓',
}

/** A command's shortcut as this system's keyboards and menus write it; empty where it has none. */
export function shortcutLabel(command: CommandId, t: Translate): string {
  const shortcut = shortcuts.find((each) => each.command === command)
  if (!shortcut) return ''
  const keys = [...shortcut.modifiers, shortcut.key]
  if (isMac)
    return keys
      .map((key) => SYMBOLS[key] ?? (key === 'space' ? t('common:key.space') : key.toUpperCase()))
      .join('')
  const words: { readonly [key: string]: string } = {
    cmdorctrl: t('common:key.control'),
    alt: t('common:key.alt'),
    shift: t('common:key.shift'),
    backspace: t('common:key.backspace'),
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
