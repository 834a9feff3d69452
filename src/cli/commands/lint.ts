import { basename } from 'node:path'
import type { HouseStyleFile } from '../../core/library.ts'
import { isArticleId } from '../../core/article/index.ts'
import { type Failure, failed } from '../../core/failure.ts'
import { type HouseRule, type HouseStyleProblem, runawayProblem } from '../../core/houseStyle/index.ts'
import type { ProofreadingRules } from '../../core/proofreading/index.ts'
import { PROFILES, type Profile } from '../../core/typography/index.ts'
import { houseStyleProblemSentence, houseStyleWords } from '../../i18n/houseStyle.ts'
import { findingWords } from '../../i18n/typography.ts'
import { readHouseStyleIn } from '../../store/index.ts'
import { defineCommand } from '../command.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { everyId } from '../everyId.ts'
import { namedFiles, STDIN } from '../files.ts'
import { lintArticle } from '../lintArticle.ts'
import { lintFile } from '../lintFile.ts'
import type { LintedText, LintFinding } from '../lintFindings.ts'
import { type Arguments, choiceOption, flag, UsageError } from '../options.ts'
import { openDocument } from '../output.ts'
import { PatternLimit } from '../patternLimit.ts'

const fix = flag('fix', 'cli:help.lint.fix')
const profile = choiceOption('profile', PROFILES, {
  help: 'cli:help.lint.profile',
  placeholder: 'cli:help.value.profile',
})

/** Neither ids nor paths: the whole library. */
type LintRequest = { ids: string[]; paths: string[]; profile: Profile; fix: boolean }

function parse(given: Arguments): LintRequest {
  const spaces = given.value(profile) ?? 'press'
  const fixes = given.has(fix)
  if (fixes && given.json && given.operands.includes(STDIN)) throw new UsageError('fixNeedsFile', STDIN)
  const named = given.operands.map((word) => ({ word, id: word.toLowerCase() }))
  return {
    ids: named.filter(({ id }) => isArticleId(id)).map(({ id }) => id),
    paths: named.filter(({ id }) => !isArticleId(id)).map(({ word }) => word),
    profile: spaces,
    fix: fixes,
  }
}

type LintContext = Context & { rules: readonly HouseRule[]; limit: PatternLimit }

function rulesOf({ rules }: LintContext, { profile }: LintRequest): ProofreadingRules {
  return { profile, rules }
}

/** A finding's title and explanation. */
function wordsOf(t: Context['t'], found: LintFinding): { title: string; why: string } {
  switch (found.source) {
    case 'house':
      return houseStyleWords(t, found)
    case 'typography':
      return findingWords(t, found)
  }
}

/** Reports findings and failures as they come. */
async function openReport(context: Context) {
  const { t, out, err, json } = context
  const document = json ? await openDocument(out, {}, 'findings') : null
  let count = 0
  let fixed = 0
  let failures = 0
  return {
    async add(id: string, linted: LintedText, quiet: boolean) {
      fixed += linted.fixed
      count += linted.findings.length
      for (const found of linted.findings) {
        const { field, section, block, from, to, rule, replacement } = found
        const { title, why } = wordsOf(t, found)
        const message = `${title}. ${why}`
        if (document) await document.add({ id, field, section, block, from, to, rule, message, replacement })
        else if (!quiet) await out.line(`${linted.placeOf(found)}: ${message} [${rule}]`)
      }
    },
    async fail(failure: Failure) {
      failures += 1
      await sayFailure(context, failure)
    },
    async refuse(path: string) {
      failures += 1
      await err.line(t('cli:notUtf8', { fileName: basename(path) }))
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
  context: LibraryContext & LintContext,
  request: LintRequest,
  report: Report,
): Promise<void> {
  // All ids before the first fix: a fixed headline changes their order.
  const wanted: (string | Failure)[] = [...request.ids]
  if (wanted.length === 0 && request.paths.length === 0) {
    for await (const id of everyId(context)) wanted.push(id)
  }
  for (const id of wanted) {
    if (context.stopped()) return
    const linted =
      typeof id === 'string'
        ? await lintArticle(context, id, rulesOf(context, request), request.fix)
        : failed(id.code, id.detail)
    if (!linted.ok) await report.fail(linted.failure)
    else if (typeof id === 'string') await report.add(id, linted.value, false)
  }
}

async function lintFiles(context: LintContext, request: LintRequest, report: Report): Promise<void> {
  for await (const file of namedFiles(request.paths, context.input)) {
    if (context.stopped()) return
    const linted = await lintFile(context, file, rulesOf(context, request), request.fix)
    if (linted === 'not-utf-8') await report.refuse(file.path)
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
  context: Context & { newsroom: LibraryContext['newsroom'] | null },
  request: LintRequest,
  houseStyle: HouseStyleFile,
): Promise<ExitCode> {
  const { file, rules, problems } = houseStyle
  await sayProblems(context, file, problems)
  const limit = new PatternLimit()
  const linting = { ...context, rules, limit }
  const report = await openReport(context)
  if (context.newsroom) await lintArticles({ ...linting, newsroom: context.newsroom }, request, report)
  await lintFiles(linting, request, report)
  await sayProblems(context, file, Array.from(limit.runaways, runawayProblem))
  return report.close()
}

/** Reports what departs from typography and from the house style in articles and files; `--fix` fixes what is certain. */
export const lint = defineCommand({
  name: 'lint',
  help: 'cli:help.lint',
  operands: 'cli:help.lint.operands',
  options: [fix, profile],
  parse,
  run(context, request: LintRequest) {
    // Files need no library, only its house style if there is one.
    if (request.ids.length === 0 && request.paths.length > 0) {
      return lintAll({ ...context, newsroom: null }, request, readHouseStyleIn(context.libraryFolder))
    }
    return context.withLibrary(async (newsroom) => {
      const houseStyle = await newsroom.readHouseStyle({})
      if (houseStyle.ok) return lintAll({ ...context, newsroom }, request, houseStyle.value)
      await sayFailure(context, houseStyle.failure)
      return 1
    })
  },
})
