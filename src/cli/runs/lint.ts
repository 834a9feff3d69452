import { basename } from 'node:path'
import type { Newsroom } from '../../contract/contract.ts'
import type { HouseStyleFile } from '../../core/library.ts'
import { type Failure, failed } from '../../core/failure.ts'
import { type HouseRule, type HouseStyleProblem, runawayProblem } from '../../core/houseStyle/index.ts'
import type { ProofreadingRules } from '../../core/proofreading/index.ts'
import type { Settings } from '../../core/settings.ts'
import type { Profile } from '../../core/typography/index.ts'
import { diagnosticWords } from '../../i18n/diagnosticWords.ts'
import { houseStyleProblemSentence } from '../../i18n/houseStyle.ts'
import { readDictionaryIn, readHouseStyleIn, readSettingsIn } from '../../store/index.ts'
import { everyId } from '../../newsroom/everyId.ts'
import { type Context, type ExitCode, sayFailure } from '../context.ts'
import { namedFiles, STDIN } from '../files.ts'
import { lintArticle } from '../lintArticle.ts'
import { lintFile, type NotWritten } from '../lintFile.ts'
import type { LintedText, LintFinding } from '../lintFindings.ts'
import { openDocument } from '../output.ts'
import { PatternLimit } from '../patternLimit.ts'
import { SpellingVerdicts, spellingWithoutLibrary } from '../spelling.ts'

/** Neither ids nor paths: the whole library. */
export type LintRequest = {
  ids: string[]
  paths: string[]
  /** Null: that of the library's settings. */
  profile: Profile | null
  fix: boolean
  all: boolean
  spelling: boolean
  names: boolean
}

/** What linting asks of a library, whether it may change it or not. */
type LintNewsroom = Pick<
  Newsroom,
  'listArticles' | 'readArticle' | 'readHouseStyle' | 'readSettings' | 'checkSpelling'
>

type LintContext = Context & {
  rules: readonly HouseRule[]
  profile: Profile
  usageOff: readonly string[]
  limit: PatternLimit
  /** Null where spelling is not wanted. */
  verdicts: SpellingVerdicts | null
}

function rulesOf({ rules, profile, usageOff, verdicts }: LintContext): ProofreadingRules {
  return { profile, rules, usageOff, ...(verdicts && { spelling: verdicts.spelling }) }
}

/** A finding's title and explanation. One of spelling names the word. */
function wordsOf(t: Context['t'], found: LintFinding): { title: string; why: string } {
  const { title, why } = diagnosticWords(t, found)
  return { title: found.source === 'spelling' ? `${title} (${found.written})` : title, why }
}

/** Reports findings and failures as they come; unknown names where they are asked for. */
async function openReport(context: Context, { names }: LintRequest) {
  const { t, out, err, json } = context
  const document = json ? await openDocument(out, {}, 'findings') : null
  let count = 0
  let fixed = 0
  let failures = 0
  return {
    async add(id: string, linted: LintedText, quiet: boolean) {
      fixed += linted.fixed
      const findings = linted.findings.filter(
        ({ source, rule }) => names || source !== 'spelling' || rule !== 'name',
      )
      count += findings.length
      for (const found of findings) {
        const { field, section, block, from, to, rule, replacement, written } = found
        const { title, why } = wordsOf(t, found)
        const message = `${title}. ${why}`
        const place = { id, field, section, block, from, to, written }
        if (document) await document.add({ ...place, rule, message, replacement })
        else if (!quiet) await out.line(`${linted.placeOf(found)}: ${message} [${rule}]`)
      }
    },
    async fail(failure: Failure) {
      failures += 1
      await sayFailure(context, failure)
    },
    async refuse(path: string, why: NotWritten) {
      failures += 1
      const key = why === 'not-plain' ? 'cli:notPlain' : 'cli:notUtf8'
      await err.line(t(key, { fileName: basename(path) }))
    },
    async close(): Promise<ExitCode> {
      if (document) await document.close({})
      else await err.line(t('cli:linted', { count, fixed, failures }))
      if (context.stopped()) return 130
      return failures > 0 ? 1 : 0
    },
  }
}

type Report = Awaited<ReturnType<typeof openReport>>

