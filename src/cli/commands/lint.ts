import { basename } from 'node:path'
import type { HouseStyleFile } from '../../contract/contract.ts'
import { type ArticleContent, contentOf } from '../../core/article.ts'
import { type Failure, failed, ok, type Result } from '../../core/failure.ts'
import { readMarkdown, textBlocks } from '../../core/document/index.ts'
import type { HouseRule } from '../../core/houseStyle/index.ts'
import { decodeText, importFile, LARGEST_FILE } from '../../core/import/index.ts'
import {
  type Diagnostic,
  fixTextToFixpoint,
  fixToFixpoint,
  plainProse,
  type ProofreadingOptions,
  type ProofreadingRules,
  proofread,
  proofreadArticle,
  proseOf,
  type TextPlace,
  textsOf,
} from '../../core/proofreading/index.ts'
import { houseStyleProblemSentence, houseStyleWords } from '../../i18n/houseStyle.ts'
import { findingWords } from '../../i18n/typography.ts'
import { type Context, type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { replaceFile } from '../exportFile.ts'
import { type NamedFile, namedFiles, STDIN } from '../files.ts'
import type { Command } from '../line.ts'
import { fixMarkdown, sourceOffsets } from '../markdownSource.ts'
import { openDocument } from '../output.ts'
import { everyId } from './everyId.ts'

type LintCommand = Extract<Command, { name: 'lint' }>
type LintContext = Context & { rules: readonly HouseRule[] }
/** A file is one text, whose Markdown, if it is any, has no sections. */
type Found = Diagnostic & { field: TextPlace['field'] | 'text' } & Pick<TextPlace, 'section' | 'block'>
/** What is left to be found, after `fixed` fixes. `placeOf` tells a person where it is. */
type Linted = { findings: readonly Found[]; placeOf: (found: Found) => string; fixed: number }

const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n)*?(?:\1|\.\.\.)[ \t]*\r?(?:\n|$)/
const MARK = '\ufeff'

/** The findings of an article: in a body the block and the place in it, elsewhere line and column; all from 1. */
function lintedArticle(id: string, content: ArticleContent, rules: ProofreadingRules, fixed: number): Linted {
  const texts = new Map(
    textsOf(content).map(({ prose, ...place }) => [JSON.stringify(place), counter(prose.text)]),
  )
  const placeOf = ({ field, section, block, from }: Found) => {
    const part = section === null ? field : `${field} ${section + 1}`
    const where =
      field === 'body'
        ? `${block.map((index) => index + 1).join('.')}:${from + 1}`
        : texts.get(JSON.stringify({ field, section, block }))?.(from)
    return `${id}:${part}:${where}`
  }
  return { findings: proofreadArticle(content, rules), placeOf, fixed }
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
  const rules = { profile: command.profile, rules: context.rules }
  const { content, fixed } = command.fix
    ? fixToFixpoint(contentOf(article), rules)
    : { content: article, fixed: 0 }
  if (fixed === 0) return ok(lintedArticle(id, article, rules, fixed))
  if (readOnly) return failed('newer-version', {})
  const base = { revision: article.revision, fingerprint }
  const saved = await newsroom.saveArticle({ id, base, content })
  return saved.ok ? ok(lintedArticle(id, saved.value.article, rules, fixed)) : saved
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

/** A file's text after all that is certain was fixed in it, if that is asked for. */
function fixedFile({ text, from, markdown }: Read, options: ProofreadingOptions, fix: boolean) {
  if (!fix) return { text, fixed: 0 }
  const head = text.slice(0, from)
  const body = text.slice(from)
  const after = markdown ? fixMarkdown(body, options) : fixTextToFixpoint(body, options)
  return { text: head + after.text, fixed: after.fixed }
}

/** The findings of a file, each with its line and column in it. */
function lintedFile(path: string, read: Read, options: ProofreadingOptions, fixed: number): Linted {
  const { text, from: start, markdown } = read
  const count = counter(text)
  if (!markdown) {
    const found = proofread(plainProse(text), options)
    return {
      findings: found.map((each) => ({ ...each, field: 'text', section: null, block: [] })),
      placeOf: ({ from }) => `${path}:${count(from)}`,
      fixed,
    }
  }
  const source = text.slice(start)
  const blocks = readMarkdown(source)
  const offsets = sourceOffsets(source, blocks)
  const findings = Array.from(textBlocks(blocks)).flatMap(({ path: block, content }) =>
    proofread(proseOf(content), options).map((each) => ({
      ...each,
      field: 'text' as const,
      section: null,
      block,
    })),
  )
  const placeOf = ({ block, from }: Found) => {
    const within = offsets.get(block.join()) ?? []
    return `${path}:${count(start + (within[from] ?? within.at(-1) ?? 0))}`
  }
  return { findings, placeOf, fixed }
}

async function lintText(
  context: LintContext,
  file: NamedFile,
  command: LintCommand,
): Promise<Result<Linted> | 'not-utf-8'> {
  const opened = await readText(file, context.locale)
  if (!opened.ok) return opened
  const read = opened.value
  const options = { language: read.language, profile: command.profile, rules: context.rules }
  const { text, fixed } = fixedFile(read, options, command.fix)
  if (command.fix && file.path === STDIN) await context.out.write(text)
  else if (fixed > 0) {
    if (!read.utf8) return 'not-utf-8'
    const replaced = await replaceFile(file.path, new TextEncoder().encode(read.mark + text))
    if (!replaced.ok) return replaced
  }
  return ok(lintedFile(file.path, { ...read, text }, options, fixed))
}

/** Tells the line and the column of a place in a text, counted from 1. */
function counter(text: string): (place: number) => string {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return (place) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= place) low = middle
      else high = middle
    }
    return `${low + 1}:${place - (starts[low] ?? 0) + 1}`
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
      for (const found of linted.findings) {
        const { field, section, block, from, to, rule, replacement } = found
        const { title, why } = found.source === 'house' ? houseStyleWords(t, found) : findingWords(t, found)
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
