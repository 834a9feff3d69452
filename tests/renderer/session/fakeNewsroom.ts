import type { Newsroom } from '../../../src/contract/contract.ts'
import type { NewsroomEvent } from '../../../src/contract/events.ts'
import { changeEvent } from '../../changeEvent.ts'
import type { RecoveryCopy } from '../../../src/core/recoveryCopy.ts'
import {
  type Article,
  type ArticleContent,
  contentOf,
  emptyContent,
  type OpenedArticle,
} from '../../../src/core/article/index.ts'
import type { FieldValue, LearntField } from '../../../src/core/fieldValues.ts'
import type { HouseWord } from '../../../src/core/spelling/index.ts'
import { type AddedPicture, checkPicture, type PictureMetadata } from '../../../src/core/pictures/index.ts'
import { type Failure, failed, ok, type Result } from '../../../src/core/failure.ts'

const unused = () => Promise.reject(new Error('not part of this test'))

/** A newsroom in memory: checks revisions like the real one, and can be made to stall, fail or vanish. */
export class FakeNewsroom {
  readonly articles = new Map<string, OpenedArticle>()
  /** The saved texts, in order. */
  readonly saves: { id: string; revision: number; content: ArticleContent }[] = []
  /** The texts kept as versions, in order. */
  readonly kept: ArticleContent[] = []
  /** Why versions were kept, one for each save that kept any. */
  readonly reasons: string[] = []
  /** The host's recovery copies by article and revision, and how many were sent. */
  readonly copies = new Map<string, RecoveryCopy>()
  copiesSent = 0
  /** The folder of the host's copies cannot be written. */
  copiesRefused: boolean = false
  /** What fields have in the library's articles. */
  fieldValues: Partial<Record<LearntField, FieldValue[]>> = {}
  /** The words that no dictionary knows, with what is suggested for them; the words of the house; the words asked about. */
  readonly misspelt = new Map<string, readonly string[]>()
  dictionary: HouseWord[] = []
  readonly asked: string[] = []
  /** What suggestions wait for. */
  suggestionsHeld: Promise<unknown> = Promise.resolve()
  /** The answer to every save, while set. */
  failing: Failure | 'vanished' | null = null
  /** The bytes of the library's pictures by address, and the addresses that were read. */
  readonly pictures = new Map<string, Uint8Array>()
  readonly picturesRead: string[] = []
  /** What the files of pictures say, by the names of the files. */
  readonly pictureWords = new Map<string, Partial<PictureMetadata>>()
  /** What adding a picture waits for. */
  picturesHeld: Promise<unknown> = Promise.resolve()
  /** Saves succeed, but their answers are lost. */
  answersLost: boolean = false
  inFlight = 0
  mostInFlight = 0
  #stalled: (() => void)[] | null = null
  #listeners = new Set<(event: NewsroomEvent) => void>()
  #written = 0
  /** What is put from now on is of a newer format, and read-only. */
  readOnly: boolean = false

  /** Puts an article into the library, as another program would. */
  put(id: string, change: Partial<ArticleContent>, announced = true): OpenedArticle {
    const before = this.articles.get(id)?.article
    this.#written += 1
    const article: Article = {
      ...(before ?? { ...emptyContent('fr'), id, createdAt: '2026-11-10T08:00:00.000Z', source: null }),
      ...change,
      id,
      revision: (before?.revision ?? 0) + 1,
      updatedAt: `2026-11-10T14:32:${String(this.#written % 60).padStart(2, '0')}.000Z`,
    }
    const opened = { article, fingerprint: `f${this.#written}`, readOnly: this.readOnly }
    this.articles.set(id, opened)
    if (announced) this.announce(changeEvent(article))
    return opened
  }

