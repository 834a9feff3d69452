import { basename } from 'node:path'
import type { HouseStyleFile } from '../../contract/contract.ts'
import { type ArticleContent, contentOf } from '../../core/article.ts'
import { type Failure, failed, ok, type Result } from '../../core/failure.ts'
import { type HouseRule, type HouseStyleFinding, lintHouseStyle } from '../../core/houseStyle/index.ts'
import { decodeText, importFile, LARGEST_FILE } from '../../core/import/index.ts'
import {
  applyFindings,
  type Finding,
  fixArticle,
  lintTypography,
  type TextPlace,
  type TypographyOptions,
  textsOf,
} from '../../core/typography/index.ts'
import { houseStyleProblemSentence, houseStyleWords } from '../../i18n/houseStyle.ts'
import { findingWords } from '../../i18n/typography.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { replaceFile } from '../exportFile.ts'
import { type NamedFile, namedFiles, STDIN } from '../files.ts'
import type { Command } from '../line.ts'
import { openDocument } from '../output.ts'
import { everyId } from './everyId.ts'

type LintCommand = Extract<Command, { name: 'lint' }>
type LintContext = Context & { rules: readonly HouseRule[] }
type EitherFinding = Finding | HouseStyleFinding
/** A file is one text: its findings count from its beginning. */
type Found = EitherFinding & { field: TextPlace['field'] | 'text'; section: number | null }
/** What is left to be found, after `fixed` fixes. */
type Linted = { findings: readonly Found[]; textOf: (found: Found) => string; fixed: number }

const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n)*?(?:\1|\.\.\.)[ \t]*\r?(?:\n|$)/
const MARK = '\ufeff'

/** A fix of the typography can call for one of the house style, and that for another; so often, and no more. */
const MOST_ROUNDS = 4

const isFix = ({ certainty }: EitherFinding) => certainty === 'fix'

/** The findings of both kinds, in the order of the text. */
function findingsOf(text: string, rules: readonly HouseRule[], options: TypographyOptions): EitherFinding[] {
  const both = [...lintTypography(text, options), ...lintHouseStyle(text, rules, options)]
  return both.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** The text with everything in it fixed that is certain, and how much that was. */
function fixedText(text: string, rules: readonly HouseRule[], options: TypographyOptions) {
  let fixed = 0
  let now = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const spaces = lintTypography(now, options).filter(isFix)
    const set = applyFindings(now, spaces)
    const words = lintHouseStyle(set, rules, options).filter(isFix)
    now = applyFindings(set, words)
    fixed += spaces.length + words.length
    if (words.length === 0) break
  }
  return { text: now, fixed }
}

function textIn(content: ArticleContent, { field, section }: Found): string {
  const part = content.sections[section ?? 0]
  if (field === 'body' || field === 'heading') return part?.[field] ?? ''
  return field === 'text' ? '' : content[field]
}

function findingsIn(content: ArticleContent, { rules }: LintContext, { profile }: LintCommand): Found[] {
  const { language } = content
  return textsOf(content).flatMap(({ field, section, text }) =>
    findingsOf(text, rules, { language, profile, markdown: field === 'body' }).map((finding) => ({
      ...finding,
      field,
      section,
    })),
  )
}

/** An article's texts as they are to be, each as one change, and how many fixes that takes. */
function fixedArticle(content: ArticleContent, { rules }: LintContext, { profile }: LintCommand) {
  let fixed = 0
  const changes = textsOf(content).map(({ field, section, text }) => {
    const options = { language: content.language, profile, markdown: field === 'body' }
    const after = fixedText(text, rules, options)
    fixed += after.fixed
    return { field, section, from: 0, to: text.length, replacement: after.text }
  })
  return { content: fixArticle(content, changes), fixed }
}

async function lintOne(
  context: LibraryContext & LintContext,
  id: string,
  command: LintCommand,
): Promise<Result<Linted>> {
  const { newsroom } = context
  const opened = await newsroom.readArticle({ id })
  if (!opened.ok) return opened
  const { article, fingerprint, readOnly } = opened.value
  const { content, fixed } = command.fix
    ? fixedArticle(contentOf(article), context, command)
    : { content: article, fixed: 0 }
  if (fixed === 0) {
    const findings = findingsIn(article, context, command)
    return ok({ findings, textOf: (found) => textIn(article, found), fixed })
  }
  if (readOnly) return failed('newer-version', {})
  const base = { revision: article.revision, fingerprint }
  const saved = await newsroom.saveArticle({ id, base, content })
  if (!saved.ok) return saved
  const now = saved.value.article
  return ok({ findings: findingsIn(now, context, command), textOf: (found) => textIn(now, found), fixed })
}

/** A file's text, and how it is to be read: what stands before `from` is front matter. */
type Read = { text: string; from: number; language: string; markdown: boolean; utf8: boolean; mark: string }

