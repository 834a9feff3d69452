import type { ArticleContent } from '../core/article/index.ts'
import { readMarkdown, textBlocks } from '../core/document/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { IMPORT_FORMATS } from '../core/import/formats.ts'
import {
  decodeText,
  type FormatReader,
  importFile,
  LARGEST_FILE,
  otherMarkupOf,
} from '../core/import/index.ts'
import {
  articleWords,
  fixTextToFixpoint,
  fixToFixpoint,
  plainProse,
  type ProofreadingOptions,
  type ProofreadingRules,
  proofread,
  type Prose,
  withArticle,
} from '../core/proofreading/index.ts'
import { wordsToLookUp } from '../core/spelling/index.ts'
import type { Context } from './context.ts'
import { replaceFile } from './replaceFile.ts'
import { type NamedFile, STDIN } from './files.ts'
import { lintedArticle } from './lintArticle.ts'
import { lineAndColumn, type LintedText, type LintFinding } from './lintFindings.ts'
import { proseBesideMarkup } from './markdownMarkup.ts'
import { fixMarkdown, sourceOffsets } from './markdownSource.ts'
import type { PatternLimit } from './patternLimit.ts'
import type { SpellingVerdicts } from './spelling.ts'

const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n)*?(?:\1|\.\.\.)[ \t]*\r?(?:\n|$)/
const BYTE_ORDER_MARK = '\ufeff'

/** A file's text and how to read it. `from` is the end of the front matter, `mark` the byte order mark if there was one. */
type Read = { text: string; from: number; language: string; markdown: boolean; utf8: boolean; mark: string }

/** Why a file was not fixed: a format with markup, or another encoding. */
export type NotWritten = 'not-plain' | 'not-utf-8'

type LintFileContext = Pick<Context, 'locale' | 'out'> & {
  limit: PatternLimit
  verdicts: SpellingVerdicts | null
  /** The formats of files; without it all that Marbre reads. */
  readers?: readonly FormatReader[]
}

/** A file's text; its article where nobody reads the file as it stands: a page has its words among tags. */
async function readFile(
  file: NamedFile,
  { locale, readers }: LintFileContext,
): Promise<Result<Read | ArticleContent>> {
  const opened = await file.read(LARGEST_FILE)
  if (!opened.ok) return opened
  const { fileName, bytes } = opened.value
  const draft = await importFile({ fileName, bytes, language: locale }, readers)
  if (!draft.ok) return draft
  const { format, encoding, content } = draft.value
  if (encoding === null || IMPORT_FORMATS[format].text !== 'plain') return ok(content)
  const decoded = decodeText(bytes, encoding)
  if (typeof decoded === 'string') return failed(decoded, { fileName })
  const { text, repairs } = decoded
  const markdown = format === 'markdown'
  if (markdown && otherMarkupOf(fileName, text) !== null) return ok(content)
  return ok({
    text,
    from: markdown ? (FRONT_MATTER.exec(text)?.[0].length ?? 0) : 0,
    language: content.language,
    markdown,
    utf8: encoding === 'utf-8' && repairs.length === 0,
    mark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? BYTE_ORDER_MARK : '',
  })
}

/** A file's text with everything certain fixed, where `fix` is true. */
function fixedFile({ text, from, markdown }: Read, options: ProofreadingOptions, fix: boolean) {
  if (!fix) return { text, fixed: 0 }
  const head = text.slice(0, from)
  const body = text.slice(from)
  const after = markdown ? fixMarkdown(body, options) : fixTextToFixpoint(body, options)
  return { text: head + after.text, fixed: after.fixed }
}

/** The texts of a file: its blocks where it is Markdown, else all of it. */
function textsIn({ text, from, markdown }: Read): { prose: Prose; block: readonly number[] }[] {
  if (!markdown) return [{ prose: plainProse(text), block: [] }]
  const blocks = readMarkdown(text.slice(from))
  const proseIn = proseBesideMarkup(blocks)
  return Array.from(textBlocks(blocks), ({ path, content }) => ({
    prose: proseIn(content, path),
    block: path,
  }))
}

/** The findings of a file. Places are line and column. */
function lintedFile(path: string, read: Read, options: ProofreadingOptions, fixed: number): LintedText {
  const { text, from: start, markdown } = read
  const count = lineAndColumn(text)
  const texts = textsIn(read)
  const named = withArticle(
    options,
    texts.map(({ prose }) => ({ prose, language: options.language })),
  )
  const findings = texts.flatMap(({ prose, block }) =>
    proofread(prose, named).map((found) => ({
      ...found,
      field: 'text' as const,
      section: null,
      block,
      written: prose.text.slice(found.from, found.to),
    })),
  )
  if (!markdown) {
    return {
      findings,
      placeOf: ({ from }) => `${path}:${count(from)}`,
      fixed,
    }
  }
  const source = text.slice(start)
  const blocks = readMarkdown(source)
  const offsets = sourceOffsets(source, blocks)
  const placeOf = ({ block, from }: LintFinding) => {
    const within = offsets.get(block.join()) ?? []
    return `${path}:${count(start + (within[from] ?? within.at(-1) ?? 0))}`
  }
  return { findings, placeOf, fixed }
}

/**
 * Proofreads a file in its own language, or `context.locale` where that is unknown. With `fix`, first fixes what is certain,
 * in place; standard input goes to standard output. Only plain text and Markdown in UTF-8 are written; else gives why not.
 * Places are line and column; those of an article where the format is neither.
 */
export async function lintFile(
  context: LintFileContext,
  file: NamedFile,
  rules: ProofreadingRules,
  fix: boolean,
): Promise<Result<LintedText> | NotWritten> {
  const opened = await readFile(file, context)
  if (!opened.ok) return opened
  const { limit, verdicts } = context
  const { value: read } = opened
  if ('sections' in read) {
    const isFixable = () => limit.run((match) => fixToFixpoint(read, { ...rules, match })).fixed > 0
    if (fix && (file.path === STDIN || isFixable())) return 'not-plain'
    await verdicts?.lookUp(articleWords(read))
    return ok(limit.run((match) => lintedArticle(file.path, read, { ...rules, match }, 0)))
  }
  const options = { ...rules, language: read.language }
  const { text, fixed } = limit.run((match) => fixedFile(read, { ...options, match }, fix))
  if (fix && file.path === STDIN) await context.out.write(text)
  else if (fixed > 0) {
    if (!read.utf8) return 'not-utf-8'
    const replaced = await replaceFile(file.path, new TextEncoder().encode(read.mark + text))
    if (!replaced.ok) return replaced
  }
  const words = textsIn({ ...read, text }).flatMap(({ prose }) => wordsToLookUp(prose, read.language))
  await verdicts?.lookUp(new Map([[read.language, new Set(words)]]))
  return ok(limit.run((match) => lintedFile(file.path, { ...read, text }, { ...options, match }, fixed)))
}
