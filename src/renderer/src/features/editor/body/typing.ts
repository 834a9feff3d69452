import { isolateHistory, undo } from '@codemirror/commands'
import { type EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state'
import { type Command, EditorView, keymap } from '@codemirror/view'
import { paragraphsOf, type Profile, type Setting, settingOf } from '../../../../../core/typography/index.ts'
import { blockAt } from './dialect.ts'
import { headingText, isCode } from './sections.ts'

/** By what conventions a text is set while it is typed. */
export type SettingConventions = { language: string; profile: Profile }

/** Says that a change sets what was typed just now. */
const setJustNow = StateEffect.define<true>()

/** True right behind a character that was set otherwise than it was typed. */
const isSetJustNow = StateField.define<boolean>({
  create: () => false,
  update: (was, { docChanged, selection, effects }) =>
    effects.some((effect) => effect.is(setJustNow)) || (was && !docChanged && !selection),
})

/** The paragraph that a position is in, with what its marks are. */
function paragraphAt(state: EditorState, position: number): { from: number; to: number; markdown: boolean } {
  const line = state.doc.lineAt(position)
  const heading = headingText(state, line.from)
  if (heading !== null) return { from: Math.min(heading, position), to: line.to, markdown: false }
  const block = blockAt(state, position)
  if (block)
    for (const { from, to } of paragraphsOf(state.doc.sliceString(block.from, block.to), true))
      if (block.from + from <= position && position <= block.from + to)
        return { from: block.from + from, to: block.from + to, markdown: true }
  return { from: line.from, to: line.to, markdown: true }
}

/** The setting of a character that goes in at the cursor, its places counted from the paragraph's start. */
function settingAt(
  { state }: EditorView,
  [from, to, typed]: readonly [number, number, string],
  { language, profile }: SettingConventions,
): { setting: Setting; start: number } | null {
  if (isCode(state, from)) return null
  const { from: start, to: end, markdown } = paragraphAt(state, from)
  if (to > Math.max(end, from)) return null
  const before = state.doc.sliceString(start, from)
  const after = state.doc.sliceString(to, end)
  const setting = settingOf({ before, typed, after }, { language, profile, markdown })
  return setting && { setting, start }
}

const handler = (conventions: SettingConventions) =>
  EditorView.inputHandler.of((view, from, to, typed, insert) => {
    if (typed.length !== 1 || view.state.readOnly || view.composing || view.compositionStarted) return false
    const found = settingAt(view, [from, to, typed], conventions)
    if (!found) return false
    const { start, setting } = found
    // What was typed is a step of the history by itself, so that one undo brings it back.
    view.dispatch(insert())
    const changes = { from: start + setting.from, to: start + setting.to, insert: setting.insert }
    view.dispatch({
      changes,
      selection: { anchor: changes.from + setting.insert.length + (from + typed.length - changes.to) },
      annotations: isolateHistory.of('full'),
      effects: setJustNow.of(true),
      userEvent: 'input.set',
      scrollIntoView: true,
    })
    return true
  })

const takeBack: Command = (view) => view.state.field(isSetJustNow) && undo(view)

/** Quotes, apostrophes, dashes and spaces are set while one types; Backspace, like undo, gives back what was typed. */
export function settingWhileTyping(conventions: SettingConventions): Extension {
  return [isSetJustNow, handler(conventions), Prec.high(keymap.of([{ key: 'Backspace', run: takeBack }]))]
}
