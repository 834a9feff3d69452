import type { Conventions } from './conventions.ts'
import { ADDRESS, APART } from './projection.ts'
import { BLANK_OR_LINE_END } from './whitespace.ts'

/** What becomes of one quote mark or apostrophe. */
export type QuoteChange = {
  index: number
  glyph: string
  kind: 'quote' | 'apostrophe'
  certainty: 'fix' | 'suggestion'
}

export type Shape = 'guillemet' | 'double' | 'single'
type Open = { shape: Shape; index: number }
type Pair = { shape: Shape; from: number; to: number }
/** The shape that a pair has after the fixes, and the one that it would have with the suggestions too. */
type Level = { set: Shape; asked: Shape }
type Reading = { pairs: Pair[]; unpaired: Open[]; closers: Open[]; apostrophes: number[] }

const MARK = /["'´‘’“”«»]/g
const WORD = /[\p{L}\p{M}\p{N}]/u
const LETTER = /[\p{L}\p{M}]/u
const DIGIT = /\d/
const BEFORE_OPENING = /[([{<«“‘—–/=-]/
const AFTER_CLOSING = /[.,;:!?)\]}»”…—–/-]/
const WRITES_SINGLE = /['’‘]/
/** English words that begin with an apostrophe. */
const ELIDED =
  /^(?:twas|twere|twill|twould|tis|tisn|em|til|cause|bout|round|cept|neath|n|\d\ds?)(?![\p{L}\p{N}])/iu

const MAX_MARKS = 50_000

export const GLYPHS: Readonly<Record<Shape, readonly [string, string]>> = {
  guillemet: ['«', '»'],
  double: ['“', '”'],
  single: ['‘', '’'],
}

/**
 * Pairs the quote marks of a paragraph; a straight mark counts as the curly one that it stands for.
 *
 * Idea: one pass from left to right with a stack of open quotes. Whether a straight mark opens, closes or is an apostrophe
 * is told by the characters beside it and by what is open. A closing mark pairs with the innermost open one of its shape,
 * and whatever was opened inside of that stays unpaired. Invariant: `waiting` counts the open marks by shape, so that a
 * mark that closes nothing is known without a search. Cost: linear, for each open mark is taken off the stack once.
 */
class QuoteReader {
  private readonly text: string
  private readonly open: Open[] = []
  private readonly waiting: Record<Shape, number> = { guillemet: 0, double: 0, single: 0 }
  readonly reading: Reading = { pairs: [], unpaired: [], closers: [], apostrophes: [] }

  constructor(text: string) {
    this.text = text
  }

  /** Null where the text has so many marks that it is no prose. */
  read(): Reading | null {
    let marks = 0
    for (const { 0: mark, index } of this.text.matchAll(MARK)) {
      if (++marks > MAX_MARKS) return null
      this.readMark(mark, index)
    }
    this.reading.unpaired.push(...this.open)
    return this.reading
  }

  get stillOpen(): readonly Open[] {
    return this.open
  }

  private readMark(mark: string, index: number): void {
    if (mark === '«') this.opens('guillemet', index)
    else if (mark === '»') this.closes('guillemet', index)
    else if (mark === '“') this.opens('double', index)
    else if (mark === '”') this.closes('double', index)
    else if (mark === '"') this.readDouble(index)
    else this.readSingle(mark, index)
  }

  private opens(shape: Shape, index: number): void {
    this.open.push({ shape, index })
    this.waiting[shape]++
  }

  private closes(shape: Shape, index: number): void {
    if (this.waiting[shape] === 0) {
      this.reading.closers.push({ shape, index })
      return
    }
    for (;;) {
      const last = this.open.pop()
      if (!last) return
      this.waiting[last.shape]--
      if (last.shape === shape) {
        this.reading.pairs.push({ shape, from: last.index, to: index })
        return
      }
      this.reading.unpaired.push(last)
    }
  }

  private readDouble(index: number): void {
    const before = this.text.charAt(index - 1)
    const after = this.text.charAt(index + 1)
    const blankBefore = before === '' || BLANK_OR_LINE_END.test(before)
    const blankAfter = after === '' || BLANK_OR_LINE_END.test(after)
    const waiting = this.waiting.double > 0
    if (blankBefore && blankAfter) {
      if (waiting) this.closes('double', index)
      else if (after !== '') this.opens('double', index)
    } else if (blankBefore) {
      if (waiting && AFTER_CLOSING.test(after) && before !== '') this.closes('double', index)
      else this.opens('double', index)
    } else if (blankAfter) {
      if (waiting || !DIGIT.test(before)) this.closes('double', index)
    } else if (BEFORE_OPENING.test(before) || (/['’]/.test(before) && !waiting)) this.opens('double', index)
    else if (waiting) this.closes('double', index)
    else if (AFTER_CLOSING.test(after)) {
      if (!DIGIT.test(before)) this.closes('double', index)
    } else if (!DIGIT.test(before)) this.opens('double', index)
  }

  private readSingle(mark: string, index: number): void {
    const before = this.text.charAt(index - 1)
    const after = this.text.charAt(index + 1)
    if ([before, after].includes(APART) || before === ADDRESS) return
    // `l'"ami"`; but in `"He said 'no'"` both marks close.
    const bothClose = after === '"' && this.waiting.single > 0 && this.waiting.double > 0
    const joins = WORD.test(after) || (/["“«(]/.test(after) && !bothClose)
    if (WORD.test(before) && (joins || mark === '´')) {
      const prime = DIGIT.test(before) && !LETTER.test(after)
      if (!prime) this.reading.apostrophes.push(index)
      return
    }
    if (!WRITES_SINGLE.test(mark)) return
    const blankBefore = before === '' || BLANK_OR_LINE_END.test(before)
    if (blankBefore || BEFORE_OPENING.test(before)) {
      if (after === '' || BLANK_OR_LINE_END.test(after)) return
      if (mark !== '‘' && ELIDED.test(this.text.slice(index + 1, index + 10)))
        this.reading.apostrophes.push(index)
      else if (mark !== '’') this.opens('single', index)
      return
    }
    if (this.waiting.single > 0) this.closes('single', index)
    else if (LETTER.test(before)) this.reading.apostrophes.push(index)
  }
}

/** The quotes that are still open where a text ends, the innermost last, each with the index of its mark. */
export function openQuotes(text: string): readonly Open[] {
  const reader = new QuoteReader(text)
  return reader.read() ? reader.stillOpen : []
}

/** The shape that the quote inside another, or inside none, takes. */
export function shapeWithin(parent: Shape | null, { language }: Conventions): Shape {
  if (parent === null) return language === 'fr' ? 'guillemet' : language === 'en' ? 'double' : 'single'
  return parent === 'double' ? 'single' : 'double'
}

class QuoteSetter {
  readonly changes: QuoteChange[] = []
  private readonly text: string
  private readonly conventions: Conventions
  private readonly mayChange: (index: number, glyph: string) => boolean
  constructor(text: string, conventions: Conventions, mayChange: QuoteSetter['mayChange']) {
    this.text = text
    this.conventions = conventions
    this.mayChange = mayChange
  }

  private change(
    index: number,
    glyph: string,
    certainty: QuoteChange['certainty'],
    kind: QuoteChange['kind'] = 'quote',
  ) {
    if (this.text.charAt(index) !== glyph && this.mayChange(index, glyph))
      this.changes.push({ index, glyph, kind, certainty })
  }

  private isStraight(index: number): boolean {
    return /["']/.test(this.text.charAt(index))
  }

  setPairs(pairs: readonly Pair[]): void {
    const around: { to: number; level: Level }[] = []
    for (const pair of [...pairs].sort((a, b) => a.from - b.from)) {
      while (around.length > 0 && (around.at(-1)?.to ?? 0) < pair.from) around.pop()
      around.push({ to: pair.to, level: this.setPair(pair, around.at(-1)?.level ?? null) })
    }
  }

  /** Sets one pair inside another. Straight marks are fixed; of marks that were set by hand, others are suggested. */
  private setPair({ shape, from, to }: Pair, parent: Level | null): Level {
    const { language } = this.conventions
    if (shape === 'guillemet') return { set: shape, asked: shape }
    const straight = [from, to].filter((index) => this.isStraight(index))
    if (straight.length === 0) return this.askPair({ shape, from, to }, parent)
    const free = shape === 'single' && language === 'en' && parent === null
    const set = straight.length === 1 || free ? shape : shapeWithin(parent?.set ?? null, this.conventions)
    const certainty = shape === 'single' && language === 'fr' ? 'suggestion' : 'fix'
    if (!this.mayChange(to, GLYPHS[set][1])) return { set, asked: set }
    for (const index of straight) this.change(index, GLYPHS[set][index === from ? 0 : 1], certainty)
    return { set, asked: set }
  }

  private askPair({ shape, from, to }: Pair, parent: Level | null): Level {
    const inPlace =
      parent === null ? shape === 'single' : parent.asked === parent.set && parent.asked !== shape
    const asked = inPlace ? shape : shapeWithin(parent?.asked ?? null, this.conventions)
    if (asked !== shape && this.mayChange(to, GLYPHS[asked][1])) {
      this.change(from, GLYPHS[asked][0], 'suggestion')
      this.change(to, GLYPHS[asked][1], 'suggestion')
    }
    return { set: shape, asked }
  }

  /** A mark without its partner: which way it turns is likely, not certain. */
  setLone({ shape, index }: Open, side: 0 | 1): void {
    if (!this.isStraight(index)) return
    if (shape === 'single' && this.conventions.language === 'fr') return
    this.change(
      index,
      GLYPHS[shape === 'single' ? shape : shapeWithin(null, this.conventions)][side],
      'suggestion',
    )
  }

  setApostrophe(index: number): void {
    this.change(index, '’', 'fix', 'apostrophe')
  }
}

/**
 * The quote marks and apostrophes of a paragraph that are to be set otherwise, in the order of the text, of those that
 * may be; null where it has so many that it is no prose.
 */
export function quoteChanges(
  text: string,
  conventions: Conventions,
  mayChange: (index: number, glyph: string) => boolean,
): QuoteChange[] | null {
  const reading = new QuoteReader(text).read()
  if (!reading) return null
  const { pairs, unpaired, closers, apostrophes } = reading
  const setter = new QuoteSetter(text, conventions, mayChange)
  setter.setPairs(pairs)
  for (const open of unpaired) setter.setLone(open, 0)
  for (const close of closers) setter.setLone(close, 1)
  for (const index of apostrophes) setter.setApostrophe(index)
  return setter.changes.sort((a, b) => a.index - b.index)
}
