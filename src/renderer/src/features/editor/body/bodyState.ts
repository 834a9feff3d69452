import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder, type ViewUpdate } from '@codemirror/view'
import type { Profile } from '../../../../../core/typography/index.ts'
import { clipboard } from './clipboard.ts'
import { commandKeys } from './commands.ts'
import { copyHistory } from './copyHistory.ts'
import { type FoldWords, folding, foldWords } from './folding.ts'
import { heldSelection } from './formatBar.ts'
import { look } from './look.ts'
import { directionOf } from './direction.ts'
import { movingKeys, standingSelection } from './moving.ts'
import { paragraphKeys } from './paragraphs.ts'
import { sectionStarts } from './sections.ts'
import { spaceMarks } from './spaceMarks.ts'
import { settingWhileTyping } from './typing.ts'
import { typewriter } from './typewriter.ts'

/** Marks a change that comes from the library and not from the keyboard. */
export const fromLibrary = Annotation.define<true>()

/** What the body needs to know of what surrounds it; it may change while one writes. */
export type Surroundings = {
  name: string
  invitation: string
  language: string
  readOnly: boolean
  /** What came after the editor itself, and works in it from then on. */
  extras: Extension
  /** Which no-break spaces are set while one types; null: everything stays as it is typed. */
  setting: Profile | null
  /** No-break spaces can be seen. */
  showSpaces: boolean
  /** The line being written stays at the same height. */
  typewriter: boolean
  foldWords: FoldWords
  /** Called to go up from the first row. */
  leaveUp(): void
}

const surroundings = new Compartment()

function surrounded(now: Surroundings): Extension {
  const { name, invitation, language, readOnly, setting, showSpaces, extras, leaveUp } = now
  return [
    EditorState.readOnly.of(readOnly),
    extras,
    now.typewriter ? typewriter : [],
    placeholder(invitation),
    foldWords.of(now.foldWords),
    keymap.of(movingKeys(leaveUp)),
    setting === null ? [] : settingWhileTyping({ language, profile: setting }),
    showSpaces ? spaceMarks : [],
    EditorView.contentAttributes.of({
      'aria-label': name,
      'aria-readonly': String(readOnly),
      lang: language,
      dir: directionOf(language),
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      translate: 'no',
    }),
  ]
}

/** The effect that tells a body what surrounds it now. */
export function surroundingsEffect(now: Surroundings) {
  return surroundings.reconfigure(surrounded(now))
}

/** A body with its own history, and everything that makes it read as it will be printed. */
export function bodyState(text: string, now: Surroundings, noted: (update: ViewUpdate) => void): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      surroundings.of(surrounded(now)),
      history(),
      copyHistory,
      sectionStarts,
      folding,
      look,
      standingSelection,
      heldSelection,
      clipboard,
      EditorView.lineWrapping,
      // The line being written keeps some room above and below it.
      EditorView.scrollMargins.of(() => ({ top: 60, bottom: 90 })),
      EditorView.updateListener.of(noted),
      EditorView.perLineTextDirection.of(true),
      keymap.of([...commandKeys, ...paragraphKeys, ...standardKeymap, ...historyKeymap]),
    ],
  })
}
