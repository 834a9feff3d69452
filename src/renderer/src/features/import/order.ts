import type { Group, ReviewEntry } from './entry.ts'

/** A row of the list: a file, or the line that stands for all the sure ones. */
export type FileRow =
  | { kind: 'file'; entry: ReviewEntry }
  | { kind: 'sure'; count: number; isOpen: boolean; first: ReviewEntry }

/** Up to so many sure files are listed one by one. */
const MOST_LISTED = 8

const inGroup = (entries: readonly ReviewEntry[], group: Group | null) =>
  entries.filter((entry) => entry.group === group)

const fileRows = (entries: readonly ReviewEntry[]) =>
  entries.map((entry): FileRow => ({ kind: 'file', entry }))

/** The batch as it is listed: the doubtful files, the refused ones, the sure ones, those that are still to be read. */
export function rowsOf(entries: readonly ReviewEntry[], isOpen: boolean): readonly FileRow[] {
  const sure = inGroup(entries, 'sure')
  const [first] = sure
  const isOneLine = first !== undefined && sure.length > MOST_LISTED
  return [
    ...fileRows(inGroup(entries, 'doubtful')),
    ...fileRows(inGroup(entries, 'refused')),
    ...(isOneLine ? [{ kind: 'sure', count: sure.length, isOpen, first } as const] : []),
    ...(isOneLine && !isOpen ? [] : fileRows(sure)),
    ...fileRows(inGroup(entries, null)),
  ]
}

/** The file that is shown where the user has chosen none: the first doubtful one, else the first that can be read. */
export function firstToShow(entries: readonly ReviewEntry[]): ReviewEntry | undefined {
  const order: readonly (Group | null)[] = ['doubtful', 'sure', 'refused', null]
  return order
    .map((group) => entries.find((entry) => entry.group === group))
    .find((entry) => entry !== undefined)
}
