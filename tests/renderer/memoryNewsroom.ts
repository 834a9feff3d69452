import type { HouseStyleFile, LibraryState } from '../../src/core/library.ts'
import { changeEvent, summaryOf } from '../changeEvent.ts'
import { compareSummaries } from '../../src/core/library.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import type { Duplicate, DuplicateQuery } from '../../src/core/duplicateKey.ts'
import type { Input, Newsroom, NewsroomEvent } from '../../src/contract/contract.ts'
import type { RecoveryCopy } from '../../src/core/recoveryCopy.ts'
import { type Article, emptyContent, type OpenedArticle, STATUSES } from '../../src/core/article/index.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { duplicateKey } from '../../src/core/duplicateKey.ts'
import { fold } from '../../src/core/search.ts'
import { slugOf } from '../../src/core/slug.ts'
import { type ArticleStore, createNewsroom, type RecoveryStore } from '../../src/newsroom/index.ts'

/** A library in memory: the real newsroom over a store of maps. */
export type MemoryLibrary = {
  newsroom: Newsroom
  articles: Map<string, Article>
  bin: Map<string, { article: Article; deletedAt: string }>
  /** The texts kept as versions, in order. */
  versions: Article[]
  /** The host's recovery copies, by article and revision. */
  recovery: Map<string, RecoveryCopy>
  state: LibraryState
  houseStyle: HouseStyleFile
  announce(event: NewsroomEvent): void
}

/** Keeps the ids of parallel test files apart: they share one `localStorage`. */
const run = crypto.randomUUID().slice(0, 8)
let ids = 0
const nextId = () => {
  ids += 1
  return `01890000-0000-7000-8000-${run}${String(ids).padStart(4, '0')}`
}

/** An article with the given fields; the others are those of a new one. */
export function article(fields: Partial<Article>): Article {
  const day = '2026-11-10T10:00:00.000Z'
  return {
    ...emptyContent('fr'),
    id: nextId(),
    revision: 1,
    createdAt: day,
    updatedAt: day,
    source: null,
    ...fields,
  }
}

const opened = (found: Article): OpenedArticle => ({
  article: found,
  fingerprint: `${found.id} ${found.revision}`,
  readOnly: false,
})

function duplicateOf(item: DuplicateQuery, each: Article): Duplicate | null {
  const { id, headline, date, updatedAt, revision } = each
  const name = duplicateKey(item)
  const isSame = {
    file: each.source?.sha256 === item.sha256,
    headline: name !== '' && duplicateKey(each) === name,
  }
  if (!isSame.file && !isSame.headline) return null
  return { id, headline, date, why: isSame.file ? 'same-file' : 'same-headline', updatedAt, revision }
}

type Listener = (event: NewsroomEvent) => void
type Library = Omit<MemoryLibrary, 'newsroom'>

function storeOver(library: Library, settings: Settings, listeners: Set<Listener>): ArticleStore {
  const { articles, bin, state, houseStyle, announce } = library
  let current = settings
  return {
    state: () => structuredClone(state),
    list: async ({ query, status, sort, offset, limit }: Input<'listArticles'>) => {
      const found = [...articles.values()].filter((each) =>
        fold(`${each.headline} ${each.sections.map(({ body }) => body).join(' ')}`).includes(fold(query)),
      )
      const counts = { all: found.length, draft: 0, review: 0, ready: 0, published: 0, spiked: 0 }
      for (const each of STATUSES) counts[each] = found.filter((one) => one.status === each).length
      const through = found.filter((each) => status === 'all' || each.status === status)
      const items = through.map(summaryOf).sort((one, other) => compareSummaries(sort, one, other))
      return ok({ total: through.length, counts, items: items.slice(offset, offset + limit) })
    },
    versions: async () =>
      ok(
        [...articles.values()].map(({ id, revision, status }) => ({ id, version: String(revision), status })),
      ),
    read: async (id) => {
      const found = articles.get(id)
      return found ? ok(opened(found)) : failed('not-found')
    },
    add: async (added) => {
      for (const each of added) articles.set(each.id, each)
      announce({ type: 'library-changed' })
      return added.map((each) => ok(opened(each)))
    },
    update: async (id, base, change, keptAt, beside) => {
      const found = articles.get(id)
      if (!found) return failed('not-found')
      if (found.revision !== base.revision) return failed('conflict', { theirs: { ...opened(found) } })
      const next = change(found)
      if (keptAt !== undefined) library.versions.push(found, ...(beside ? [beside(found)] : []))
      articles.set(id, next)
      announce(changeEvent(next))
      return ok(opened(next))
    },
    slugOwners: async (slug) =>
      ok(
        [...articles.values()]
          .filter((each) => slugOf(each) === slug)
          .map(({ id, headline }) => ({ id, headline })),
      ),
    duplicates: async (items) =>
      ok(items.map((item) => [...articles.values()].flatMap((each) => duplicateOf(item, each) ?? []))),
    moveToBin: async (id, deletedAt) => {
      const found = articles.get(id)
      if (!found) return failed('not-found')
      articles.delete(id)
      bin.set(id, { article: found, deletedAt })
      announce({ type: 'article-removed', id })
      return ok({ id, headline: found.headline, deletedAt })
    },
    restoreFromBin: async (id) => {
      const found = bin.get(id)
      if (!found) return failed('not-found')
      bin.delete(id)
      articles.set(id, found.article)
      announce({ type: 'library-changed' })
      return ok(opened(found.article))
    },
    listBin: async () =>
      ok([...bin.values()].map(({ article: { id, headline }, deletedAt }) => ({ id, headline, deletedAt }))),
    check: async () => ok({ articles: articles.size, problems: state.problems, repaired: 0 }),
    readHouseStyle: async () => ok(structuredClone(houseStyle)),
    readPicture: async () => null,
    readSettings: async () => ok(current),
    writeSettings: async (next) => {
      current = next
      return ok(next)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function recoveryOver(copies: Map<string, RecoveryCopy>): RecoveryStore {
  return {
    put: async (copy) => {
      copies.set(`${copy.id}/${copy.base.revision}`, copy)
      return ok({ kept: true })
    },
    list: async () => ok([...copies.values()].toSorted((one, other) => other.at - one.at)),
    drop: async (id, revision) => ok({ dropped: copies.delete(`${id}/${revision}`) }),
  }
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A library in memory with these articles. */
export function memoryLibrary(
  initial: readonly Article[] = [],
  settings: Settings = { ...DEFAULT_SETTINGS, interface: 'fr', theme: 'light' },
): MemoryLibrary {
  const listeners = new Set<Listener>()
  const library: Library = {
    articles: new Map(initial.map((each) => [each.id, each])),
    bin: new Map(),
    versions: [],
    recovery: new Map(),
    state: { folder: '/home/ines/Marbre', writeFailure: null, problems: [] },
    houseStyle: { file: null, rules: [], problems: [] },
    announce: (event) => {
      for (const listener of listeners) listener(event)
    },
  }
  const newsroom = createNewsroom({
    store: storeOver(library, settings, listeners),
    recovery: recoveryOver(library.recovery),
    clock: { now: () => new Date().toISOString() },
    ids: { next: nextId },
    printer: { print: async () => failed('no-printer') },
    fonts: { read: async () => [] },
    places: { open: () => failed('place-unknown') },
    digest: { sha256: async (bytes) => hex(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))) },
  })
  return { ...library, newsroom }
}
