import type { Newsroom } from '../contract/contract.ts'
import type { Failure } from '../core/failure.ts'
import { failureSentence, type Locale, type Translate } from '../i18n/index.ts'
import type { Backups } from '../host/backups/index.ts'
import type { ListedLibrary } from '../host/libraries.ts'
import type { Places } from '../host/places.ts'
import type { ReadingNewsroom } from '../newsroom/reading.ts'
import type { Output } from './output.ts'

/** 0: done; 1: something failed; 2: usage error; 130: stopped by the user. */
export type ExitCode = 0 | 1 | 2 | 130

/**
 * How to open the library. `create` makes one where there is none; `fresh` (the default) waits until the index has been
 * compared with the folder.
 */
type OpenOptions = { create?: boolean; fresh?: boolean }

/** What every command works with. */
export type Context = {
  locale: Locale
  t: Translate
  json: boolean
  /** Standard output: data. */
  out: Output
  /** Standard error: sentences. */
  err: Output
  /** Standard input, which is opened when it is asked for. */
  input(): NodeJS.ReadableStream
  /** True once the user asked to stop: a command finishes the article at hand and takes no other. */
  stopped(): boolean
  /** The chosen library's folder, which may not exist. */
  libraryFolder: string
  /** The folder of the dictionaries that the user named, which may not exist. */
  dictionaryFolder: string
  /** The libraries that were opened in a window of this machine, the last one first. */
  listLibraries(): Promise<ListedLibrary[]>
  /**
   * Opens the library, does the work and closes it; gives the work's exit code. A library that cannot be opened is
   * reported on standard error, and gives 1.
   */
  withLibrary(
    work: (newsroom: Newsroom, places: Places, backups: Backups) => Promise<ExitCode>,
    options?: OpenOptions,
  ): Promise<ExitCode>
  /** The same for work that changes nothing: nothing is made in the library, and it is not locked. */
  withLibraryToRead(work: (newsroom: ReadingNewsroom) => Promise<ExitCode>): Promise<ExitCode>
}

export type LibraryContext = Context & { newsroom: Newsroom }
/** With what a command that changes nothing asks. */
export type ReadingContext = Context & { newsroom: ReadingNewsroom }

/** A failure in the JSON output. */
export type FailedEntry = { code: Failure['code']; message: string }

export function failedEntry(t: Translate, failure: Failure): FailedEntry {
  return { code: failure.code, message: failureSentence(t, failure) }
}

/** Writes a failure's sentence and code to standard error. */
export async function sayFailure({ t, err }: Pick<Context, 't' | 'err'>, failure: Failure): Promise<void> {
  const { code, message } = failedEntry(t, failure)
  await err.line(`${message} [${code}]`)
}
