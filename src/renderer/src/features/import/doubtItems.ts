import type { DraftPart } from '../../../../core/import/doubts.ts'
import { type BlockDoubt, type Draft, doubtsOf } from '../../../../core/import/draft.ts'
import type { Doubt } from '../../../../core/import/doubts.ts'
import { rowIds } from './lines.ts'
import { doubtId } from './readDraft.ts'

/** A doubtful row, with the number of its line. */
type DoubtfulRow = { id: string; line: number }

/** One doubt, with the rows that it is about; none where it is about the file. `ids` are what settles it. `isEitherWay` for a date whose day and month may be exchanged. */
type DoubtItem = {
  id: string
  part: DraftPart
  sentence: string
  rows: DoubtfulRow[]
  ids: string[]
  isEitherWay: boolean
}

function doubtfulRows({ blocks }: Draft): DoubtfulRow[] {
  const ids = rowIds(blocks)
  return blocks.flatMap(({ certainty, line }, at) =>
    certainty === 'doubtful' ? [{ id: ids[at] ?? '', line }] : [],
  )
}

/** The doubts of a draft; the same doubt about several lines is one. */
export function doubtItems(draft: Draft, sentenceOf: (doubt: Doubt | BlockDoubt) => string): DoubtItem[] {
  const items = new Map<string, DoubtItem>()
  const rows = doubtfulRows(draft)
  for (const [at, doubt] of doubtsOf(draft).entries()) {
    const row = rows[at - draft.doubts.length]
    const id = 'line' in doubt ? `${doubt.part} ${doubt.name}` : doubtId(doubt)
    const item = items.get(id) ?? {
      id,
      part: doubt.part,
      sentence: sentenceOf(doubt),
      rows: [],
      ids: [],
      isEitherWay: doubt.name === 'date-either-way' || doubt.name === 'front-matter-date-either-way',
    }
    items.set(id, item)
    if (row) item.rows.push(row)
    item.ids.push(row?.id ?? id)
  }
  return [...items.values()]
}

/** What settles the doubt about a row, or else the first about the file; nothing where there is neither. */
export function nextToConfirm(draft: Draft, row: string | undefined): string[] {
  const here = doubtfulRows(draft).find(({ id }) => id === row)
  const [first] = draft.doubts
  if (here) return [here.id]
  return first ? [doubtId(first)] : []
}
