import {
  conditionsOf,
  hitFinder,
  localDay,
  matchesConditions,
  parseQuery,
  soughtTexts,
} from '../../src/core/query/index.ts'
import { indexEntry } from '../../src/store/indexEntry.ts'
import { editHouseStyle, readHouseStyle } from '../../src/core/houseStyle/index.ts'
import type { HouseStyleFile, LibraryState } from '../../src/core/library.ts'
import { changeEvent } from '../changeEvent.ts'
import { compareSummaries } from '../../src/core/library.ts'
import type { ConflictCopy } from '../../src/core/conflictCopies.ts'
import {
  changeHouseDictionary,
  type HouseDictionary,
  readHouseDictionary,
} from '../../src/core/spelling/index.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import type { SharedBy } from '../../src/core/sharedFolder.ts'
import type { Duplicate, DuplicateQuery } from '../../src/core/duplicateKey.ts'
import type { Input, MethodName, Newsroom } from '../../src/contract/contract.ts'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { DEFAULT_MACHINE_SETTINGS, type MachineSettings } from '../../src/core/machineSettings.ts'
import type { Kept, StoredVersion } from '../../src/core/versions.ts'
import type { KnownLibrary } from '../../src/core/libraries.ts'
import type { Presence } from '../../src/core/presence.ts'
import type { RecoveryCopy } from '../../src/core/recoveryCopy.ts'
import { type Article, emptyContent, type OpenedArticle } from '../../src/core/article/index.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { duplicateKey } from '../../src/core/duplicateKey.ts'
import { sha256 } from '../../src/core/sha256.ts'
import { fieldValues, type FieldValue, type LearntField } from '../../src/core/fieldValues.ts'
import { fold } from '../../src/core/search.ts'
import { slugOf } from '../../src/core/slug.ts'
import {
  type ArticleStore,
  type BinStore,
  type ConflictCopyStore,
  createNewsroom,
  type PresenceStore,
  type RecoveryStore,
  type VersionStore,
} from '../../src/newsroom/index.ts'
import { noBackups } from '../newsroom/noBackups.ts'
import { picturesOver } from './memoryPictures.ts'

/** A library in memory: the real newsroom over a store of maps. */
export type MemoryLibrary = {
  newsroom: Newsroom
  articles: Map<string, Article>
  bin: Map<string, { article: Article; deletedAt: string }>
  /** The versions, in the order in which they were kept. */
  versions: StoredVersion[]
  /** The texts of conflict copies, by the ids that the state tells. */
  copies: Map<string, Article>
  machine: MachineSettings
  /** Who writes on other machines; and in which articles this one was told to write. */
  presences: Presence[]
  told: string[]
  /** The host's recovery copies, by article and revision. */
  recovery: Map<string, RecoveryCopy>
  /** The libraries of this machine, and the handles of those that were to be opened. */
  libraries: KnownLibrary[]
  switched: string[]
  state: LibraryState
  houseStyle: HouseStyleFile
  /** The words of the house; those that no dictionary knows; and what is proposed for them. */
  dictionary: HouseDictionary
  /** The bytes of pictures by their addresses. */
  pictures: Map<string, Uint8Array>
  /** Of each destruction of articles, whether their pictures were to stay. */
  kept: boolean[]
  misspelt: Set<string>
  suggestions: Map<string, string[]>
  announce(event: NewsroomEvent): void
}

/** The house style of a file with this text, which is its fingerprint, too. */
export function styleOf(text: string): HouseStyleFile {
  return { file: 'house-style.yaml', fingerprint: text, ...readHouseStyle(new TextEncoder().encode(text)) }
}

function valuesOf(articles: readonly Article[], wanted: LearntField): FieldValue[] {
  const counts = new Map<string, number>()
  for (const article of articles) {
    for (const [field, value] of fieldValues(article))
      if (field === wanted) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, articles: count }))
    .sort((one, other) => other.articles - one.articles)
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