async function lintArticles(
  context: LintContext & { newsroom: LintNewsroom },
  request: LintRequest,
  save: Newsroom['saveArticle'] | null,
  report: Report,
): Promise<void> {
  // All ids before the first fix: a fixed headline changes their order.
  const wanted: (string | Failure)[] = [...request.ids]
  if (wanted.length === 0 && request.paths.length === 0) {
    for await (const id of everyId(context.newsroom.listArticles, { query: '', status: 'all' }))
      wanted.push(id)
  }
  for (const id of wanted) {
    if (context.stopped()) return
    const linted =
      typeof id === 'string'
        ? await lintArticle(context, id, rulesOf(context), { save, all: request.all })
        : failed(id.code, id.detail)
    if (!linted.ok) await report.fail(linted.failure)
    else if (typeof id === 'string') await report.add(id, linted.value, false)
  }
}

async function lintFiles(context: LintContext, request: LintRequest, report: Report): Promise<void> {
  for await (const file of namedFiles(request.paths, context.input())) {
    if (context.stopped()) return
    const linted = await lintFile(context, file, rulesOf(context), request.fix)
    if (typeof linted === 'string') await report.refuse(file.path, linted)
    else if (linted.ok) await report.add(file.path, linted.value, request.fix && file.path === STDIN)
    else await report.fail(linted.failure)
  }
}

/** Reports the problems of the house style's file, with file and line. */
async function sayProblems(
  { t, err }: Context,
  file: string | null,
  problems: readonly HouseStyleProblem[],
): Promise<void> {
  for (const problem of problems) {
    const place = problem.line === null ? file : `${file}:${problem.line}`
    await err.line(`${place}: ${houseStyleProblemSentence(t, problem)} [${problem.code}]`)
  }
}

async function lintAll(
  context: Context & { newsroom: LintNewsroom | null; save: Newsroom['saveArticle'] | null },
  request: LintRequest,
  houseStyle: HouseStyleFile,
  settings: Settings,
  verdicts: SpellingVerdicts | null,
): Promise<ExitCode> {
  const { file, rules, problems } = houseStyle
  await sayProblems(context, file, problems)
  const limit = new PatternLimit()
  const profile = request.profile ?? settings.typography
  const linting = { ...context, rules, profile, usageOff: settings.usageOff, limit, verdicts }
  const report = await openReport(context, request)
  const { newsroom, save } = context
  if (newsroom) await lintArticles({ ...linting, newsroom }, request, save, report)
  await lintFiles(linting, request, report)
  await sayProblems(context, file, Array.from(limit.runaways, runawayProblem))
  if (verdicts?.failure) await report.fail(verdicts.failure)
  return report.close()
}

/** Proofreads with the house style, the dictionary and the settings of a library. */
async function lintInLibrary(
  context: Context & { newsroom: LintNewsroom; save: Newsroom['saveArticle'] | null },
  request: LintRequest,
): Promise<ExitCode> {
  const { newsroom } = context
  const houseStyle = await newsroom.readHouseStyle({})
  const settings = await newsroom.readSettings({})
  for (const read of [houseStyle, settings]) if (!read.ok) await sayFailure(context, read.failure)
  if (!houseStyle.ok || !settings.ok) return 1
  const isSpelt = request.spelling && settings.value.spelling
  const verdicts = isSpelt ? new SpellingVerdicts(newsroom.checkSpelling) : null
  return lintAll(context, request, houseStyle.value, settings.value, verdicts)
}

export async function run(context: Context, request: LintRequest): Promise<ExitCode> {
  // Files need no library, only its house style, its settings and the words of the house if there are any.
  if (request.ids.length === 0 && request.paths.length > 0) {
    const { words } = readDictionaryIn(context.libraryFolder)
    const settings = readSettingsIn(context.libraryFolder)
    const { verdicts, close } = spellingWithoutLibrary(
      context.dictionaryFolder,
      words,
      settings.frenchSpelling,
    )
    const houseStyle = readHouseStyleIn(context.libraryFolder)
    const code = await lintAll(
      { ...context, newsroom: null, save: null },
      request,
      houseStyle,
      settings,
      request.spelling && settings.spelling ? verdicts : null,
    )
    await close()
    return code
  }
  if (request.fix)
    return context.withLibrary((newsroom) =>
      lintInLibrary({ ...context, newsroom, save: newsroom.saveArticle }, request),
    )
  return context.withLibraryToRead((newsroom) => lintInLibrary({ ...context, newsroom, save: null }, request))
}
