import type { CheckedProblem, CheckProgress, CheckReport, Problem, Remedy } from '../core/library.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import { INDEX_FILE } from '../core/libraryFiles.ts'
import type { Article } from '../core/article/index.ts'
import type { OutsideUse } from '../newsroom/index.ts'
import type { Articles } from './articles.ts'
import type { BinRows } from './binRows.ts'
import type { ConflictCopies } from './conflictCopies.ts'
import type { Scrubber } from './scrub.ts'
import type { LibraryIndex } from './libraryIndex.ts'
import type { MisnamedFiles } from './misnamed.ts'
import { type CheckedPictures, ShownPictures } from './pictureCheck.ts'
import { loopYielder } from './yieldToLoop.ts'

/** The parts of a library that `checkLibrary` examines. */
export type CheckedParts = {
  articles: Articles
  binRows: BinRows
  index: LibraryIndex
  scrubber: Scrubber
  conflictCopies: ConflictCopies
  misnamed: MisnamedFiles
  /** Reads every kept version, and calls `each` for it; calls `unread` for each that cannot be read. */
  checkVersions(
    each: (article: Article) => void,
    unread: (file: string, failure: Failure) => void,
  ): Promise<void>
  /** Reads every picture, and looks which of those that texts show are not there. */
  checkPictures(
    uses: { shown: ShownPictures; outside: OutsideUse; signal: AbortSignal },
    tell: (done: number, total: number) => void,
  ): Promise<CheckedPictures>
}

type Tell = (progress: CheckProgress) => void

/** Reads every article; notes which pictures they show; returns the ids of the readable and of the unreadable ones. */
async function readAll(
  { articles, scrubber }: CheckedParts,
  ids: readonly string[],
  shown: ShownPictures,
  tell: Tell,
) {
  const readable: string[] = []
  const unreadable: string[] = []
  const pause = loopYielder()
  for (const [at, id] of ids.entries()) {
    const read = articles.read(id)
    if (read.ok) {
      scrubber.noteReadable(id)
      shown.note(read.value.article, 'library')
    }
    if (!read.ok) scrubber.noteUnreadable(id, read.failure)
    ;(read.ok ? readable : unreadable).push(id)
    tell({ step: 'articles', done: at + 1, total: ids.length })
    await pause()
  }
  return { readable, unreadable }
}

/** Verifies the index, and with `repair` rebuilds it if it is wrong; returns the problem, if any. */
async function checkIndex({ index }: CheckedParts, repair: boolean): Promise<CheckedProblem[]> {
  const wrong = await index.verify()
  const problem = (failure: Failure): Problem => ({ kind: 'index', file: INDEX_FILE, failure })
  if (index.problem) return [{ ...problem(index.problem), remedy: null, isDone: false }]
  if (wrong?.length === 0) return []
  if (repair) await index.rebuild()
  const detail = wrong ? { articles: wrong.length } : {}
  return [{ ...problem({ code: 'damaged', detail }), remedy: 'rebuild', isDone: repair }]
}

/** What a repair would do with a problem of `articles` or `set-aside`. */
function remedyFor({ kind, file, failure }: Problem, isArticle: (file: string) => boolean): Remedy | null {
  if (kind === 'misnamed') return 'take-in'
  const isSetAside = failure.code === 'damaged' || failure.code === 'empty'
  return kind === 'unreadable' && isSetAside && isArticle(file) ? 'set-aside' : null
}

/** Takes in the good articles of other names, and sets aside what cannot be read; returns the problems that are solved. */
async function repairFiles(
  { scrubber, misnamed, index }: CheckedParts,
  unreadable: readonly string[],
): Promise<CheckedProblem[]> {
  const solved: CheckedProblem[] = []
  const moved = await scrubber.quarantineUnreadable(unreadable)
  for (const problem of moved.values()) solved.push({ ...problem, remedy: 'set-aside', isDone: true })
  const takenIn: string[] = []
  for (const problem of scrubber.problems.list()) {
    if (problem.kind !== 'misnamed') continue
    const taken = await misnamed.takeIn(problem.file)
    if (!taken.ok) continue
    takenIn.push(taken.value)
    scrubber.problems.clear(problem.file)
    solved.push({ ...problem, remedy: 'take-in', isDone: true })
  }
  await index.refresh([...moved.keys(), ...takenIn])
  return solved
}

/**
 * Examines a whole library: every article, the index against them, the bin, the versions, the pictures, and temporary files. A
 * repair quarantines what cannot be read, takes in good articles of other names, removes temporary files and rebuilds a wrong
 * index. Deletes no text and no picture. Throws the reason of `signal` between two files once that is aborted.
 */
export async function checkLibrary(
  parts: CheckedParts,
  { repair, outside, signal }: { repair: boolean; outside: OutsideUse; signal: AbortSignal },
  onProgress: Tell,
): Promise<Result<CheckReport>> {
  const tell: Tell = (progress) => {
    signal.throwIfAborted()
    onProgress(progress)
  }
  const { articles, binRows, scrubber } = parts
  const names = await articles.names()
  if (!names.ok) return names
  const ids = scrubber.articleIds(names.value)
  const shown = new ShownPictures()
  const { readable, unreadable } = await readAll(parts, ids, shown, tell)
  await scrubber.loadQuarantined()
  await scrubber.examineMisnamed()
  await scrubber.handleConflictCopies()
  const tempFiles = scrubber.tempFileProblems()
  const solved = repair ? await repairFiles(parts, unreadable) : []
  const cleared = new Set(repair ? await scrubber.clearTempFiles() : [])

  const unreadFiles: Problem[] = []
  const unread = (file: string, failure: Failure) => unreadFiles.push({ kind: 'unreadable', file, failure })
  tell({ step: 'bin', done: 0, total: 0 })
  let [binned, versions] = [0, 0]
  await binRows.check((article) => {
    signal.throwIfAborted()
    binned += 1
    shown.note(article, 'bin')
  }, unread)
  tell({ step: 'versions', done: 0, total: 0 })
  await parts.checkVersions((article) => {
    signal.throwIfAborted()
    versions += 1
    shown.note(article, 'version')
  }, unread)
  unreadFiles.push(...(await parts.conflictCopies.ofVersions()))
  const pictures = await parts.checkPictures({ shown, outside, signal }, (done, total) =>
    tell({ step: 'pictures', done, total }),
  )
  unreadFiles.push(...pictures.problems)
  tell({ step: 'index', done: 0, total: 0 })
  const inIndex = await checkIndex(parts, repair)

  const solvedFiles = new Set(solved.map(({ file }) => file))
  const own = new Set(unreadable.map((id) => `articles/${id}.json`))
  const left = scrubber.problems.list().filter(({ file }) => !solvedFiles.has(file))
  const problems: CheckedProblem[] = [
    ...solved,
    ...left.map((each) => ({ ...each, remedy: remedyFor(each, (file) => own.has(file)), isDone: false })),
    ...tempFiles.map((each) => ({
      ...each,
      remedy: 'clear' as const,
      isDone: cleared.has(each.file.slice('articles/'.length)),
    })),
    ...unreadFiles.map((each) => ({ ...each, remedy: null, isDone: false })),
    ...inIndex,
  ]
  return ok({
    articles: readable.length + solved.filter(({ remedy }) => remedy === 'take-in').length,
    binned,
    versions,
    pictures: pictures.sound,
    unusedPictures: pictures.unused,
    problems,
    repaired: problems.filter(({ isDone }) => isDone).length,
  })
}
