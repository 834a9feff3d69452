import { usableReplacements } from '../../../../core/ownReplacements.ts'
import type { OwnReplacement } from '../../../../core/settingKinds.ts'
import { replaceTyped, typeset, type Typesetting } from '../../../../core/typography/index.ts'
import { useSettings } from '../../state/settings.ts'
import { schema } from '../schema.ts'
import type { Correction, InputRule, TypedText } from './inputRules.ts'

/** A change of text as a correction; what is put in has the marks of the character at `marked`. */
function correction(
  { start, before, typed }: TypedText,
  { from, to, insert }: Typesetting,
  key: string,
  marked: number,
): Correction {
  const text = before + typed
  return {
    from,
    to,
    set: insert + text.slice(to),
    key,
    change: (transaction) => {
      const marks = transaction.doc.resolve(start + marked).nodeAfter?.marks
      const content = insert === '' ? [] : [schema.text(insert, marks)]
      return transaction.replaceWith(start + from, start + to, content)
    },
  }
}

/**
 * Sets quotes, apostrophes, dashes, ellipses and spaces by the conventions of the text's language, if the settings say so.
 */
export const typesetting: InputRule = (typedText) => {
  const { before, typed, after, language } = typedText
  const { setWhileTyping, typography: profile } = useSettings.getState().settings
  if (!setWhileTyping || typed.length !== 1) return null
  const setting = typeset({ before, typed, after }, { language, profile })
  if (!setting) return null
  const written = (before + typed).slice(setting.from)
  return correction(typedText, setting, `set ${written} ${setting.insert}`, before.length)
}

/** The replacements that can be used, of the setting as it was last seen. */
let usable: { of: readonly OwnReplacement[]; all: readonly OwnReplacement[] } = { of: [], all: [] }

function replacementsOf(setting: readonly OwnReplacement[]): readonly OwnReplacement[] {
  if (usable.of !== setting) usable = { of: setting, all: usableReplacements(setting) }
  return usable.all
}

/** Puts somebody's own replacements in the place of what is typed for them. */
export const ownReplacement: InputRule = (typedText) => {
  const { before, typed, after } = typedText
  const { ownReplacements } = useSettings.getState().settings
  if (ownReplacements.length === 0 || typed.length !== 1) return null
  const found = replaceTyped({ before, typed, after }, replacementsOf(ownReplacements))
  return (
    found && correction(typedText, found, `own ${(before + typed).slice(found.from, found.to)}`, found.from)
  )
}
