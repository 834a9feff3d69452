import { COMMANDS, type CommandId } from '../../../contract/commands.ts'
import type { Translate } from '../../../i18n/index.ts'
import { bridge } from '../client.ts'

/** What a browser keeps for itself, even in a window of its own, is given another key there. */
const IN_A_BROWSER: { readonly [id in CommandId]?: string } = { 'new-article': 'Alt+N' }

/** True on a keyboard with Command and Option. */
export const isMac = /mac/i.test(navigator.platform)

const NAMED: { readonly [key: string]: string } = { up: 'arrowup', down: 'arrowdown' }
const MODIFIERS = ['cmdorctrl', 'alt', 'shift']

type Shortcut = { command: CommandId; modifiers: readonly string[]; key: string; heard: 'window' | 'body' }

// The first of a command's keys is the one that is shown.
const shortcuts: readonly Shortcut[] = COMMANDS.flatMap(({ id, key, mac, also = '', by }) => {
  const accelerator = (bridge ? undefined : IN_A_BROWSER[id]) ?? (isMac ? mac : undefined) ?? key
  return [accelerator, also].flatMap((keys): Shortcut[] => {
    if (keys === '') return []
    const parts = keys.toLowerCase().split('+')
    const named = parts.at(-1) ?? ''
    return [{ command: id, modifiers: parts.slice(0, -1), key: NAMED[named] ?? named, heard: by ?? 'window' }]
  })
})

function pressedModifiers(event: KeyboardEvent): string[] {
  const main = isMac ? event.metaKey : event.ctrlKey
  const pressed = { cmdorctrl: main, alt: event.altKey, shift: event.shiftKey }
  return Object.entries(pressed).flatMap(([name, down]) => (down ? [name] : []))
}

/** The window's command that a key press asks for. Never one where AltGr writes a character. */
export function commandOf(event: KeyboardEvent): CommandId | undefined {
  if (event.getModifierState('AltGraph') || (isMac ? event.ctrlKey : event.metaKey)) return undefined
  const modifiers = pressedModifiers(event)
  const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : ''
  // With Alt, macOS names the character that is typed and not the key: there the place of the key counts.
  const keys = event.altKey ? [event.key.toLowerCase(), letter] : [event.key.toLowerCase()]
  return shortcuts.find(
    (shortcut) =>
      shortcut.heard === 'window' &&
      keys.includes(shortcut.key) &&
      MODIFIERS.every((name) => modifiers.includes(name) === shortcut.modifiers.includes(name)),
  )?.command
}

const SYMBOLS: { readonly [key: string]: string } = {
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
  if (isMac) return keys.map((key) => SYMBOLS[key] ?? key.toUpperCase()).join('')
  const words: { readonly [key: string]: string } = {
    cmdorctrl: t('common:key.control'),
    alt: t('common:key.alt'),
    shift: t('common:key.shift'),
    backspace: t('common:key.backspace'),
  }
  return keys.map((key) => words[key] ?? SYMBOLS[key] ?? key.toUpperCase()).join('+')
}

/** A command's shortcut in the form of `aria-keyshortcuts`. */
export function ariaShortcut(command: CommandId): string | undefined {
  const shortcut = shortcuts.find((each) => each.command === command)
  if (!shortcut) return undefined
  const words: { readonly [key: string]: string } = {
    cmdorctrl: isMac ? 'Meta' : 'Control',
    alt: 'Alt',
    shift: 'Shift',
    backspace: 'Backspace',
    arrowup: 'ArrowUp',
    arrowdown: 'ArrowDown',
  }
  return [...shortcut.modifiers, shortcut.key].map((key) => words[key] ?? key.toUpperCase()).join('+')
}
