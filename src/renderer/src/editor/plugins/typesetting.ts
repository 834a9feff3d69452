import { typeset } from '../../../../core/typography/index.ts'
import { useSettings } from '../../state/settings.ts'
import { schema } from '../schema.ts'
import type { InputRule } from './inputRules.ts'

/**
 * Sets quotes, apostrophes, dashes, ellipses and spaces by the conventions of the article's language, if the settings
 * say so.
 */
export const typesetting: InputRule = ({ start, before, typed, after, language }) => {
  const { setWhileTyping, typography: profile } = useSettings.getState().settings
  if (!setWhileTyping || typed.length !== 1) return null
  const setting = typeset({ before, typed, after }, { language, profile })
  if (!setting) return null
  const { from, to, insert } = setting
  return (transaction) => {
    const marks = transaction.doc.resolve(start + before.length).nodeAfter?.marks
    const content = insert === '' ? [] : [schema.text(insert, marks)]
    return transaction.replaceWith(start + from, start + to, content)
  }
}
