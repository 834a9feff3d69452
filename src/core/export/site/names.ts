import type { Article } from '../../article/index.ts'
import { slugFrom } from '../../slug.ts'
import { fileNameFor } from '../fileName.ts'

/** Names of the site's own pages and folders; a server that leaves out `.html` would take an article for one of them. */
const RESERVED = /^(?:index|404|archive|author|desk|feed|fonts|media|page|sitemap.*|style|\d{4})$/

/** A slug or a headline as a name that every file system takes and no page of the site has. */
export function stemOf(article: Pick<Article, 'id' | 'slug' | 'headline'>): string {
  const stem = fileNameFor(article, 'html').slice(0, -'.html'.length)
  return RESERVED.test(stem) ? `${stem}-article` : stem
}

const pathNames = new Map<string, string>()
const MOST_PATH_NAMES = 10_000

/** The name of a desk or of an author in an address; empty where it has no letter and no digit. */
export function pathName(name: string): string {
  const known = pathNames.get(name)
  if (known !== undefined) return known
  const made =
    slugFrom(name) === ''
      ? ''
      : fileNameFor({ id: '', slug: '', headline: name }, 'html').slice(0, -'.html'.length)
  if (pathNames.size >= MOST_PATH_NAMES) pathNames.clear()
  pathNames.set(name, made)
  return made
}

/** The names of a site's articles, which are lower-case as slugs are. A name once given stays with its article. */
export class PageNames {
  readonly #owners = new Map<string, string>()
  /** For each stem the last number that was given, so that many articles of one headline cost no search. */
  readonly #numbers = new Map<string, number>()

  /** Marks a name as an article's. */
  keep(name: string, id: string): void {
    this.#owners.set(name, id)
  }

  free(name: string): void {
    this.#owners.delete(name)
  }

  /** The id of the article that has a name; undefined where none has. */
  ownerOf(name: string): string | undefined {
    return this.#owners.get(name)
  }

  /** Gives an article the stem, or, where another has it, the stem and the next number that is free. */
  claim(stem: string, id: string): string {
    let name = stem
    while (this.#owners.has(name)) {
      const number = (this.#numbers.get(stem) ?? 1) + 1
      this.#numbers.set(stem, number)
      name = `${stem}-${number}`
    }
    this.keep(name, id)
    return name
  }
}
