import type { FieldName } from '../article/index.ts'
import { fold, foldedWithSource, type TextRange } from '../search.ts'
import type { Condition, Conditions } from './conditions.ts'
import { passageAround } from './passage.ts'
import type { TextField } from './query.ts'

/** A text of an article: a field, or a section's heading, the visible text of its body, or those of its footnotes. */
type TextPlace =
  | { field: Exclude<FieldName, 'sections'> }
  | { section: number; part: 'heading' | 'text' | 'notes' }

/** Where in an article a hit is: `words` as they stand there, and how many times they stand before in the same text. */
export type HitPlace = TextPlace & { words: string; occurrence: number }

/** A passage that shows why an article was found: in one line, with ranges that do not overlap, in UTF-16 code units. */
export type SearchHit = { id: string; excerpt: { text: string; marks: [number, number][] }; place: HitPlace }

/** A text of an article that hits are looked for in. */
export type HitText = TextPlace & { text: string }

/** The other forms of a folded word that are sought with it. */
type FormsOf = (word: string) => readonly string[]

/** Code units within which words count as one passage. */
const PASSAGE = 120
/** Marks that one text is searched for. */
const MOST_FOUND = 200

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}\p{Co}]/u
/** What stands between the words of a phrase, and at its end. */
const BETWEEN = '[^\\p{L}\\p{N}\\p{M}\\p{Co}]*'
const NO_WORD_AFTER = '(?![\\p{L}\\p{N}\\p{M}\\p{Co}])'
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
const ESCAPED = /[\\^$.*+?()[\]{}|]/g
const FIELD_OF: Readonly<Partial<Record<FieldName, TextField>>> = {
  headline: 'headline',
  byline: 'author',
  desk: 'desk',
  keywords: 'keyword',
}

/** The field by which a query names a text; undefined for none. */
export function textFieldOf(text: HitText): TextField | undefined {
  return 'field' in text ? FIELD_OF[text.field] : undefined
}

/**
 * What a condition looks for: one of the beginnings, and there the pattern. `field` null: in all texts. Signs are looked for
 * in the text as it is, words in the folded one.
 */
type Needle = {
  beginnings: readonly { text: string; rest: RegExp | null }[]
  field: TextField | null
  startsWord: boolean
  isSigns: boolean
  /** A word whose other forms may be shown; null for none. */
  word: string | null
}

const escaped = (text: string): string => text.replace(ESCAPED, '\\$&')

function needleOf(condition: Condition): Needle | null {
  if (condition.kind === 'signs') {
    const beginnings = condition.signs.map((text) => ({ text, rest: null }))
    return { beginnings, field: null, startsWord: false, isSigns: true, word: null }
  }
  if (condition.kind !== 'words') return null
  const { words, open, field } = condition
  const [text = '', ...others] = words
  const end = open || UNSPACED.test(words.at(-1) ?? '') ? '' : NO_WORD_AFTER
  const pattern = others.map((word) => BETWEEN + escaped(word)).join('') + end
  return {
    beginnings: [{ text, rest: pattern === '' ? null : new RegExp(pattern, 'uy') }],
    field,
    startsWord: !UNSPACED.test(text),
    isSigns: false,
    word: open && field === null && others.length === 0 ? text : null,
  }
}

const ENDS_WORD = new RegExp(NO_WORD_AFTER, 'uy')

/** A needle that finds the other forms of its word, too. */
function withForms(needle: Needle, formsOf: FormsOf): Needle {
  const forms = needle.word === null ? [] : formsOf(needle.word)
  const beginnings = forms.map((text) => ({ text, rest: ENDS_WORD }))
  return forms.length === 0 ? needle : { ...needle, beginnings: [...needle.beginnings, ...beginnings] }
}

function isWithinWord(text: string, at: number): boolean {
  if (at === 0) return false
  const low = /[\udc00-\udfff]/.test(text.charAt(at - 1))
  return WORD_CHARACTER.test(text.slice(at - (low ? 2 : 1), at))
}

type Found = TextRange & { needle: number }

