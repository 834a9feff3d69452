import { INVISIBLE as INVISIBLE_CHARACTERS } from '../invisible.ts'
import { bareCluster, CLUSTER, foldedCluster } from '../search.ts'
import type { FindOptions } from './options.ts'

const SPACE = /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/
const APOSTROPHE = /^[\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]$/
const HYPHEN = /^[\u2010\u2011]$/
/** Dashes are not compared as hyphens here, unlike in the search of the library. */
const DASH = /^[`\u2012-\u2015\u2212]$/
/** A run of characters without width. */
export const INVISIBLE = new RegExp(`^[${INVISIBLE_CHARACTERS}]+$`)

/** The classes of which the query has a character: these are compared as they are, as who types a no-break space means one. */
type Exactness = {
  spaces: boolean
  apostrophes: boolean
  hyphens: boolean
  invisible: boolean
}

function exactnessOf(query: string): Exactness {
  const has = (one: RegExp) => [...query].some((character) => one.test(character))
  return {
    spaces: has(SPACE),
    apostrophes: has(APOSTROPHE),
    hyphens: has(HYPHEN),
    invisible: has(INVISIBLE),
  }
}

/** A line in the form that is compared. Its code unit `i` comes from the line's units `starts[i]` to `ends[i]`. */
export type NormalizedLine = { text: string; starts: readonly number[]; ends: readonly number[] }

/**
 * Normalises lines for one query and its options: each cluster (a letter with its marks) is replaced by the form that is
 * compared, and each code unit of the result keeps the range of the line that it comes from, so that a match in the normal
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
    let text = ''
    const starts: number[] = []
    const ends: number[] = []
    for (const { 0: cluster, index } of line.matchAll(CLUSTER)) {
      const compared = this.#cluster(cluster)
      text += compared
      for (let unit = 0; unit < compared.length; unit += 1) {
        starts.push(index)
        ends.push(index + cluster.length)
      }
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
    const { spaces, apostrophes, hyphens, invisible } = this.#exact
    if (SPACE.test(cluster)) return spaces ? cluster : ' '
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
