import type { CommandId } from '../../../../contract/commands.ts'
import { isDoubtful, type ReviewEntry } from './entry.ts'
import { firstToShow, rowsOf } from './order.ts'
import { lineOfRow, rowOfLine } from './lines.ts'
import { useReview } from './review.ts'
import { doubtsOf } from '../../../../core/import/draft.ts'

/** The file that the review shows; undefined while there is none. */
function shownEntry(): ReviewEntry | undefined {
  const { entries, current } = useReview.getState()
  return entries.find(({ key }) => key === current) ?? firstToShow(entries)
}

/** The files in the order of the list, sure ones too. */
function listed(): readonly ReviewEntry[] {
  return rowsOf(useReview.getState().entries, true).flatMap((row) => (row.kind === 'file' ? [row.entry] : []))
}

function stepFile(step: 1 | -1): void {
  const entries = listed()
  const at = entries.findIndex(({ key }) => key === shownEntry()?.key)
  const next = entries[Math.max(0, Math.min(entries.length - 1, at + step))]
  if (next) useReview.getState().show(next.key)
}

/** Where a doubt is: a line of a file, or the file, line 0. */
type Place = { key: number; row: string | null; line: number }

/** The places that are doubtful, in the order of the list: of each file its doubtful lines, or else the file. */
function doubtfulPlaces(): Place[] {
  return listed()
    .filter(isDoubtful)
    .flatMap(({ key, read }): Place[] => {
      const lines = read ? doubtsOf(read.draft).flatMap((doubt) => ('line' in doubt ? [doubt.line] : [])) : []
      const places = [...new Set(lines)].sort((a, b) => a - b)
      return places.length === 0
        ? [{ key, row: null, line: 0 }]
        : places.map((line) => ({ key, row: rowOfLine(line), line }))
    })
}

/** Goes to the next doubt after the place that is shown, or back to the one before; round at the end. The keys of the lines work there. */
function stepDoubt(step: 1 | -1): void {
  const { row, show } = useReview.getState()
  const places = doubtfulPlaces()
  const order = new Map(listed().map(({ key }, at) => [key, at]))
  const here = { file: order.get(shownEntry()?.key ?? -1) ?? 0, line: lineOfRow(row) }
  const isAfter = ({ key, line }: Place) => {
    const file = order.get(key) ?? 0
    const difference = file - here.file || line - here.line
    return difference * step > 0
  }
  const next = step > 0 ? (places.find(isAfter) ?? places[0]) : (places.findLast(isAfter) ?? places.at(-1))
  if (!next) return
  show(next.key, next.row)
  useReview.setState({ areLinesFocused: true })
}

/** What commands of the window do in the review, while it is open. */
const ACTIONS: { readonly [id in CommandId]?: () => void } = {
  undo: () => useReview.getState().undo(),
  redo: () => useReview.getState().redo(),
  'next-article': () => stepFile(1),
  'previous-article': () => stepFile(-1),
  'next-diagnostic': () => stepDoubt(1),
  'previous-diagnostic': () => stepDoubt(-1),
}

/** Runs a command in the review; nothing for one that has no meaning there, or while articles are being saved. */
export function runInReview(id: CommandId): void {
  if (useReview.getState().progress === null) ACTIONS[id]?.()
}
