import { basename } from 'node:path'
import { type ArticleContent, contentOf } from '../../core/article.ts'
import { type Failure, failed, ok, type Result } from '../../core/failure.ts'
import { decodeText, importFile, LARGEST_FILE } from '../../core/import/index.ts'
import {
  type ArticleFinding,
  applyFindings,
  type Finding,
  fixArticle,
  lintArticle,
  lintTypography,
} from '../../core/typography/index.ts'
import { findingWords } from '../../i18n/typography.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { replaceFile } from '../exportFile.ts'
import { type NamedFile, namedFiles, STDIN } from '../files.ts'
import type { Command } from '../line.ts'
import { openDocument } from '../output.ts'
import { everyId } from './everyId.ts'

type LintCommand = Extract<Command, { name: 'lint' }>
/** A file is one text: its findings count from its beginning. */
type Found = Omit<ArticleFinding, 'field'> & { field: ArticleFinding['field'] | 'text' }
/** What is left to be found, after `fixed` fixes. */
type Linted = { findings: readonly Found[]; textOf: (found: Found) => string; fixed: number }

const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n)*?(?:\1|\.\.\.)[ \t]*\r?(?:\n|$)/
const MARK = '\ufeff'

const isFix = ({ certainty }: Finding) => certainty === 'fix'

function textIn(content: ArticleContent, { field, section }: Found): string {
  const part = content.sections[section ?? 0]
  if (field === 'body' || field === 'heading') return part?.[field] ?? ''
  return field === 'text' ? '' : content[field]
}

async function lintOne(
  { newsroom }: LibraryContext,
  id: string,
  { profile, fix }: LintCommand,
): Promise<Result<Linted>> {
  const opened = await newsroom.readArticle({ id })
  if (!opened.ok) return opened
  const { article, fingerprint, readOnly } = opened.value
  const findings = lintArticle(article, profile)
  const fixes = fix ? findings.filter(isFix) : []
  if (fixes.length === 0) return ok({ findings, textOf: (found) => textIn(article, found), fixed: 0 })
  if (readOnly) return failed('newer-version', {})
  const base = { revision: article.revision, fingerprint }
  const content = fixArticle(contentOf(article), fixes)
  const saved = await newsroom.saveArticle({ id, base, content })
  if (!saved.ok) return saved
  const now = saved.value.article
  return ok({
    findings: lintArticle(now, profile),
    textOf: (found) => textIn(now, found),
    fixed: fixes.length,
  })
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

function findingsIn(read: Read, text: string, { profile }: LintCommand): Found[] {
  const { from, language, markdown } = read
  return lintTypography(text.slice(from), { language, profile, markdown }).map((finding) => ({
    ...finding,
    from: finding.from + from,
    to: finding.to + from,
    field: 'text',
    section: null,
  }))
}

async function lintText(
  context: Context,
  file: NamedFile,
  command: LintCommand,
): Promise<Result<Linted> | 'not-utf-8'> {
  const opened = await readText(file, context.locale)
  if (!opened.ok) return opened
  const read = opened.value
  const findings = findingsIn(read, read.text, command)
  const fixes = command.fix ? findings.filter(isFix) : []
  const text = applyFindings(read.text, fixes)
  if (command.fix && file.path === STDIN) await context.out.write(text)
  else if (fixes.length > 0) {
    if (!read.utf8) return 'not-utf-8'
    const replaced = await replaceFile(file.path, new TextEncoder().encode(read.mark + text))
    if (!replaced.ok) return replaced
  }
  return ok({
    findings: fixes.length > 0 ? findingsIn(read, text, command) : findings,
    textOf: () => text,
    fixed: fixes.length,
  })
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
        const { title, why } = findingWords(t, found)
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

async function lintArticles(context: LibraryContext, command: LintCommand, report: Report): Promise<void> {
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

async function lintFiles(context: Context, command: LintCommand, report: Report): Promise<void> {
  for await (const file of namedFiles(command.paths, context.input)) {
    if (context.stopped()) return
    const linted = await lintText(context, file, command)
    if (linted === 'not-utf-8') await report.refuse(file.path)
    else if (linted.ok) await report.add(file.path, linted.value, command.fix && file.path === STDIN)
    else await report.fail(linted.failure)
  }
}

/** Finds what departs from typography in articles and in files, and fixes what is certain if it is asked to. */
export async function lint(
  context: Context & { newsroom: LibraryContext['newsroom'] | null },
  command: LintCommand,
): Promise<ExitCode> {
  const { newsroom } = context
  const report = await openReport(context)
  if (newsroom) await lintArticles({ ...context, newsroom }, command, report)
  await lintFiles(context, command, report)
  return report.close()
}
