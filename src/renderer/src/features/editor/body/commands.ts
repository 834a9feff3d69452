import { redo, undo } from '@codemirror/commands'
import type { Command, EditorView, KeyBinding } from '@codemirror/view'
import { type BodyCommandId, COMMANDS } from '../../../../../contract/commands.ts'
import { toggleBlock } from './blocks.ts'
import { foldHere } from './folding.ts'
import { askForBar, askForLink } from './formatBar.ts'
import { toggleBold, toggleItalic } from './marks.ts'
import { moveSection } from './moving.ts'
import { toggleHeading } from './paragraphs.ts'
import { duplicatingSection, removingSection, sectionAt } from './sections.ts'

/** Does to the section that the cursor is in what a transaction tells. */
function onSection(spec: typeof removingSection): Command {
  return (view) => {
    const changed = spec(view.state, sectionAt(view.state, view.state.selection.main.head))
    if (changed) view.dispatch(changed)
    return true
  }
}

const ACTIONS: { readonly [id in BodyCommandId]: Command } = {
  undo,
  redo,
  bold: toggleBold,
  italic: toggleItalic,
  link: askForLink,
  bullets: toggleBlock('bullets'),
  numbers: toggleBlock('numbers'),
  quote: toggleBlock('quote'),
  'format-bar': askForBar,
  heading: toggleHeading,
  'section-up': moveSection(-1),
  'section-down': moveSection(1),
  'section-fold': foldHere,
  'section-duplicate': onSection(duplicatingSection),
  'section-remove': onSection(removingSection),
}

const isOfBody = (id: string): id is BodyCommandId => id in ACTIONS

const NAMED: { readonly [key: string]: string } = {
  CmdOrCtrl: 'Mod',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}

function keyOf(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => NAMED[part] ?? part)
  return parts.map((part) => (part.length === 1 ? part.toLowerCase() : part)).join('-')
}

/** The keys of the commands that are the body's. */
export const commandKeys: KeyBinding[] = COMMANDS.flatMap(({ id, key }) =>
  isOfBody(id) && key !== '' ? [{ key: keyOf(key), run: ACTIONS[id] }] : [],
)

/** Carries a command out where the cursor is. */
export function runBodyCommand(view: EditorView, command: BodyCommandId): void {
  view.focus()
  ACTIONS[command](view)
}