const elsewhere = { isOpen: false, isThere: true, isOwn: false }

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
  const update: ArticleStore['update'] = async (id, base, change, keep) => {
    const found = articles.get(id)
    if (!found) return failed('not-found')
    if (found.revision !== base.revision) return failed('conflict', { theirs: { ...opened(found) } })
    const next = change(found)
    if (keep?.automatic) {
      const kept = await keep.automatic(found)
      if (kept) keepIn(library, found, kept)
    } else if (keep) {
      keepIn(library, keep.before?.(found) ?? found, keep.kept)
      if (keep.beside) keepIn(library, keep.beside(found), { ...keep.kept, reason: 'other-text' })
    }
    articles.set(id, next)
    announce(changeEvent(next))
    return ok(opened(next))
  }
  const moveToBin: ArticleStore['moveToBin'] = async (id, deletedAt) => {
    const found = articles.get(id)
    if (!found) return failed('not-found')
    articles.delete(id)
    bin.set(id, { article: found, deletedAt })
    announce({ type: 'article-removed', id })
    return ok({ id, headline: found.headline, deletedAt })
  }
  const restoreFromBin: ArticleStore['restoreFromBin'] = async (id) => {
    const found = bin.get(id)
    if (!found) return failed('not-found')
    bin.delete(id)
    articles.set(id, found.article)
    announce({ type: 'library-changed' })
    return ok(opened(found.article))
  }
  return {
    state: () => structuredClone(state),
    list: async ({ query, status, sort, direction, excerpts, offset, limit }: Input<'listArticles'>) => {
      const conditions = conditionsOf(parseQuery(query), localDay(new Date()))
      const now = new Date().toISOString()
      const found = [...articles.values()]
        .map((article) => indexEntry(article))
        .filter(({ summary, texts }) =>
          matchesConditions(conditions, { facts: summary, texts: soughtTexts(texts), now }),
        )
      const counts = { all: found.length, draft: 0, review: 0, ready: 0, published: 0, spiked: 0 }
      for (const { summary } of found) counts[summary.status] += 1
      const through = found
        .filter(({ summary }) => status === 'all' || summary.status === status)
        .sort((one, other) => compareSummaries(sort, one.summary, other.summary, direction))
      const page = through.slice(offset, offset + limit)
      const hitIn = hitFinder(conditions, () => [])
      const hits = page.flatMap(({ summary: { id }, texts }) => {
        const hit = hitIn(texts)
        return hit ? [{ id, ...hit }] : []
      })
      const items = page.map(({ summary }) => summary)
      return ok({ total: through.length, counts, items, ...(excerpts && { hits }) })
    },
    stamps: async () =>
      ok([...articles.values()].map(({ id, revision, status }) => ({ id, stamp: String(revision), status }))),
    read: async (id) => {
      const found = articles.get(id)
      return found ? ok(opened(found)) : failed('not-found')
    },
    add: async (added) => {
      for (const each of added) articles.set(each.id, each)
      announce({ type: 'library-changed' })
      return added.map((each) => ok(opened(each)))
    },
    update,
    updateGroup: async (changes) =>
      Promise.all(
        changes.map(({ current, change, kept }) => {
          const { id, revision } = current.article
          return update(id, { revision, fingerprint: current.fingerprint }, change, kept && { kept })
        }),
      ),
    fieldValues: async (field) => ok(valuesOf([...articles.values()], field)),
    slugOwners: async (slug) =>
      ok(
        [...articles.values()]
          .filter((each) => slugOf(each) === slug)
          .map(({ id, headline }) => ({ id, headline })),
      ),
    duplicates: async (items) =>
      ok(items.map((item) => [...articles.values()].flatMap((each) => duplicateOf(item, each) ?? []))),
    moveToBin,
    moveGroupToBin: async (moves, deletedAt) =>
      Promise.all(
        moves.map(({ id, revision }) =>
          revision === undefined || articles.get(id)?.revision === revision
            ? moveToBin(id, deletedAt)
            : failed('conflict'),
        ),
      ),
    restoreFromBin,
    restoreGroupFromBin: async (ids) => Promise.all(ids.map(restoreFromBin)),
    check: async () =>
      ok({
        articles: articles.size,
        binned: bin.size,
        versions: library.versions.length,
        pictures: 0,
        unusedPictures: { count: 0, bytes: 0 },
        problems: state.problems.map((problem) => ({ ...problem, remedy: null, isDone: false })),
        repaired: 0,
      }),
    checkProgress: null,
    cancelCheck: () => false,
    takeIn: async () => failed('not-found'),
    readHouseStyle: async () => ok(structuredClone(houseStyle)),
    changeHouseStyle: async (base, change) => {
      if (base !== houseStyle.fingerprint)
        return ok({ kind: 'changed-meanwhile', style: structuredClone(houseStyle) })
      const text = editHouseStyle('house-style.yaml', houseStyle.fingerprint ?? '', change)
      if (text === null) return ok({ kind: 'by-hand-only' })
      Object.assign(houseStyle, styleOf(text))
      return ok({ kind: 'written', style: structuredClone(houseStyle) })
    },
    readDictionary: async () => ok(library.dictionary),
    changeDictionary: async (change) => {
      const lines = library.dictionary.words.map(({ word, model }) =>
        model === null ? word : `${word}/${model}`,
      )
      const changed = changeHouseDictionary(new TextEncoder().encode(lines.join('\n')), change)
      if (changed === null) return failed('dictionary-unreadable')
      library.dictionary = readHouseDictionary(changed)
      announce({ type: 'library-changed' })
      return ok(library.dictionary)
    },
    ...picturesOver(library),
    readPicture: async (src) => library.pictures.get(src) ?? null,
    addPicture: async (src, bytes) => {
      library.pictures.set(src, bytes)
      return ok(null)
    },
    readSettings: async () => ok(current),
    writeSettings: async (change) => {
      current = { ...current, ...change }
      return ok(current)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Keeps a text as a version; one that is kept already only gets its name. */
function keepIn({ versions }: Library, kept: Article, why: Kept): StoredVersion {
  const at = versions.findIndex(
    ({ article: { id, revision }, article }) =>
      id === kept.id && revision === kept.revision && article.updatedAt === kept.updatedAt,
  )
  const there = versions[at]
  if (there && JSON.stringify(there.article) === JSON.stringify(kept)) {
    if (why.name !== '') versions[at] = { ...there, kept: why }
    return versions[at] ?? there
  }
  const time = kept.updatedAt.replaceAll(':', '-')
  const same = versions.filter(({ id }) => id.startsWith(`${kept.revision}-${time}`)).length
  const id = `${kept.revision}-${time}${same > 0 ? ` ${same + 1}` : ''}`
  const version = { id, article: kept, kept: why }
  versions.push(version)
  return version
}

function versionsOver(library: Library): VersionStore {
  return {
    visit: async (id, each) => {
      for (const version of library.versions) if (version.article.id === id) each(version)
      return ok(null)
    },
    newest: async (id) => ok(library.versions.findLast(({ article: of }) => of.id === id)?.kept ?? null),
    read: async (id, version) => {
      const found = library.versions.find((each) => each.article.id === id && each.id === version)
      return found ? ok(found) : failed('version-gone')
    },
    keep: async (id, kept) => {
      const found = library.articles.get(id)
      return found ? ok(keepIn(library, found, kept)) : failed('not-found')
    },
    name: async (id, version, name) => {
      const at = library.versions.findIndex((each) => each.article.id === id && each.id === version)
      const found = library.versions[at]
      if (!found) return failed('version-gone')
      const named = { ...found, kept: { ...found.kept, name } }
      library.versions[at] = named
      return ok(named)
    },
  }
}

function binOver({ bin, articles, kept, announce }: Library): BinStore {
  return {
    list: async (query) => {
      const found = [...bin.values()].filter(({ article: { headline, byline } }) =>
        fold(`${headline} ${byline.map(({ name }) => name).join(' ')}`).includes(fold(query)),
      )
      const rows = found.map(({ article: { id, headline, byline }, deletedAt }) => ({
        ...{ id, headline, deletedAt },
        byline: byline.map(({ name }) => name),
        goesAt: new Date(Date.parse(deletedAt) + 30 * 86_400_000).toISOString(),
      }))
      return ok(rows.toSorted((one, other) => (one.deletedAt < other.deletedAt ? 1 : -1)))
    },
    count: async () => ok(bin.size),
    destroy: async (ids, seenIn, used) => {
      kept.push(used === null)
      const destroyed = ids.filter((id) => bin.delete(id) || (seenIn === 'library' && articles.delete(id)))
      for (const id of destroyed) announce({ type: 'article-removed', id, forGood: true })
      return ok({ destroyed, missing: ids.filter((id) => !destroyed.includes(id)) })
    },
    discard: async (id) => {
      const removed = articles.delete(id)
      if (removed) announce({ type: 'article-removed', id, forGood: true })
      return ok({ removed })
    },
    due: async () => ok([]),
  }
}

function presenceOver({ presences, told }: Library): PresenceStore {
  return {
    put: async (id) => {
      told.push(id)
      return ok({ written: true })
    },
    remove: async (id) => ok({ removed: told.includes(id) }),
    list: async () => ok([...presences]),
  }
}

/** Puts a conflict copy of an article into the library, as a service would. */
export function putConflictCopy(
  library: MemoryLibrary,
  text: Article,
  mark: Partial<ConflictCopy> = {},
): void {
  const copy = String(library.copies.size + 1).padStart(32, '0')
  const { id, headline, revision, updatedAt: at } = text
  library.copies.set(copy, text)
  library.state.problems.push({
    kind: 'conflict-copy',
    file: `articles/${id} (${library.copies.size}).json`,
    failure: { code: 'conflict', detail: {} },
    copy: { id, copy, headline, revision, at, service: 'dropbox', by: '', date: '', inBin: false, ...mark },
  })
  library.announce({ type: 'library-changed' })
}

function copiesOver(library: Library): ConflictCopyStore {
  const { copies, state, announce } = library
  const read = (id: string) => {
    const text = copies.get(id)
    const copy = state.problems.find((problem) => problem.copy?.copy === id)?.copy
    return text && copy ? ok({ copy, opened: opened(text) }) : failed('not-found')
  }
  const keep = (id: string, kept: Kept) => {
    const found = read(id)
    if (found.ok) keepIn(library, found.value.opened.article, kept)
    return found.ok ? ok(null) : found
  }
  return {
    read: async (id) => read(id),
    keep: async (id, kept) => keep(id, kept),
    retire: async (id, kept) => {
      const done = keep(id, kept)
      if (!done.ok) return done
      copies.delete(id)
      state.problems = state.problems.filter(({ copy }) => copy?.copy !== id)
      announce({ type: 'library-changed' })
      return done
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
    forget: async (ids) => {
      for (const [key, { id }] of copies) if (ids.includes(id)) copies.delete(key)
      return ok(null)
    },
  }
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A library in memory with these articles. */
export function memoryLibrary(
  initial: readonly Article[] = [],
  {
    settings = { ...DEFAULT_SETTINGS, interface: 'fr', theme: 'light' },
    shared = null,
  }: { settings?: Settings; shared?: SharedBy | null } = {},
): MemoryLibrary {
  const listeners = new Set<Listener>()
  const library: Library = {
    articles: new Map(initial.map((each) => [each.id, each])),
    bin: new Map(),
    versions: [],
    copies: new Map(),
    machine: DEFAULT_MACHINE_SETTINGS,
    libraries: [],
    switched: [],
    presences: [],
    told: [],
    recovery: new Map(),
    state: {
      folder: '/home/ines/Marbre',
      writeFailure: null,
      problems: [],
      sharing: { isShared: false, found: null },
      failedBackup: null,
    },
    houseStyle: { file: null, fingerprint: null, rules: [], problems: [] },
    dictionary: { words: [], problems: [] },
    pictures: new Map(),
    kept: [],
    misspelt: new Set(),
    suggestions: new Map(),
    announce: (event) => {
      for (const listener of listeners) listener(event)
    },
  }
  const newsroom = createNewsroom({
    store: storeOver(library, settings, listeners),
    versions: versionsOver(library),
    bin: binOver(library),
    conflictCopies: copiesOver(library),
    backups: noBackups,
    machine: {
      read: async () => ok(library.machine),
      write: async (change) => {
        library.machine = { ...library.machine, ...change }
        return ok(library.machine)
      },
    },
    recovery: recoveryOver(library.recovery),
    presence: presenceOver(library),
    sharedBy: shared,
    clock: { now: () => new Date().toISOString() },
    ids: { next: nextId },
    printer: { print: async () => failed('no-printer') },
    fonts: { read: async () => [] },
    places: { open: () => failed('place-unknown') },
    libraries: {
      list: async () => ok({ libraries: library.libraries, canBrowse: false }),
      browse: async () => ok({ chosen: null }),
      create: async (name) => {
        library.libraries = [...library.libraries, { id: name, label: name, ...elsewhere }]
        return ok({ id: name })
      },
      open: async (id) => {
        library.switched.push(id)
        return ok({ address: null })
      },
      forget: async (id) => {
        library.libraries = library.libraries.filter((each) => each.id !== id)
        return ok({ forgotten: true })
      },
      showFolder: async () => ok({ shown: false }),
    },
    speller: {
      check: async ({ house }, words) => {
        const isKnown = (word: string) =>
          house.some((own) => own.word === word) || !library.misspelt.has(word)
        return ok({ dictionary: 'fr', unknown: words.filter((word) => !isKnown(word)) })
      },
      dictionaries: async () => ok([{ language: 'fr', isOwn: false }]),
      install: async () => failed('dictionary-invalid'),
      uninstall: async () => ok([{ language: 'fr', isOwn: false }]),
      suggest: async (_request, word) => ok(library.suggestions.get(word) ?? []),
    },
    limitTime: (work) => ({ result: work() }),
    digest: {
      sha256: async (bytes) => hex(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))),
      sha256Now: (bytes) => hex(Uint8Array.from(sha256(bytes)).buffer),
    },
  })
  return { ...library, newsroom }
}

/** Holds the answers of some methods back until `resolve` is called; `asked` has the name of each call. */
export function holdAnswers(newsroom: Newsroom, names: readonly MethodName[]) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const asked: MethodName[] = []
  for (const name of names) {
    const answer: (input: never) => Promise<unknown> = newsroom[name]
    Object.assign(newsroom, {
      [name]: async (input: never) => {
        asked.push(name)
        await promise
        return answer(input)
      },
    })
  }
  return { asked, resolve }
}
