import { settingOf } from '../../../../core/typography/index.ts'
import { useSettings } from '../../state/settings.ts'
import { schema } from '../schema.ts'
import type { Rule } from './typedThenSet.ts'

/**
 * Quotes, apostrophes, dashes, ellipses and spaces are set by the conventions of the article's language while one types,
 * in display copy and body, where the user's settings say so.
 */
export const typesetting: Rule = ({ start, before, typed, after, language }) => {
  const { setWhileTyping, typography: profile } = useSettings.getState().settings
  if (!setWhileTyping || typed.length !== 1) return null
  const setting = settingOf({ before, typed, after }, { language, profile })
  if (!setting) return null
  const { from, to, insert } = setting
  return (transaction) => {
    const marks = transaction.doc.resolve(start + before.length).nodeAfter?.marks
    const content = insert === '' ? [] : [schema.text(insert, marks)]
    return transaction.replaceWith(start + from, start + to, content)
  }
}
