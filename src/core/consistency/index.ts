import { namesWithPlaces } from '../spelling/index.ts'
import { paragraphsOf, project, type Prose, readableProse } from '../typography/index.ts'
import { type Figure, type FigureStyle, figuresIn, inStyle } from './figures.ts'
import { areNear, foldedName } from './names.ts'
import { type Quotes, quotesIn } from './quotes.ts'

/** THE list of what is held against the rest of the article. */
export const CONSISTENCY_RULES = ['figures', 'near-names', 'unpaired-quote'] as const
export type ConsistencyRule = (typeof CONSISTENCY_RULES)[number]

/** A place that differs from others of the article. `names` are how often each of two near-equal names is written. */
export type ConsistencyFinding = {
  rule: ConsistencyRule
  from: number
  to: number
  replacement: string | null
  certainty: 'suggestion'
  names?: readonly { name: string; count: number }[]
}

/** What one text tells the others: its figures and names, and the quotation marks that stand alone in it. */
export type TextFacts = {
  text: string
  language: string
  figures: readonly Figure[]
  names: readonly { name: string; from: number; to: number }[]
  quotes: readonly (Quotes & { at: number })[]
}

/** More names than this are not compared with each other. */
const MOST_NAMES = 600

/** What a text tells the others. Cost: linear in the text. */
export function factsOf(prose: Prose, language: string): TextFacts {
  const readable = readableProse(prose)
  const figures: Figure[] = []
  const quotes: (Quotes & { at: number })[] = []
  for (const { from, to } of paragraphsOf(readable)) {
    const { text } = project(readable.slice(from, to))
    for (const figure of figuresIn(text, language))
      figures.push({ ...figure, from: figure.from + from, to: figure.to + from })
    quotes.push({ ...quotesIn(text), at: from })
  }
  return { text: prose.text, language, figures, names: namesWithPlaces(prose, language), quotes }
}

/** The style of figures in a language, where as many of an article have it as another. */
const usualIn = (language: string): FigureStyle => (/^en(?:-|$)/i.test(language) ? 'comma' : 'space')

/** The style of most figures, where there are several styles; null where there is one. */
function usualStyle(texts: readonly TextFacts[]): FigureStyle | null {
  const counts = new Map<FigureStyle, number>()
  for (const { figures } of texts)
    for (const { style } of figures) counts.set(style, (counts.get(style) ?? 0) + 1)
  const [first, second] = [...counts].sort(([, one], [, other]) => other - one)
  if (!first || !second) return null
  const usual = usualIn(texts[0]?.language ?? '')
  return first[1] > second[1] || second[0] !== usual ? first[0] : usual
}

type Near = { name: string; other: string; counts: [number, number] }

/** The rarer of each two near-equal names, with the other one; `isKnown` says which a dictionary knows. */
function nearNames(
  texts: readonly TextFacts[],
  isKnown: (name: string, language: string) => boolean,
): ReadonlyMap<string, Near> {
  const counts = new Map<string, number>()
  const languages = new Map<string, string>()
  for (const { names, language } of texts) {
    for (const { name } of names) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      languages.set(name, language)
    }
  }
  const found = new Map<string, Near>()
  if (counts.size > MOST_NAMES) return found
  const known = (name: string) => isKnown(name, languages.get(name) ?? '')
  const all = Array.from(counts, ([name, count]) => ({ name, count, folded: foldedName(name) }))
  for (const [at, one] of all.entries()) {
    for (const other of all.slice(at + 1)) {
      if (!areNear(one.folded, other.folded) || (known(one.name) && known(other.name))) continue
      // The later of two that are as frequent is the one to look at, unless a dictionary knows it alone.
      const isFirstOdd =
        one.count < other.count || (one.count === other.count && known(other.name) && !known(one.name))
      const [odd, usual] = isFirstOdd ? [one, other] : [other, one]
      if (!found.has(odd.name))
        found.set(odd.name, { name: odd.name, other: usual.name, counts: [odd.count, usual.count] })
    }
  }
  return found
}

type Place = { text: number; at: number }

/**
 * The quotation marks without their pair. A quotation of several paragraphs is closed once, at its end; each of them may begin
 * with a mark that says that it goes on.
 */
function unpairedQuotes(texts: readonly TextFacts[]): Place[] {
  const places: Place[] = []
  let pending: Place[] = []
  const paragraphs = texts.flatMap(({ quotes }, text) => quotes.map((each) => ({ ...each, text })))
  for (const { at, text, carriedOn, ...whole } of paragraphs) {
    const goesOn = pending.length > 0 && (carriedOn !== null || whole.close.length > 0)
    if (!goesOn) {
      places.push(...pending)
      pending = []
    }
    const { open, close } = (goesOn && carriedOn) || whole
    for (const mark of close) {
      if (pending.length > 0) pending = pending.slice(0, -1)
      else places.push({ text, at: at + mark })
    }
    pending = [...pending, ...open.map((mark) => ({ text, at: at + mark }))]
  }
  return [...places, ...pending]
}

/**
 * What differs within an article: figures that are parted otherwise than most, names that are nearly another one, quotation
 * marks without a pair. Gives the findings of each text, in order. `off` names the rules that are left out. Cost: linear in the
 * texts, and the square of the number of different names, of which 600 are compared.
 */
export function consistencyFindings(
  texts: readonly TextFacts[],
  isKnown: (name: string, language: string) => boolean,
  off: readonly string[],
): ConsistencyFinding[][] {
  const findings: ConsistencyFinding[][] = texts.map(() => [])
  const isOn = (rule: ConsistencyRule) => !off.includes(rule)
  const style = isOn('figures') ? usualStyle(texts) : null
  const near = isOn('near-names') ? nearNames(texts, isKnown) : new Map<string, Near>()
  for (const [index, { text, figures, names }] of texts.entries()) {
    for (const figure of style === null ? [] : figures.filter((each) => each.style !== style)) {
      const replacement = style && inStyle(text.slice(figure.from, figure.to), style)
      const { from, to } = figure
      findings[index]?.push({ rule: 'figures', from, to, replacement, certainty: 'suggestion' })
    }
    for (const { name, from, to } of names) {
      const other = near.get(name)
      if (!other) continue
      const counted = [
        { name, count: other.counts[0] },
        { name: other.other, count: other.counts[1] },
      ]
      findings[index]?.push({
        rule: 'near-names',
        from,
        to,
        replacement: other.other,
        certainty: 'suggestion',
        names: counted,
      })
    }
  }
  for (const { text, at } of isOn('unpaired-quote') ? unpairedQuotes(texts) : [])
    findings[text]?.push({
      rule: 'unpaired-quote',
      from: at,
      to: at + 1,
      replacement: null,
      certainty: 'suggestion',
    })
  for (const each of findings) each.sort((one, other) => one.from - other.from)
  return findings
}
