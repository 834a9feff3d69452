import { scheduler } from 'node:timers/promises'
import type { Duplicate, ImportItem, Newsroom } from '../../contract/contract.ts'
import { type Failure, failed, ok, type Result } from '../../core/failure.ts'
import { LARGEST_FILE } from '../../core/import/index.ts'
import { likeness } from '../../core/likeness.ts'
import { systemDigest } from '../../host/system.ts'
import { previewImport } from '../../newsroom/index.ts'
import { type Context, type ExitCode, type FailedEntry, failedEntry, sayFailure } from '../context.ts'
import { type NamedFile, namedFiles } from '../files.ts'
import type { Command } from '../line.ts'
import { openDocument } from '../output.ts'

type ImportCommand = Extract<Command, { name: 'import' }>
type Read = { path: string; item: ImportItem }

/** How many articles, and how many characters of them, are saved together. */
const GROUP = 100
const CHARACTERS = 8_000_000

/** What a file gives, if it can be read and is sure enough to go in without a look. */
async function itemOf(
  file: NamedFile,
  { encoding, acceptDoubtful }: ImportCommand,
  language: string,
): Promise<Result<ImportItem>> {
  const opened = await file.read(LARGEST_FILE)
  if (!opened.ok) return opened
  const preview = await previewImport({ ...opened.value, encoding, language }, { digest: systemDigest })
  if (!preview.ok) return preview
  const { draft, sha256 } = preview.value
  if (!draft.sure && !acceptDoubtful) return failed('doubtful', { fileName: draft.fileName })
  return ok({ content: draft.content, fileName: draft.fileName, encoding: draft.encoding, sha256 })
}

/** Says what went in and what did not, as it happens. */
async function openReport(context: Context) {
  const { t, out, err, json } = context
  const document = json ? await openDocument(out, {}, 'imported') : null
  const failures: (FailedEntry & { file: string })[] = []
  const skipped: { file: string; id: string; why: Duplicate['why'] }[] = []
  let added = 0
  let replaced = 0
  return {
    async add({ path, item }: Read, id: string | null, article: unknown) {
      if (item.replaces) replaced += 1
      else added += 1
      const headline = item.content.headline || t('cli:untitled')
      const more = item.replaces ? { replaced: true } : {}
      if (document) await document.add({ file: path, id, encoding: item.encoding, article, ...more })
      else await out.line([path, headline, id].filter(Boolean).join('  '))
    },
    async skip(file: string, { id, why }: Duplicate) {
      skipped.push({ file, id, why })
      if (!json) await err.line(t(`cli:skippedFile.${why}`, { file, id }))
    },
    async fail(file: string, failure: Failure) {
      failures.push({ file, ...failedEntry(t, failure) })
      await sayFailure(context, failure)
    },
    async close(): Promise<ExitCode> {
      if (document) await document.close({ failed: failures, skipped })
      else {
        await err.line(t('cli:imported', { count: added, failures: failures.length }))
        if (replaced > 0) await err.line(t('cli:replaced', { count: replaced }))
        if (skipped.length > 0) await err.line(t('cli:skipped', { count: skipped.length }))
      }
      return failures.length > 0 ? 1 : 0
    },
  }
}

type Report = Awaited<ReturnType<typeof openReport>>

/** The drafts of the files that a line names, in groups to be saved together; what gives none is reported. */
async function* groups(context: Context, command: ImportCommand, report: Report): AsyncGenerator<Read[]> {
  let group: Read[] = []
  let characters = 0
  for await (const file of namedFiles(command.paths, context.input)) {
    if (context.stopped()) break
    const read = await itemOf(file, command, context.locale)
    if (read.ok) {
      group.push({ path: file.path, item: read.value })
      characters += read.value.content.sections.reduce((sum, { body }) => sum + body.length, 0)
    } else await report.fail(file.path, read.failure)
    if (group.length >= GROUP || characters >= CHARACTERS) {
      yield group
      group = []
      characters = 0
    }
    // Lets the group before go on being saved while this one is read.
    await scheduler.yield()
  }
  if (group.length > 0) yield group
}

/** A group cut so that nothing in a part is the same as another in it: the library then knows each part's by the next. */
function* apart(group: readonly Read[]): Generator<Read[]> {
  let part: Read[] = []
  const traces = new Set<string>()
  for (const read of group) {
    const own = [read.item.sha256, likeness(read.item.content)].filter((trace) => trace !== '')
    if (own.some((trace) => traces.has(trace))) {
      yield part
      part = []
      traces.clear()
    }
    part.push(read)
    for (const trace of own) traces.add(trace)
  }
  if (part.length > 0) yield part
}

/** What is to be done with a text, given what the library has of it already: left alone, or imported as said. */
function decided(
  read: Read,
  duplicates: readonly Duplicate[],
  wanted: ImportCommand['duplicates'],
): Duplicate | Read {
  const [likeliest] = duplicates
  if (!likeliest || wanted === 'keep') return read
  if (wanted === 'skip' || (wanted === undefined && likeliest.why === 'same-file')) return likeliest
  if (wanted === undefined) return read
  const { id, revision } = likeliest
  return { ...read, item: { ...read.item, replaces: { id, revision } } }
}

/** The texts of a part that go in, each as a new article or a new version; the others are reported. */
async function welcome(
  newsroom: Newsroom,
  part: readonly Read[],
  wanted: ImportCommand['duplicates'],
  report: Report,
): Promise<Read[]> {
  if (wanted === 'keep') return [...part]
  const items = part.map(({ item: { sha256, content } }) => ({
    sha256,
    headline: content.headline,
    date: content.date,
  }))
  const known = await newsroom.findDuplicates({ items })
  const reads: Read[] = []
  for (const [at, read] of part.entries()) {
    // A library that cannot be asked cannot be written to either: the saving says so.
    const choice = decided(read, known.ok ? (known.value[at] ?? []) : [], wanted)
    if ('why' in choice) await report.skip(read.path, choice)
    else reads.push(choice)
  }
  return reads
}

async function save(
  newsroom: Newsroom | null,
  group: readonly Read[],
  { duplicates }: ImportCommand,
  report: Report,
): Promise<void> {
  if (!newsroom) {
    for (const read of group) await report.add(read, null, read.item.content)
    return
  }
  for (const part of duplicates === 'keep' ? [group] : apart(group)) {
    const reads = await welcome(newsroom, part, duplicates, report)
    if (reads.length === 0) continue
    const answer = await newsroom.importArticles({ items: reads.map(({ item }) => item) })
    for (const [at, read] of reads.entries()) {
      const result = answer.ok ? answer.value.results[at] : answer
      if (result?.ok) await report.add(read, result.value.article.id, result.value.article)
      else await report.fail(read.path, result?.failure ?? failed('unexpected').failure)
    }
  }
}

/** Imports what is sure. Without a newsroom nothing is saved: the drafts are shown as they would be. */
export async function importFiles(
  context: Context & { newsroom: Newsroom | null },
  command: ImportCommand,
): Promise<ExitCode> {
  const report = await openReport(context)
  let saving: Promise<void> = Promise.resolve()
  try {
    for await (const group of groups(context, command, report)) {
      await saving
      saving = save(context.newsroom, group, command, report)
      // Awaited above or below; until then a failure of it is nobody's.
      saving.catch(() => {})
    }
  } finally {
    await saving
  }
  const code = await report.close()
  return context.stopped() ? 130 : code
}
