import { bareCluster, CLUSTER, foldedCluster } from '../search.ts'
import type { FindOptions } from './options.ts'

const BLANK = /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/
const APOSTROPHE = /^[\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]$/
const HYPHEN = /^[\u2010\u2011]$/
/** A dash is no hyphen to a typographer, though search takes it for one. */
const DASH = /^[`\u2012-\u2015\u2212]$/
const INVISIBLE = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+$/

/** What a folding leaves as it is, because the query has it: who types a no-break space means one. */
type Exactness = {
  blanks: boolean
  apostrophes: boolean
  hyphens: boolean
  invisible: boolean
}

function exactnessOf(query: string): Exactness {
  const has = (one: RegExp) => [...query].some((character) => one.test(character))
  return {
    blanks: has(BLANK),
    apostrophes: has(APOSTROPHE),
    hyphens: has(HYPHEN),
    invisible: has(INVISIBLE),
  }
}

/** A line as it is compared, with the source of each of its code units: `starts[i]` to `ends[i]`. */
export type FoldedLine = { folded: string; starts: readonly number[]; ends: readonly number[] }

/** Lines as a search with these options and this query compares them. */
export class Folding {
  /** Two foldings of one name do the same. */
  readonly name: string
  readonly #exact: Exactness
  readonly #options: Pick<FindOptions, 'matchCase' | 'matchAccents'>
  readonly #clusters = new Map<string, string>()

  constructor(query: string, { matchCase, matchAccents }: FindOptions) {
    this.#exact = exactnessOf(query)
    this.#options = { matchCase, matchAccents }
    this.name = JSON.stringify([this.#exact, this.#options])
  }

  fold(line: string): FoldedLine {
    let folded = ''
    const starts: number[] = []
    const ends: number[] = []
    for (const { 0: cluster, index } of line.matchAll(CLUSTER)) {
      const text = this.#cluster(cluster)
      folded += text
      for (let unit = 0; unit < text.length; unit += 1) {
        starts.push(index)
        ends.push(index + cluster.length)
      }
    }
    return { folded, starts, ends }
  }

  #cluster(cluster: string): string {
    const known = this.#clusters.get(cluster)
    if (known !== undefined) return known
    const text = this.#compared(cluster)
    this.#clusters.set(cluster, text)
    return text
  }

  #compared(cluster: string): string {
    const { blanks, apostrophes, hyphens, invisible } = this.#exact
    if (BLANK.test(cluster)) return blanks ? cluster : ' '
    if (APOSTROPHE.test(cluster)) return apostrophes ? cluster : "'"
    if (HYPHEN.test(cluster)) return hyphens ? cluster : '-'
    if (INVISIBLE.test(cluster)) return invisible ? cluster : ''
    if (DASH.test(cluster)) return cluster
    const { matchCase, matchAccents } = this.#options
    if (!matchAccents) return matchCase ? bareCluster(cluster) : foldedCluster(cluster)
    const composed = cluster.normalize('NFC')
    return matchCase ? composed : composed.toLowerCase().replaceAll('ς', 'σ')
  }
}
