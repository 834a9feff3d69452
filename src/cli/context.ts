import type { Newsroom } from '../contract/contract.ts'
import type { Failure } from '../core/failure.ts'
import { failureSentence, type Locale, type Translate } from '../i18n/index.ts'
import type { Output } from './output.ts'

/** 0: done; 1: some of it failed; 2: the line made no sense; 130: stopped by the user. */
export type ExitCode = 0 | 1 | 2 | 130

/** What every command works with. */
export type Context = {
  locale: Locale
  t: Translate
  json: boolean
  /** Data. */
  out: Output
  /** Sentences. */
  err: Output
  input: NodeJS.ReadableStream
  /** True once the user wishes to stop: what is begun is finished, nothing more is begun. */
  stopped(): boolean
}

export type LibraryContext = Context & { newsroom: Newsroom }

/** A failure as scripts read it. */
export type FailedEntry = { code: Failure['code']; message: string }

export function failedEntry(t: Translate, failure: Failure): FailedEntry {
  return { code: failure.code, message: failureSentence(t, failure) }
}

/** Says one failure: the sentence, and the code by which it can be looked up. */
export async function sayFailure({ t, err }: Context, failure: Failure): Promise<void> {
  const { code, message } = failedEntry(t, failure)
  await err.line(`${message} [${code}]`)
}