  async #addPicture(fileName: string, bytes: Uint8Array): Promise<Result<AddedPicture>> {
    await this.picturesHeld
    const checked = checkPicture(bytes, fileName)
    if (!checked.ok) return checked
    const { extension, width, height } = checked.value
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
    const src = `media/${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}.${extension}`
    this.pictures.set(src, bytes)
    const nothing = { caption: '', byline: '', credit: '', alt: '', rights: '', taken: '' }
    const metadata = { ...nothing, ...this.pictureWords.get(fileName) }
    return ok({ src, width, height, size: bytes.length, metadata })
  }

  remove(id: string): void {
    this.articles.delete(id)
    this.announce({ type: 'article-removed', id })
  }

  announce(event: NewsroomEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Makes saves wait until `release` is called. */
  stall(): void {
    this.#stalled ??= []
  }

  async release(): Promise<void> {
    const stalled = this.#stalled ?? []
    this.#stalled = null
    for (const go of stalled) go()
    await flushPromises()
  }

  get newsroom(): Newsroom {
    return {
      libraryState: unused,
      listArticles: unused,
      readArticle: async ({ id }) => this.#read(id),
      createArticle: async ({ content }) => this.#create(content),
      saveArticle: (input) => this.#save(input),
      listVersions: unused,
      readVersion: unused,
      keepVersion: unused,
      nameVersion: unused,
      restoreVersion: unused,
      compareConflictCopy: unused,
      mergeConflictCopy: unused,
      separateConflictCopy: unused,
      discardConflictCopy: unused,
      discardUntouched: unused,
      deleteArticle: unused,
      restoreArticle: unused,
      listBin: unused,
      countBin: unused,
      destroyArticles: unused,
      startBackup: unused,
      startRestore: unused,
      continueBackup: unused,
      cancelBackup: unused,
      backupState: unused,
      listBackedUp: unused,
      takeBackedUp: unused,
      previewImport: unused,
      divideText: unused,
      previewImports: unused,
      findDuplicates: unused,
      findSlug: async () => ok([]),
      listFieldValues: async ({ field }) => ok(this.fieldValues[field] ?? []),
      fillHole: unused,
      importArticles: unused,
      addPicture: ({ fileName, bytes }) => this.#addPicture(fileName, bytes),
      readPicture: async ({ src }) => {
        this.picturesRead.push(src)
        const bytes = this.pictures.get(src)
        return bytes ? ok({ bytes }) : failed('picture-gone')
      },
      neededRenditions: unused,
      listPictures: unused,
      ownPictures: unused,
      deletePictures: unused,
      exportArticle: unused,
      preparePrint: unused,
      startBulk: unused,
      continueBulk: unused,
      cancelBulk: unused,
      undoBulk: unused,
      startFind: unused,
      continueFind: unused,
      cancelFind: unused,
      startExport: unused,
      continueExport: unused,
      cancelExport: unused,
      putRecoveryCopy: async (copy) => this.#putCopy(copy),
      listRecoveryCopies: async () => {
        if (this.failing === 'vanished') return failed('unreachable')
        return ok([...this.copies.values()].toSorted((one, other) => other.at - one.at))
      },
      dropRecoveryCopy: async ({ id, revision }) => ok({ dropped: this.copies.delete(`${id}/${revision}`) }),
      putPresence: unused,
      dropPresence: unused,
      listPresences: unused,
      checkLibrary: unused,
      checkProgress: unused,
      cancelCheck: unused,
      takeIn: unused,
      listLibraries: unused,
      browseLibraries: unused,
      createLibrary: unused,
      openLibrary: unused,
      forgetLibrary: unused,
      showLibraryFolder: unused,
      checkSpelling: async ({ words }) => {
        if (this.failing === 'vanished') return failed('unreachable')
        this.asked.push(...words)
        const isOwn = (word: string) => this.dictionary.some((own) => own.word === word)
        return ok({
          dictionary: 'fr',
          unknown: words.filter((word) => this.misspelt.has(word) && !isOwn(word)),
        })
      },
      suggestSpelling: async ({ word }) => {
        await this.suggestionsHeld
        return ok({ suggestions: [...(this.misspelt.get(word) ?? [])] })
      },
      readDictionary: async () => ok({ words: [...this.dictionary], problems: [] }),
      changeDictionary: async ({ add = [], remove = [] }) => {
        this.dictionary = [...this.dictionary.filter(({ word }) => !remove.includes(word)), ...add]
        return ok({ words: [...this.dictionary], problems: [] })
      },
      listSpellingDictionaries: unused,
      installSpellingDictionary: unused,
      uninstallSpellingDictionary: unused,
      readHouseStyle: unused,
      changeHouseStyle: unused,
      readSettings: unused,
      writeSettings: unused,
      readMachineSettings: unused,
      writeMachineSettings: unused,
      subscribe: (listener) => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
    }
  }

  #read(id: string): Result<OpenedArticle> {
    const opened = this.articles.get(id)
    return opened ? ok(opened) : failed('not-found')
  }

  #putCopy(copy: RecoveryCopy): Result<{ kept: true }> {
    if (this.failing === 'vanished') return failed('unreachable')
    if (this.copiesRefused) return failed('disk-full')
    this.copiesSent += 1
    this.copies.set(`${copy.id}/${copy.base.revision}`, JSON.parse(JSON.stringify(copy)))
    return ok({ kept: true })
  }

  #create(content: ArticleContent): Result<OpenedArticle> {
    if (this.failing && this.failing !== 'vanished') return { ok: false, failure: this.failing }
    const id = `00000000-0000-7000-8000-${String(this.articles.size + 1000).padStart(12, '0')}`
    return ok(this.put(id, contentOf(content)))
  }

  async #save({
    id,
    base,
    content,
    keep,
    before,
    beside,
  }: Parameters<Newsroom['saveArticle']>[0]): Promise<Result<OpenedArticle>> {
    this.inFlight += 1
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight)
    if (this.#stalled) await new Promise<void>((go) => this.#stalled?.push(go))
    this.inFlight -= 1
    if (this.failing === 'vanished') return failed('unreachable')
    if (this.failing) return { ok: false, failure: this.failing }
    const theirs = this.articles.get(id)
    if (!theirs) return failed('not-found')
    if (theirs.article.revision !== base.revision || theirs.fingerprint !== base.fingerprint)
      return {
        ok: false,
        failure: { code: 'conflict', detail: { theirs: JSON.parse(JSON.stringify(theirs)) } },
      }
    this.saves.push({ id, revision: base.revision, content })
    if (keep) this.reasons.push(keep.reason)
    if (keep) this.kept.push(contentOf(before ?? theirs.article))
    if (keep && beside) this.kept.push(contentOf(beside))
    const saved = this.put(id, content)
    if (this.answersLost) return failed('unreachable')
    return ok(saved)
  }
}

/** Lets all pending promises resolve. */
export async function flushPromises(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

/** A clock and timers that advance when told to. */
export class ManualClock {
  #now = 1_000_000
  #due = new Map<number, { at: number; run: () => void }>()
  #count = 0

  now = () => this.#now

  after = (milliseconds: number, run: () => void) => {
    const id = ++this.#count
    this.#due.set(id, { at: this.#now + milliseconds, run })
    return () => {
      this.#due.delete(id)
    }
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    for (;;) {
      const next = [...this.#due].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0]
      if (!next) break
      const [id, { at, run }] = next
      this.#due.delete(id)
      this.#now = at
      run()
      await flushPromises()
    }
    this.#now = end
    await flushPromises()
  }
}

/** A `Storage` in memory. */
export class MemoryStorage {
  readonly #items = new Map<string, string>()
  full: boolean = false

  get length(): number {
    return this.#items.size
  }
  key = (index: number) => [...this.#items.keys()][index] ?? null
  getItem = (key: string) => this.#items.get(key) ?? null
  setItem = (key: string, value: string) => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError')
    this.#items.set(key, value)
  }
  removeItem = (key: string) => {
    this.#items.delete(key)
  }
}
