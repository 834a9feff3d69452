import { INVISIBLE as INVISIBLE_CHARACTERS } from '../invisible.ts'
import { bareCluster, CLUSTER, foldedCluster } from '../search.ts'
import type { FindOptions } from './options.ts'

const SPACE = /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/
export const APOSTROPHE = /^[\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]$/
const HYPHEN = /^[\u2010\u2011]$/
export const QUOTE = /^[«»\u201c-\u201f\uff02]$/
export const ANY_SPACE = /^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/
const NO_BREAK_SPACE = /[\u00a0\u202f]/
/** What a word or a sentence ends with: a guillemet behind it closes, unless a no-break space follows. */
const ENDS_WORD = /[\p{L}\p{M}\p{N}.,;:!?…)\]’]/u
const BEGINS_WORD = /[\p{L}\p{N}]/u
const PICTOGRAPH = '\\p{Extended_Pictographic}[\\p{M}\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]*'
/** Flags, and emoji with all that makes them one sign, before the clusters of search. */
const UNIT = new RegExp(`\\p{RI}{2}|${PICTOGRAPH}(?:\\u200d${PICTOGRAPH})*|${CLUSTER.source}`, 'gu')
const SKIN_TONES = /\p{Emoji_Modifier}/gu
/** Dashes are not compared as hyphens here, unlike in the search of the library. */
const DASH = /^[`\u2012-\u2015\u2212]$/
/** A run of characters without width. */
export const INVISIBLE = new RegExp(`^[${INVISIBLE_CHARACTERS}]+$`)

/** The classes of which the query has a character: these are compared as they are, as who types a no-break space means one. */
type Exactness = {
  spaces: boolean
  apostrophes: boolean
  hyphens: boolean
  quotes: boolean
  invisible: boolean
}

function exactnessOf(query: string): Exactness {
  const has = (one: RegExp) => [...query].some((character) => one.test(character))
  return {
    spaces: has(SPACE),
    apostrophes: has(APOSTROPHE),
    hyphens: has(HYPHEN),
    quotes: has(QUOTE),
    invisible: has(INVISIBLE),
  }
}

/** True for a query with a typographic quote, apostrophe or space, which is looked for exactly. */
export function isTypographic(query: string): boolean {
  const { spaces, apostrophes, quotes } = exactnessOf(query)
  return spaces || apostrophes || quotes
}

/** A line in the form that is compared. Its code unit `i` comes from the line's units `starts[i]` to `ends[i]`. */
export type NormalizedLine = { text: string; starts: readonly number[]; ends: readonly number[] }

/** True for a blank that belongs to the guillemet before or after it, as French has them: `« oui »`, but not `»ja« und`. */
export function isGuillemetSpace(line: string, at: number): boolean {
  const isNoBreak = NO_BREAK_SPACE.test(line.charAt(at))
  if (line.charAt(at - 1) === '«' && (isNoBreak || !ENDS_WORD.test(line.charAt(at - 2)))) return true
  return line.charAt(at + 1) === '»' && (isNoBreak || !BEGINS_WORD.test(line.charAt(at + 2)))
}

/**
 * Normalises lines for one query and its options: each cluster (a letter with its marks, an emoji) is replaced by the form
 * that is compared, the blank within guillemets goes with its guillemet, and each code unit of the result keeps the range of the line that it comes from, so that a match in the normal
 * form is a range of the line. Cost: linear; the forms of clusters are remembered.
 */
export class LineNormalizer {
  /** Normalizers of one key do the same. */
  readonly key: string
  readonly #exact: Exactness
  readonly #options: Pick<FindOptions, 'matchCase' | 'matchAccents'>
  readonly #clusters = new Map<string, string>()

  constructor(query: string, { matchCase, matchAccents }: FindOptions) {
    this.#exact = exactnessOf(query)
    this.#options = { matchCase, matchAccents }
    this.key = JSON.stringify([this.#exact, this.#options])
  }

  normalize(line: string): NormalizedLine {
    const hasSpacedQuotes = !this.#exact.spaces && /[«»]/.test(line)
    let text = ''
    const starts: number[] = []
    const ends: number[] = []
    let blanks = 0
    for (const { 0: cluster, index } of line.matchAll(UNIT)) {
      if (hasSpacedQuotes && ANY_SPACE.test(cluster) && isGuillemetSpace(line, index)) {
        if (line.charAt(index - 1) === '«') ends[ends.length - 1] = index + 1
        else blanks = 1
        continue
      }
      const compared = this.#cluster(cluster)
      text += compared
      for (let unit = 0; unit < compared.length; unit += 1) {
        starts.push(index - blanks)
        ends.push(index + cluster.length)
      }
      blanks = 0
    }
    return { text, starts, ends }
  }

  #cluster(cluster: string): string {
    const known = this.#clusters.get(cluster)
    if (known !== undefined) return known
    const text = this.#compared(cluster)
    this.#clusters.set(cluster, text)
    return text
  }

  #compared(cluster: string): string {
    const { spaces, apostrophes, hyphens, quotes, invisible } = this.#exact
    if (SPACE.test(cluster)) return spaces ? cluster : ' '
    if (APOSTROPHE.test(cluster)) return apostrophes ? cluster : "'"
    if (HYPHEN.test(cluster)) return hyphens ? cluster : '-'
    if (QUOTE.test(cluster)) return quotes ? cluster : '"'
    if (INVISIBLE.test(cluster)) return invisible ? cluster : ''
    if (DASH.test(cluster)) return cluster
    const { matchCase, matchAccents } = this.#options
    if (!matchAccents) {
      const bare = matchCase ? bareCluster(cluster) : foldedCluster(cluster)
      return bare === '' ? '' : bare.replace(SKIN_TONES, '') || bare
    }
    const composed = cluster.normalize('NFC')
    return matchCase ? composed : composed.toLowerCase().replaceAll('ς', 'σ')
  }
}
