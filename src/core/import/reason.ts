import { type FieldsWhere, fieldsWhere } from '../article/index.ts'

/** The reasons that each have a sentence of their own in i18n (`importReason:<reason>`). */
export type ReasonWithSentence =
  | 'headline-first'
  | 'headline-mark'
  | 'headline-continued'
  | 'headline-with-stop'
  | 'kicker-above'
  | 'subhead-under'
  | 'standfirst-above-byline'
  | 'date-alone'
  | 'date-either-way'
  | 'date-at-end'
  | 'byline-opening'
  | 'byline-name'
  | 'byline-role'
  | 'byline-at-end'
  | 'heading-mark'
  | 'heading-underlined'
  | 'heading-numbered'
  | 'heading-capitals'
  | 'heading-short'
  | 'heading-question'
  | 'heading-exclamation'
  | 'heading-colon'
  | 'heading-quoted'
  | 'paragraph-prose'
  | 'paragraph-wrapped'
  | 'paragraph-short-lines'
  | 'paragraph-not-heading'
  | 'paragraph-separator'
  | 'paragraph-closing'
  | 'paragraph-label'
  | 'paragraph-no-headline'
  | 'paragraph-day-without-year'
  | 'list-bullets'
  | 'list-numbers'
  | 'list-letters'
  | 'quote-mark'
  | 'dialogue-dash'
  | 'verbatim-columns'
  | 'mixed-encodings'
  | 'unreadable-character'
  | 'chosen'

/** A label announced the field. One sentence, with the field's name, serves all of these (`importReason:field-label`). */
type LabelReason = `${FieldsWhere<'labelled', true>}-label`

/** Why a block was taken for what it is. */
export type Reason = ReasonWithSentence | LabelReason

/** The field that a label announced, where that is the reason; else undefined. */
export function labelledFieldOf(reason: Reason): FieldsWhere<'labelled', true> | undefined {
  return fieldsWhere('labelled', true).find((field) => reason === `${field}-label`)
}

/** True for a reason with a sentence of its own. */
export function hasSentence(reason: Reason): reason is ReasonWithSentence {
  return labelledFieldOf(reason) === undefined
}