async function readText(file: NamedFile, locale: string): Promise<Result<Read>> {
  const opened = await file.read(LARGEST_FILE)
  if (!opened.ok) return opened
  const { fileName, bytes } = opened.value
  const draft = importFile({ fileName, bytes, language: locale })
  if (!draft.ok) return draft
  const { format, encoding, content } = draft.value
  const decoded = decodeText(bytes, encoding)
  if (typeof decoded === 'string') return failed(decoded, { fileName })
  const { text, repairs } = decoded
  const markdown = format === 'markdown'
  return ok({
    text,
    from: markdown ? (FRONT_MATTER.exec(text)?.[0].length ?? 0) : 0,
    language: content.language,
    markdown,
    utf8: encoding === 'utf-8' && repairs.length === 0,
    mark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? MARK : '',
  })
}

function placedIn(read: Read, findings: readonly EitherFinding[]): Found[] {
  return findings.map((finding) => ({
    ...finding,
    from: finding.from + read.from,
    to: finding.to + read.from,
    field: 'text',
    section: null,
  }))
}

async function lintText(
  context: LintContext,
  file: NamedFile,
  command: LintCommand,
): Promise<Result<Linted> | 'not-utf-8'> {
  const opened = await readText(file, context.locale)
  if (!opened.ok) return opened
  const read = opened.value
  const { rules } = context
  const options = { language: read.language, markdown: read.markdown, profile: command.profile }
  const before = read.text.slice(read.from)
  const after = command.fix ? fixedText(before, rules, options) : { text: before, fixed: 0 }
  const text = read.text.slice(0, read.from) + after.text
  if (command.fix && file.path === STDIN) await context.out.write(text)
  else if (after.fixed > 0) {
    if (!read.utf8) return 'not-utf-8'
    const replaced = await replaceFile(file.path, new TextEncoder().encode(read.mark + text))
    if (!replaced.ok) return replaced
  }
  const findings = placedIn(read, findingsOf(after.text, rules, options))
  return ok({ findings, textOf: () => text, fixed: after.fixed })
}

/** Tells, for places of a text in their order, the line and the column of each, counted from 1. */
function counter(text: string): (place: number) => string {
  let line = 1
  let start = 0
  return (place) => {
    for (let end = text.indexOf('\n', start); end >= 0 && end < place; end = text.indexOf('\n', start)) {
      line += 1
      start = end + 1
    }
    return `${line}:${place - start + 1}`
  }
}

/** Says what was found, as it is found. */
async function openReport(context: Context) {
  const { t, out, err, json } = context
  const document = json ? await openDocument(out, {}, 'findings') : null
  let count = 0
  let fixed = 0
  let failures = 0
  return {
    async add(id: string, linted: Linted, quiet: boolean) {
      fixed += linted.fixed
      count += linted.findings.length
      let text = ''
      let placeIn = counter('')
      let before = ''
      for (const found of linted.findings) {
        const { field, section, from, to, rule, replacement } = found
        const { title, why } = 'reason' in found ? houseStyleWords(t, found) : findingWords(t, found)
        const message = `${title}. ${why}`
        if (document) {
          await document.add({ id, field, section, from, to, rule, message, replacement })
          continue
        }
        if (quiet) continue
        const part = section === null ? field : `${field} ${section + 1}`
        if (part !== before) {
          before = part
          text = linted.textOf(found)
          placeIn = counter(text)
        }
        const where = field === 'text' ? id : `${id}:${part}`
        await out.line(`${where}:${placeIn(from)}: ${message} [${rule}]`)
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
  command: LintCommand,
  report: Report,
): Promise<void> {
  // All ids first: a fixed headline changes the order in which they are listed.
  const wanted: (string | Failure)[] = [...command.ids]
  if (wanted.length === 0 && command.paths.length === 0) {
    for await (const id of everyId(context)) wanted.push(id)
  }
  for (const id of wanted) {
    if (context.stopped()) return
    const linted = typeof id === 'string' ? await lintOne(context, id, command) : failed(id.code, id.detail)
    if (!linted.ok) await report.fail(linted.failure)
    else if (typeof id === 'string') await report.add(id, linted.value, false)
  }
}

async function lintFiles(context: LintContext, command: LintCommand, report: Report): Promise<void> {
  for await (const file of namedFiles(command.paths, context.input)) {
    if (context.stopped()) return
    const linted = await lintText(context, file, command)
    if (linted === 'not-utf-8') await report.refuse(file.path)
    else if (linted.ok) await report.add(file.path, linted.value, command.fix && file.path === STDIN)
    else await report.fail(linted.failure)
  }
}

/** Says what is wrong with the house style, as compilers do: the file, the line, the sentence. */
async function sayProblems({ t, err }: Context, { file, problems }: HouseStyleFile): Promise<void> {
  for (const problem of problems) {
    const place = problem.line === null ? file : `${file}:${problem.line}`
    await err.line(`${place}: ${houseStyleProblemSentence(t, problem)} [${problem.code}]`)
  }
}

/**
 * Finds what departs from typography and from the library's house style in articles and in files, and fixes what is
 * certain if it is asked to.
 */
export async function lint(
  context: Context & { newsroom: LibraryContext['newsroom'] | null; houseStyle: HouseStyleFile },
  command: LintCommand,
): Promise<ExitCode> {
  const { newsroom, houseStyle } = context
  await sayProblems(context, houseStyle)
  const linting = { ...context, rules: houseStyle.rules }
  const report = await openReport(context)
  if (newsroom) await lintArticles({ ...linting, newsroom }, command, report)
  await lintFiles(linting, command, report)
  return report.close()
}
