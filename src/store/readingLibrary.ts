import { join, resolve } from 'node:path'
import type { Input } from '../contract/contract.ts'
import type { OpenedArticle } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import type { ArticleList, ArticleStamp, HouseStyleFile, SlugOwner } from '../core/library.ts'
import type { Settings } from '../core/settings.ts'
import type { HouseDictionary } from '../core/spelling/index.ts'
import type { ReadingStore } from '../newsroom/index.ts'
import { decodeArticleFile, fingerprintOf, readFile } from './articleFile.ts'
import { describeIfThere, nodeFileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import type { IndexOnDisk } from './indexOnDisk.ts'
import type { IndexTables } from './indexTables.ts'
import type { Library } from './library.ts'
import { type LibraryPaths, pathsOf } from './libraryFolder.ts'

/** The paths of a library that is there whole, in folders of its own; null where opening would have to make or refuse something. */
function wholeLibrary(folder: string): LibraryPaths | null {
  try {
    const paths = pathsOf(nodeFileSystem.realPath(resolve(folder)))
    const isFolder = (path: string) => describeIfThere(nodeFileSystem, path)?.kind === 'folder'
    const isToBeFinished = describeIfThere(nodeFileSystem, join(paths.bin, 'destroying.json')) !== null
    return isFolder(paths.articles) && isFolder(paths.bin) && !isToBeFinished ? paths : null
  } catch (error) {
    if (errorCode(error) === '') throw error
    return null
  }
}

/** An article whose fingerprint is computed when somebody asks for it: whoever shows a text does not. */
function decodedWhenAsked(bytes: Uint8Array, id: string): Result<OpenedArticle> {
  const opened = decodeArticleFile(bytes, id, '')
  if (!opened.ok) return opened
  return ok({
    ...opened.value,
    get fingerprint() {
      return fingerprintOf(bytes)
    },
  })
}

/**
 * A library that is only read, for a program that asks it a few things and ends.
 *
 * Idea: in a library that is in order, an answer needs the article's file, or the index and one look at each file. So nothing is
 * locked, written or watched, and what writing needs is not loaded. Whatever is not in order (no such folder, an index that
 * differs from the files, a damaged file, a destruction that was cut short) is left to the full opening, which mends it and
 * answers from then on.
 * Invariant: each answer is the one that the full opening would have given, with the same failures.
 */
export class ReadingLibrary implements ReadingStore {
  readonly #paths: LibraryPaths | null
  readonly #openFully: () => Promise<Result<Library>>
  #full: Promise<Result<Library>> | null = null
  /** Undefined until it is asked; null where it cannot answer. */
  #index: IndexOnDisk | null | undefined

  /** `openFully` opens the library as one that may be written. */
  constructor(folder: string, openFully: () => Promise<Result<Library>>) {
    this.#paths = wholeLibrary(folder)
    this.#openFully = openFully
  }

  async #answerFully<T>(question: (library: Library) => Promise<Result<T>>): Promise<Result<T>> {
    this.#full ??= this.#openFully()
    const opened = await this.#full
    if (!opened.ok) return opened
    await opened.value.whenIdle()
    return question(opened.value)
  }

  async #ask<T>(
    question: (tables: IndexTables) => T,
    fully: (library: Library) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (this.#paths && this.#full === null) {
      const { IndexOnDisk } = await import('./indexOnDisk.ts')
      if (this.#index === undefined) this.#index = IndexOnDisk.open(this.#paths)
      const answer = this.#index?.ask(question)
      if (answer !== undefined && answer !== null) return ok(answer)
    }
    return this.#answerFully(fully)
  }

  async list(wanted: Input<'listArticles'>): Promise<Result<ArticleList>> {
    const { readList, storedList } = await import('./indexQuery.ts')
    return this.#ask(
      (tables) => readList(storedList(tables, wanted)),
      (library) => library.list(wanted),
    )
  }

  async stamps(): Promise<Result<ArticleStamp[]>> {
    const { articleStamps } = await import('./indexLookups.ts')
    return this.#ask(articleStamps, (library) => library.stamps())
  }

  async slugOwners(slug: string): Promise<Result<SlugOwner[]>> {
    const { slugOwnersIn } = await import('./indexLookups.ts')
    return this.#ask(
      (tables) => slugOwnersIn(tables, slug),
      (library) => library.slugOwners(slug),
    )
  }

  async read(id: string): Promise<Result<OpenedArticle>> {
    if (this.#paths && this.#full === null) {
      const read = readFile(nodeFileSystem, join(this.#paths.articles, `${id}.json`))
      const opened = read.ok ? decodedWhenAsked(read.value.bytes, id) : read
      if (opened.ok) return opened
      const isGone =
        opened.failure.code === 'not-found' && describeIfThere(nodeFileSystem, this.#paths.articles)
      if (isGone) return failed('not-found', { id })
    }
    return this.#answerFully((library) => library.read(id))
  }

  async readPicture(src: string): Promise<Uint8Array | null> {
    if (this.#paths) {
      const { readPictureIn } = await import('./pictureFiles.ts')
      return readPictureIn(nodeFileSystem, this.#paths.media, src)
    }
    const read = await this.#answerFully(async (library) => ok(await library.readPicture(src)))
    return read.ok ? read.value : null
  }

  async readSettings(): Promise<Result<Settings>> {
    if (this.#paths && this.#full === null) {
      const { LIBRARY_SETTINGS, loadSettings } = await import('./storedSettings.ts')
      const loaded = loadSettings(nodeFileSystem, this.#paths.settings, LIBRARY_SETTINGS)
      if (loaded.ok) return ok(loaded.value.settings)
    }
    return this.#answerFully((library) => library.readSettings())
  }

  async readHouseStyle(): Promise<Result<HouseStyleFile>> {
    if (!this.#paths) return this.#answerFully((library) => library.readHouseStyle())
    const { readHouseStyleIn } = await import('./houseStyle.ts')
    return ok(readHouseStyleIn(this.#paths.root))
  }

  async readDictionary(): Promise<Result<HouseDictionary>> {
    if (!this.#paths) return this.#answerFully((library) => library.readDictionary())
    const { readDictionaryIn } = await import('./dictionaryFile.ts')
    return ok(readDictionaryIn(this.#paths.root))
  }

  async close(): Promise<void> {
    this.#index?.close()
    const opened = await this.#full
    if (opened?.ok) await opened.value.close()
  }
}
