import { maySign } from '../metadata/bylines.ts'
import { announcesBody, findLabel } from '../metadata/labels.ts'
import type { TextBlock } from '../text/blocks.ts'

/** Blocks among which the labels of a form stand, and characters of a heading. */
const LONGEST_FORM = 12
const LONGEST_HEADING = 100
/** Characters of a sentence behind the label of the text. */
const LEAST_TEXT = 40

const OF_HEADING = /^inter[ \u00a0\u202f]?:[ \u00a0](?=\p{L})/iu
const OF_TEXT = /^(\p{L}[\p{L} ]{3,19})[ \u00a0\u202f]?:[ \u00a0](?=[^ ])/u

/** So many characters of a block, which are a label, and what it announces. */
type LabelOfPart = { index: number; length: number; of: 'heading' | 'paragraph' }

/**
 * The labels of the text and its headings, where a form above names the parts of a copy: `Texte : Ils étaient …`,
 * `Inter : Un chantier`. Elsewhere the one tells who wrote, and the other is a club.
 */
export function labelsOfParts(blocks: readonly TextBlock[]): LabelOfPart[] {
  const labels = blocks.flatMap(({ shape, lines }, index): LabelOfPart[] => {
    const text = shape === 'text' ? (lines[0]?.text ?? '') : ''
    const heading =
      lines.length === 1 && text.length <= LONGEST_HEADING ? OF_HEADING.exec(text)?.[0] : undefined
    if (heading !== undefined && !/\p{Nd}$/u.test(text))
      return [{ index, length: heading.length, of: 'heading' }]
    const [opening = '', name = ''] = OF_TEXT.exec(text) ?? []
    const said = text.slice(opening.length)
    if (opening === '' || !announcesBody(`${name}:`) || said.length < LEAST_TEXT || maySign(said)) return []
    return [{ index, length: opening.length, of: 'paragraph' }]
  })
  return labels.length > 0 && isBelowForm(blocks) ? labels : []
}

/** True where a form above names the headline. */
function isBelowForm(blocks: readonly TextBlock[]): boolean {
  return blocks.slice(0, LONGEST_FORM).some(({ shape, lines }) => {
    const label = shape === 'text' ? findLabel(lines[0]?.text ?? '') : null
    return label?.kind === 'headline' && label.of === 'text' && label.value !== ''
  })
}
