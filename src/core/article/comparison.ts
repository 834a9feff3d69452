import { readSections } from '../document/index.ts'
import { Comparer } from './comparing/comparer.ts'
import { type BlockPiece, blocksOf, changesIn, type InlinePiece, plainTextOf } from './comparing/pieces.ts'
import { picturesOfArticle } from '../pictures/figures.ts'
import { type ArticleContent, fieldSpec, type FieldsWhere, type PictureUse } from './index.ts'
import { MERGED_FIELDS, type MergedField, sectionsOf } from './merge.ts'

export {
  blocksOf,
  type BlockPiece,
  changesIn,
  type ComparedBlock,
  type ComparedRow,
  type InlinePiece,
  type ItemPiece,
  type RowPiece,
} from './comparing/pieces.ts'

type DisplayField = FieldsWhere<'shownIn', 'display'>
const isDisplayField = (name: MergedField): name is DisplayField => fieldSpec(name).shownIn === 'display'

/** An older text of an article compared with a newer one. Each change has a number, in reading order, from 0 on. */
export type ArticleComparison = {
  readonly older: ArticleContent
  readonly newer: ArticleContent
  /** The fields outside of the page that differ. */
  readonly fields: readonly { readonly field: MergedField; readonly change: number }[]
  /** The display copy, word by word, in the order of the page. */
  readonly display: readonly { readonly field: DisplayField; readonly pieces: readonly InlinePiece[] }[]
  readonly body: readonly BlockPiece[]
  /** How many words each change takes away and brings; as many as there are changes. */
  readonly changes: readonly { readonly gone: number; readonly come: number }[]
  /** True where the texts are too long and too different to be compared: what remained counts as replaced. */
  readonly isRewritten: boolean
}

/** Compares two texts of an article word by word; see `Comparer` for the limits. */
export function compareArticles(older: ArticleContent, newer: ArticleContent): ArticleComparison {
  const comparer = new Comparer()
  const isSame = (field: keyof ArticleContent) =>
    JSON.stringify(older[field]) === JSON.stringify(newer[field])
  const fields = MERGED_FIELDS.filter((field) => !isDisplayField(field) && !isSame(field)).map((field) => ({
    field,
    change: comparer.field(),
  }))
  const display = MERGED_FIELDS.filter(isDisplayField).map((field) => ({
    field,
    pieces: comparer.plain(older[field], newer[field]),
  }))
  const come = readSections(newer.sections)
  const body = comparer.blocks(isSame('sections') ? come : readSections(older.sections), come)
  return { older, newer, fields, display, body, changes: comparer.words, isRewritten: comparer.isCutShort }
}

/** What is said of the newer text's pictures, and of those that it no longer shows as the older one said it. */
function restoredPictures(older: ArticleContent, newer: ArticleContent): PictureUse[] {
  const keyOf = ({ src, occurrence }: PictureUse) => `${occurrence} ${src}`
  const shown = new Set(picturesOfArticle(newer).map(({ use }) => keyOf(use)))
  return [...newer.pictures, ...older.pictures.filter((use) => !shown.has(keyOf(use)))]
}

/** The newer text with the older side of some changes. Where all are taken, it is the older text, to the character. */
export function restoreChanges(
  { older, newer, fields, display, body, changes }: ArticleComparison,
  taken: ReadonlySet<number>,
): ArticleContent {
  if (changes.every((_, change) => taken.has(change))) return older
  const isTaken = (change: number) => taken.has(change)
  const restored = fields.filter(({ change }) => isTaken(change)).map(({ field }) => [field, older[field]])
  const copy = display.map(({ field, pieces }) => [field, plainTextOf(pieces, isTaken)])
  const isBodyRestored = body.some((piece) => changesIn(piece).some(isTaken))
  const sections = isBodyRestored ? sectionsOf(blocksOf(body, isTaken), [older, newer]) : newer.sections
  const pictures = isBodyRestored ? restoredPictures(older, newer) : newer.pictures
  return { ...newer, ...Object.fromEntries(restored), ...Object.fromEntries(copy), sections, pictures }
}
