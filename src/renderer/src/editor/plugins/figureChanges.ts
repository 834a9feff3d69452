import type { Node } from 'prosemirror-model'
import { NodeSelection, type Transaction } from 'prosemirror-state'
import { type FigureUse, NOTHING_SAID, saysNothing } from '../../../../core/article/index.ts'
import { figuresOfPage, saidOfFigure } from '../convert.ts'
import { DISPLAY_FIELDS, schema } from '../schema.ts'

const { nodes } = schema

function figureAt({ doc }: Transaction, position: number): Node | null {
  const node = doc.nodeAt(position)
  return node?.type === nodes.figure ? node : null
}

/** Changes what is said of the figure at a position. */
export function setUse(transaction: Transaction, position: number, change: Partial<FigureUse>): Transaction {
  const figure = figureAt(transaction, position)
  if (!figure) return transaction
  const before = saidOfFigure(figure)
  const use = { ...NOTHING_SAID, ...before, ...change }
  const after = saysNothing(use) ? null : use
  if (JSON.stringify(after) === JSON.stringify(before)) return transaction
  return transaction.setNodeAttribute(position, 'use', after)
}

/** Sets the alt text of the figure at a position. Whoever writes it has looked at the words that came from the file. */
export function setAlt(transaction: Transaction, position: number, alt: string): Transaction {
  const figure = figureAt(transaction, position)
  if (!figure || figure.attrs.alt === alt) return transaction
  transaction.setNodeAttribute(position, 'alt', alt)
  return setUse(transaction, position, { isUnconfirmed: false })
}

/** Makes the figure at a position the one that stands for the article; without `isMain`, the first figure does. */
export function setMain(transaction: Transaction, position: number, isMain: boolean): Transaction {
  for (const { at } of figuresOfPage(transaction.doc))
    setUse(transaction, at, { isMain: isMain && at === position })
  return transaction
}

/** The words of a figure. */
export type FigureWords = { caption: string; credit: string; alt: string }

/** The words of the figure at a position, as plain text. */
export function wordsAt(doc: Node, position: number): FigureWords {
  const figure = doc.nodeAt(position)
  return {
    caption: figure?.firstChild?.textContent ?? '',
    credit: figure?.lastChild?.textContent ?? '',
    alt: String(figure?.attrs.alt ?? ''),
  }
}

/** Puts words into the empty ones of a figure's caption, credit and alt text; true if there was one. */
function fillWords(transaction: Transaction, position: number, words: FigureWords): boolean {
  const figure = figureAt(transaction, position)
  const [caption, credit] = figure?.children ?? []
  if (!figure || !caption || !credit) return false
  const inCredit = position + 2 + caption.nodeSize
  const isFilled = (text: string, into: Node) => text !== '' && into.content.size === 0
  const fillsAlt = words.alt !== '' && figure.attrs.alt === ''
  if (isFilled(words.credit, credit)) transaction.insert(inCredit, schema.text(words.credit))
  if (isFilled(words.caption, caption)) transaction.insert(position + 2, schema.text(words.caption))
  if (fillsAlt) transaction.setNodeAttribute(position, 'alt', words.alt)
  return fillsAlt || isFilled(words.credit, credit) || isFilled(words.caption, caption)
}

/** True for the same letters and digits, whatever typography made of the signs between them. */
function areSameWords(one: string, other: string): boolean {
  const letters = (text: string) => text.normalize().replace(/[^\p{L}\p{N}]/gu, '')
  return letters(one) === letters(other)
}

/** Empties those of a figure's caption, credit and alt text that are the given words, which are then looked at. */
export function removeWords(transaction: Transaction, position: number, words: FigureWords): Transaction {
  const figure = figureAt(transaction, position)
  const [caption, credit] = figure?.children ?? []
  if (!figure || !caption || !credit) return transaction
  const inCredit = position + 2 + caption.nodeSize
  if (areSameWords(credit.textContent, words.credit))
    transaction.delete(inCredit, inCredit + credit.content.size)
  if (areSameWords(caption.textContent, words.caption))
    transaction.delete(position + 2, position + 2 + caption.content.size)
  if (areSameWords(String(figure.attrs.alt), words.alt)) transaction.setNodeAttribute(position, 'alt', '')
  return setUse(transaction, position, { isUnconfirmed: false })
}

/** Where a figure goes when it is moved by one block; null where there is nothing to move it past. */
function target(doc: Node, position: number, by: -1 | 1): number | null {
  const $position = doc.resolve(position)
  const { parent, nodeAfter: figure } = $position
  const first = $position.depth === 0 ? DISPLAY_FIELDS.length : 0
  const index = $position.index() + by
  const other = index >= first ? parent.maybeChild(index) : null
  if (figure && other && other.type !== nodes.attribution)
    return by < 0 ? position - other.nodeSize : position + figure.nodeSize + other.nodeSize
  // At the edge of a quotation or a list item it leaves the outermost one, unless nothing else is in there.
  if ($position.depth === 0 || parent.childCount < 2 || parent.child(0).type === nodes.attribution)
    return null
  const others = parent.children.filter((child) => child !== figure && child.type !== nodes.attribution)
  if (others.length === 0) return null
  return by < 0 ? $position.before(1) : $position.after(1)
}

/** True if the figure at a position can be moved up or down. */
export const canMoveFigure = (doc: Node, position: number, by: -1 | 1): boolean =>
  target(doc, position, by) !== null

/** Moves the figure at a position past the block before or after it, and keeps it selected. */
export function moveFigure(transaction: Transaction, position: number, by: -1 | 1): Transaction {
  const figure = figureAt(transaction, position)
  const to = figure && target(transaction.doc, position, by)
  if (!figure || to === null) return transaction
  transaction.delete(position, position + figure.nodeSize)
  const at = transaction.mapping.map(to, by)
  transaction.insert(at, figure)
  return transaction.setSelection(NodeSelection.create(transaction.doc, at)).scrollIntoView()
}

/** Deletes the figure at a position. */
export function removeFigure(transaction: Transaction, position: number): Transaction {
  const figure = figureAt(transaction, position)
  return figure ? transaction.deleteRange(position, position + figure.nodeSize) : transaction
}

/**
 * Puts another picture into the figure at a position: its words stay, its crop and focal point were those of the other one. They
 * are to be confirmed where they were before, where some came from the new file, and where that names others as its makers.
 */
export function replacePicture(
  transaction: Transaction,
  position: number,
  {
    src,
    words,
    ...said
  }: { src: string; words: FigureWords } & Pick<FigureUse, 'fileName' | 'rights' | 'taken'>,
): Transaction {
  const figure = figureAt(transaction, position)
  if (!figure) return transaction
  const { credit } = wordsAt(transaction.doc, position)
  const isByOthers = words.credit !== '' && !areSameWords(words.credit, credit)
  const wasUnconfirmed = saidOfFigure(figure)?.isUnconfirmed ?? false
  const isFilled = fillWords(transaction, position, words)
  transaction.setNodeAttribute(position, 'src', src)
  const isUnconfirmed = wasUnconfirmed || isFilled || isByOthers
  return setUse(transaction, position, { ...said, crop: null, focus: null, isUnconfirmed })
}
