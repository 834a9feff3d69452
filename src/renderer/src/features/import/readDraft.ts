import type { ImportPreview } from '../../../../contract/importing.ts'
import { type ArticleContent, contentOf, emptyContent, fieldsWhere } from '../../../../core/article/index.ts'
import { duplicateKey } from '../../../../core/duplicateKey.ts'
import type { Doubt } from '../../../../core/import/doubts.ts'
import type { Block, BlockKind, Draft, LabelledField } from '../../../../core/import/draft.ts'
import { buildDraft } from '../../../../core/import/index.ts'
import type { NamedField, ReadFile, ReviewEntry } from './entry.ts'
import { rowIds, rowOfField } from './lines.ts'

/** What the user decided about a file. */
export type Choices = Pick<ReviewEntry, 'chosen' | 'confirmed'>

/** The id of a doubt about a file. */
export const doubtId = ({ name, detail }: Doubt): string => `${name} ${JSON.stringify(detail)}`

/** What stands among the ids that the user confirmed where the date is to be read the other way. */
export const OTHER_DATE = 'other-date'

/** A date with day and month exchanged; null where that is none. */
export function otherDate(date: string): string | null {
  const [, year, month = '', day = '', time] = /^(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(date) ?? []
  return month !== day && Number(day) >= 1 && Number(day) <= 12 ? `${year}-${day}-${month}${time}` : null
}

/** The value of a field as a person reads it: names and lists by commas. */
function textOf(value: ArticleContent[LabelledField]): string {
  if (typeof value === 'string') return value
  return value.map((each) => (typeof each === 'string' ? each : each.name)).join(', ')
}

/** The fields that a file names beside its text and that no block holds, with the kinds that the user chose for them. */
function namedFields(base: ArticleContent, blocks: readonly Block[], { chosen }: Choices): NamedField[] {
  const inText = new Set<BlockKind>(blocks.map(({ kind }) => kind))
  return fieldsWhere('labelled', true)
    .map((field) => ({ field, text: textOf(base[field]), kind: chosen.get(rowOfField(field)) ?? field }))
    .filter(({ field, text }) => text !== '' && !inText.has(field))
}

/** Blocks with the kinds that the user chose, and without the doubts that the user found to be none. */
function chosenBlocks(blocks: readonly Block[], { chosen, confirmed }: Choices): Block[] {
  const ids = rowIds(blocks)
  return blocks.map((block, at) => {
    const id = ids[at] ?? ''
    const kind = chosen.get(id)
    if (kind) return { ...block, kind, certainty: 'sure', reason: 'chosen' }
    return confirmed.has(id) && block.certainty === 'doubtful' ? { ...block, certainty: 'sure' } : block
  })
}

/** Keeps a field that became a headline from being one with the first line of the text. */
const GAP: Block = { line: 0, kind: 'aside', text: '', certainty: 'sure', reason: 'chosen' }

/** The doubts that are left: choosing what is a headline, a date or a byline, or is none, settles those about it. */
function doubtsLeft({ doubts, blocks }: Draft, { chosen, confirmed }: Choices): Doubt[] {
  const ids = rowIds(blocks)
  const kindOf = new Map(blocks.map(({ kind }, at) => [ids[at] ?? '', kind]))
  const decided = new Set<string>(
    [...chosen].flatMap(([id, kind]) => [kind, kindOf.get(id) ?? id.slice(rowOfField('').length)]),
  )
  return doubts.filter((doubt) => !decided.has(doubt.part) && !confirmed.has(doubtId(doubt)))
}

/**
 * A draft with the user's choices applied to what was recognised, so that choosing the original kind undoes a choice. A
 * field beside the text that is given another kind is a part of its own, above the text.
 */
function withChoices(recognised: Draft, choices: Choices): Pick<ReadFile, 'draft' | 'fields'> {
  const blocks = chosenBlocks(recognised.blocks, choices)
  const fields = namedFields(recognised.base, blocks, choices)
  if (choices.chosen.size + choices.confirmed.size === 0) return { draft: recognised, fields }
  const doubts = doubtsLeft(recognised, choices)
  const moved = fields.filter(({ field, kind }) => kind !== field)
  const base = contentOf(recognised.base)
  const empty = emptyContent(base.language)
  for (const { field } of moved) Object.assign(base, { [field]: empty[field] })
  const above = moved.flatMap(({ kind, text }): Block[] => [{ ...GAP, kind, text }, GAP])
  const built = buildDraft({ ...recognised, doubts, base, blocks: [...above, ...blocks] })
  const { date } = built.content
  const isOther = choices.confirmed.has(OTHER_DATE) && date === recognised.content.date
  const content = isOther ? { ...built.content, date: otherDate(date) ?? date } : built.content
  return { draft: { ...built, content, blocks: built.blocks.slice(above.length) }, fields }
}

/** What was read of a file, with the choices that the user made already. */
export function readOf({ draft: recognised, sha256, duplicates }: ImportPreview, choices: Choices): ReadFile {
  const { draft, fields } = withChoices(recognised, choices)
  return { recognised, draft, fields, sha256, duplicateKey: duplicateKey(draft.content), duplicates }
}

/** The same file with other choices. */
export function rechosen(read: ReadFile, choices: Choices): ReadFile {
  return readOf({ ...read, draft: read.recognised, duplicates: [...read.duplicates] }, choices)
}
