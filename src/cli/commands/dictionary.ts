import { failed, type Result } from '../../core/failure.ts'
import { isLanguageTag } from '../../core/article/index.ts'
import {
  type HouseDictionary,
  type HouseWord,
  isHouseWord,
  LARGEST_PAIR_FILE,
  type SpellingDictionary,
} from '../../core/spelling/index.ts'
import { readFileToImport } from '../../host/openedFile.ts'
import { WorkerSpeller } from '../../host/speller/index.ts'
import { dictionaryProblemSentence } from '../../i18n/spelling.ts'
import { defineCommand } from '../command.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { type Arguments, UsageError } from '../options.ts'

type WordRequest =
  | { kind: 'list' }
  | { kind: 'add'; words: HouseWord[] }
  | { kind: 'remove'; words: string[] }
type LanguageRequest =
  | { kind: 'languages' }
  | { kind: 'install'; language: string; aff: string; dic: string }
  | { kind: 'uninstall'; language: string }
type DictionaryRequest = WordRequest | LanguageRequest

/** `word`, or `word/model`. */
function houseWord(given: string): HouseWord {
  const [word = '', model = null, ...rest] = given.split('/')
  if (rest.length > 0 || !isHouseWord(word) || (model !== null && !isHouseWord(model)))
    throw new UsageError('houseWord', given)
  return { word, model }
}

function languageOf(given: string): string {
  if (!isLanguageTag(given)) throw new UsageError('dictionaryLanguage', given)
  return given
}

function parse({ operands }: Arguments): DictionaryRequest {
  const [action, ...rest] = operands
  switch (action) {
    case undefined:
      return { kind: 'list' }
    case 'languages':
      if (rest.length > 0) throw new UsageError('tooMany', rest[0])
      return { kind: 'languages' }
    case 'add':
      if (rest.length === 0) throw new UsageError('dictionaryWords', action)
      return { kind: 'add', words: rest.map(houseWord) }
    case 'remove':
      if (rest.length === 0) throw new UsageError('dictionaryWords', action)
      return { kind: 'remove', words: rest }
    case 'install': {
      const [language, aff, dic, more] = rest
      if (language === undefined || aff === undefined || dic === undefined || more !== undefined)
        throw new UsageError('dictionaryPair')
      return { kind: 'install', language: languageOf(language), aff, dic }
    }
    case 'uninstall': {
      const [language, more] = rest
      if (language === undefined || more !== undefined) throw new UsageError('dictionaryPair')
      return { kind: 'uninstall', language: languageOf(language) }
    }
    default:
      throw new UsageError('dictionaryAction', action, ['add', 'remove', 'languages', 'install', 'uninstall'])
  }
}

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

/** Lists and changes the words of the house, and the dictionaries that words are held against. */
export const dictionary = defineCommand({
  name: 'dictionary',
  help: 'cli:help.dictionary',
  operands: 'cli:help.dictionary.operands',
  options: [],
  parse,
  run(context, request: DictionaryRequest) {
    if (!isOfWords(request)) return handleLanguages(context, request)
    return context.withLibrary((newsroom) => handleWords({ ...context, newsroom }, request), {
      create: request.kind === 'add',
      fresh: false,
    })
  },
})
