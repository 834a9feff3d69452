import { nameKey } from '../legalName.ts'

/** A file that stands under a name of a series and is of no article: it may be replaced if that is asked for. */
export type ForeignFile = { name: string; isFile: boolean; sha256: string | null }

/**
 * The names `a.md`, `a-2.md`, `a-3.md` … of the files that are to be named `a.md`; of a bundle `a/index.md`, `a-2/index.md` …. Each name is looked at once in a run, and
 * what was found is remembered, so that ten thousand articles of one headline cost ten thousand looks.
 */
export class NameSeries {
  readonly #stem: string
  readonly #ending: string
  #number = 1
  /** Files that hold the id of an article, or have certain bytes. */
  readonly byId: Map<string, ForeignFile> = new Map()
  readonly bySha256: Map<string, string> = new Map()
  readonly foreign: ForeignFile[] = []

  /** `ending`: what stands behind the number. */
  constructor(name: string, ending: string) {
    const length = name.endsWith(ending) ? ending.length : 0
    this.#stem = name.slice(0, name.length - length)
    this.#ending = name.slice(name.length - length)
  }

  /** The first name that was not looked at yet. */
  get next(): string {
    return this.#number === 1
      ? `${this.#stem}${this.#ending}`
      : `${this.#stem}-${this.#number}${this.#ending}`
  }

  advance(): void {
    this.#number += 1
  }

  /** True for a name of the series. */
  has(name: string): boolean {
    const [key, stem, ending] = [nameKey(name), nameKey(this.#stem), nameKey(this.#ending)]
    if (!key.startsWith(stem) || !key.endsWith(ending)) return false
    const between = key.slice(stem.length, key.length - ending.length)
    return key.length >= stem.length + ending.length && /^(?:-[1-9]\d{0,8})?$/.test(between)
  }
}
