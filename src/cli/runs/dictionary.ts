import { failed, type Result } from '../../core/failure.ts'
import {
  type HouseDictionary,
  type HouseWord,
  LARGEST_PAIR_FILE,
  type SpellingDictionary,
} from '../../core/spelling/index.ts'
import { readFileToImport } from '../../host/openedFile.ts'
import { WorkerSpeller } from '../../host/speller/index.ts'
import { dictionaryProblemSentence } from '../../i18n/spelling.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'

export type WordRequest =
  | { kind: 'list' }
  | { kind: 'add'; words: HouseWord[] }
  | { kind: 'remove'; words: string[] }

export type LanguageRequest =
  | { kind: 'languages' }
  | { kind: 'install'; language: string; aff: string; dic: string }
  | { kind: 'uninstall'; language: string }

export type DictionaryRequest = WordRequest | LanguageRequest

async function showWords(
  { t, out, err, json }: LibraryContext,
  { words, problems }: HouseDictionary,
): Promise<ExitCode> {
  for (const problem of problems) await err.line(dictionaryProblemSentence(t, problem))
  if (json) await out.line(JSON.stringify({ words, problems }, null, 2))
  else for (const { word, model } of words) await out.line(model === null ? word : `${word}/${model}`)
  if (!json) await err.line(t('cli:dictionary.words', { count: words.length }))
  return 0
}

async function showLanguages(
  { t, out, json }: Context,
  dictionaries: readonly SpellingDictionary[],
): Promise<ExitCode> {
  if (json) await out.line(JSON.stringify({ dictionaries }, null, 2))
  else
    for (const { language, isOwn } of dictionaries)
      await out.line(`${language}  ${t(isOwn ? 'cli:dictionary.own' : 'cli:dictionary.shipped')}`)
  return 0
}

async function install(
  speller: WorkerSpeller,
  { language, aff, dic }: Extract<DictionaryRequest, { kind: 'install' }>,
): Promise<Result<SpellingDictionary[]>> {
  const read: Uint8Array<ArrayBuffer>[] = []
  for (const path of [aff, dic]) {
    const file = await readFileToImport(path, LARGEST_PAIR_FILE)
    if (!file.ok && file.failure.code === 'too-large')
      return failed('dictionary-too-large', { limit: LARGEST_PAIR_FILE })
    if (!file.ok) return file
    read.push(Uint8Array.from(file.value.bytes))
  }
  const [affBytes = new Uint8Array(), dicBytes = new Uint8Array()] = read
  return speller.install({ language, aff: affBytes, dic: dicBytes })
}

/** Dictionaries are the machine's: no library is needed. */
async function handleLanguages(context: Context, request: LanguageRequest): Promise<ExitCode> {
  const speller = new WorkerSpeller(context.dictionaryFolder)
  const done =
    request.kind === 'languages'
      ? await speller.dictionaries()
      : request.kind === 'install'
        ? await install(speller, request)
        : await speller.uninstall(request.language)
  await speller.close()
  if (done.ok) return showLanguages(context, done.value)
  await sayFailure(context, done.failure)
  return 1
}

async function handleWords(context: LibraryContext, request: WordRequest): Promise<ExitCode> {
  const { newsroom } = context
  const done =
    request.kind === 'list'
      ? await newsroom.readDictionary({})
      : await newsroom.changeDictionary(
          request.kind === 'add' ? { add: request.words } : { remove: request.words },
        )
  if (done.ok) return showWords(context, done.value)
  await sayFailure(context, done.failure)
  return 1
}

function isOfWords(request: DictionaryRequest): request is WordRequest {
  return request.kind === 'list' || request.kind === 'add' || request.kind === 'remove'
}

export async function run(context: Context, request: DictionaryRequest): Promise<ExitCode> {
  if (!isOfWords(request)) return handleLanguages(context, request)
  return context.withLibrary((newsroom) => handleWords({ ...context, newsroom }, request), {
    create: request.kind === 'add',
    fresh: false,
  })
}