/** Where a text has what a needle looks for; at most `MOST_FOUND`. */
function* rangesOf({ beginnings, startsWord }: Needle, text: string): Generator<TextRange> {
  let left = MOST_FOUND
  for (const { text: sought, rest } of beginnings) {
    for (let at = text.indexOf(sought); at >= 0 && left > 0; at = text.indexOf(sought, at + 1)) {
      if (startsWord && isWithinWord(text, at)) continue
      let to = at + sought.length
      if (rest) {
        rest.lastIndex = to
        const match = rest.exec(text)
        if (!match) continue
        to += match[0].length
      }
      left -= 1
      yield { from: at, to }
    }
  }
}

/** A text with its folded form, and what was found there: in the code units of the text where `isExact`, else of the folded. */
type Searched = { text: HitText; found: Found[]; isExact: boolean }

function toSource({ text: { text }, found, isExact }: Searched): Found[] {
  if (isExact) return found
  const { starts, ends } = foldedWithSource(text)
  return found.map(({ needle, from, to }) => ({
    needle,
    from: starts[from] ?? 0,
    to: ends[to - 1] ?? text.length,
  }))
}

function searched(text: HitText, folded: string, needles: readonly Needle[]): Searched {
  const field = textFieldOf(text)
  const isExact = needles.some(({ isSigns }) => isSigns)
  const found: Found[] = []
  for (const [needle, each] of needles.entries()) {
    if (each.field !== null && each.field !== field) continue
    const ranges = [...rangesOf(each, each.isSigns ? text.text : folded)].map((range) => ({
      ...range,
      needle,
    }))
    found.push(...(isExact && !each.isSigns ? toSource({ text, found: ranges, isExact: false }) : ranges))
  }
  found.sort((one, other) => one.from - other.from || other.to - one.to)
  return { text, found, isExact }
}

/** How many different needles stand in the passage that begins at a mark. */
function shownFrom(found: readonly Found[], at: number): number {
  const from = found[at]?.from ?? 0
  const needles = new Set<number>()
  for (let each = at; each < found.length; each++) {
    const { needle, to } = found[each] ?? { needle: 0, to: Number.POSITIVE_INFINITY }
    if (to > from + PASSAGE) break
    needles.add(needle)
  }
  return Math.max(1, needles.size)
}

type Best = { searched: Searched; at: number; shown: number }
/** A text that is folded when it is first looked at. */
type Folded = { text: HitText; folded(): string }

function foldedLater(text: HitText): Folded {
  let folded: string | null = null
  return {
    text,
    folded: () => {
      folded ??= fold(text.text)
      return folded
    },
  }
}

/** The first passage with the most different needles. */
function bestOf(texts: readonly Folded[], needles: readonly Needle[]): Best | null {
  let best: Best | null = null
  for (const { text, folded } of texts) {
    const each = searched(text, folded(), needles)
    for (const at of each.found.keys()) {
      const shown = shownFrom(each.found, at)
      if (shown > (best?.shown ?? 0)) best = { searched: each, at, shown }
      if (best?.shown === needles.length) return best
    }
  }
  return best
}

function occurrencesBefore(text: string, words: string, end: number): number {
  let count = 0
  for (let at = text.indexOf(words); at >= 0 && at < end; at = text.indexOf(words, at + 1)) count += 1
  return count
}

/**
 * Looks for the passage of an article that shows most of what is sought, the first of several; null where no text has it.
 * Texts that come first are preferred. Other forms of words, which `formsOf` gives, are shown where a passage lacks the words
 * themselves. Linear in the texts.
 */
export function hitFinder(
  { all }: Conditions,
  formsOf: FormsOf,
): (texts: readonly HitText[]) => Omit<SearchHit, 'id'> | null {
  const needles = all.flatMap((each) => needleOf(each) ?? [])
  const varied = needles.map((needle) => withForms(needle, formsOf))
  const vary = varied.some((needle, at) => needle !== needles[at])
  return (texts) => {
    const folded = texts.map(foldedLater)
    const exact = bestOf(folded, needles)
    const best = vary && (exact?.shown ?? 0) < needles.length ? bestOf(folded, varied) : exact
    if (!best) return null
    const { text, ...place } = best.searched.text
    const found = toSource(best.searched)
    const { from, to } = found[best.at] ?? { from: 0, to: 0 }
    const words = text.slice(from, to)
    return {
      excerpt: passageAround(text, found, best.at),
      place: { ...place, words, occurrence: occurrencesBefore(text, words, from) },
    }
  }
}
