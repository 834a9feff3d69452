import { type Article, emptyContent } from '../../../../src/core/article/index.ts'
import { type HouseProfile, NO_HOUSE } from '../../../../src/core/export/house.ts'
import type { ExportFont } from '../../../../src/core/export/context.ts'
import { decodeState, SiteBuilder, type SiteFile } from '../../../../src/core/export/site/index.ts'
import { picturesFrom } from '../picturesFrom.ts'

export const HOUSE: HouseProfile = {
  ...NO_HOUSE,
  siteName: 'Le Bac',
  siteAddress: 'https://lebac.example/journal/',
  publisher: 'Éditions du Bac',
  licence: '© 2026 Le Bac, CC BY-NC 4.0',
}

/** A published article with a number, from which its id is made. */
export function numbered(number: number, fields: Partial<Article> = {}): Article {
  return {
    ...emptyContent('fr'),
    id: `0190a0b0-c0d0-7000-8000-${String(number).padStart(12, '0')}`,
    revision: 1,
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-10T08:00:00.000Z',
    source: null,
    status: 'published',
    headline: `Le récit numéro ${number}`,
    sections: [{ heading: '', body: `Le texte du récit ${number}.` }],
    ...fields,
  }
}

type Given = {
  articles: readonly Article[]
  house?: HouseProfile
  now?: string
  previous?: Uint8Array | null
  media?: (sha256: string) => Uint8Array | null
  fonts?: readonly ExportFont[]
  /** Files that the folder refuses. */
  refused?: readonly string[]
  skipped?: readonly string[]
}

export type BuiltSite = {
  files: Map<string, string | Uint8Array>
  written: SiteFile[]
  /** All files that the site has, whether written now or before. */
  paths: ReadonlySet<string>
  state: Uint8Array
  read: readonly string[]
}

/** Runs a builder as the newsroom does. The version of an article is its revision. */
export function buildSite({
  articles,
  house = HOUSE,
  now = '2026-11-20T00:00:00.000Z',
  previous = null,
  media = () => null,
  fonts = [],
  refused = [],
  skipped = [],
}: Given): BuiltSite {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const builder = new SiteBuilder({
    articles: articles.map(({ id, revision, status }) => ({ id, stamp: String(revision), status })),
    previous: previous && decodeState(previous),
    resources: { house, now, fonts, isPrinted: false },
  })
  const articleOf = (id: string) => {
    const article = byId.get(id)
    if (!article) throw new TypeError(`no article ${id}`)
    return article
  }
  const picture = picturesFrom(media, 'site')
  const written: SiteFile[] = []
  for (const id of builder.wanted) {
    if (skipped.includes(id)) builder.skip(id)
    else written.push(...builder.add(articleOf(id), picture))
  }
  written.push(...builder.finish(builder.feedIds().map(articleOf)))
  for (const path of refused) builder.failed(path)
  const state = builder.state('run')
  const files = new Map(written.map(({ path, content }) => [path, content]))
  return { files, written, paths: builder.paths(), state, read: builder.wanted }
}

/** A file of a site as text. */
export function textOf({ files }: BuiltSite, path: string): string {
  const content = files.get(path)
  if (typeof content !== 'string') throw new TypeError(`no text ${path}`)
  return content
}
