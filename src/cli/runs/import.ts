import { scheduler } from 'node:timers/promises'
import type { Duplicate } from '../../core/duplicateKey.ts'
import type { Newsroom } from '../../contract/contract.ts'
import type { ImportItem } from '../../contract/importing.ts'
import { type Failure, failed } from '../../core/failure.ts'
import type { Encoding } from '../../core/import/index.ts'
import { isPictureName } from '../../core/pictures/pictureNames.ts'
import { duplicateKey } from '../../core/duplicateKey.ts'
import { noticeSentence } from '../../i18n/importReview.ts'
import type { Translate } from '../../i18n/index.ts'
import { type Context, type ExitCode, type FailedEntry, failedEntry, sayFailure } from '../context.ts'
import { Companions } from '../companions.ts'
import { boundHeap } from '../../host/boundHeap.ts'
import { type NamedFile, namedFiles } from '../files.ts'
import { type Findings, readToImport, toldDoubt } from '../importReader.ts'
import { openDocument } from '../output.ts'

type ImportRequest = {
  paths: readonly string[]
  dryRun: boolean
  acceptDoubtful: boolean
  encoding: Encoding | undefined
  /** A folder in which the pictures of the texts are looked for as well. */
  media: string | undefined
  /** What becomes of a text that is in the library already; undefined: the same file is skipped and no other. */
  duplicates: 'skip' | 'replace' | 'keep' | undefined
}

type Read = { path: string; item: ImportItem; findings: Findings }

/** A group of articles is saved at this number of articles, of characters or of bytes. */
const GROUP_SIZE = 100
const GROUP_CHARACTERS = 8_000_000

/** Bytes of files whose pictures are read once more when they are saved. */
const GROUP_BYTES = 50_000_000

function bytesOf({ file }: ImportItem): number {
  if (!file) return 0
  return (file.beside ?? []).reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), file.bytes.length)
}

/** Reports each file as soon as its outcome is known. */
async function openReport(context: Context) {
  const { t, out, err, json } = context
  const document = json ? await openDocument(out, {}, 'imported') : null
  const failures: (FailedEntry & { file: string } & Partial<Findings>)[] = []
  const skipped: { file: string; id: string; why: Duplicate['why'] }[] = []
  let added = 0
  let replaced = 0
  return {
    t,
    async add({ path, item, findings }: Read, id: string | null, article: unknown) {
      if (item.replaces) replaced += 1
      else added += 1
      const headline = item.content.headline || t('cli:untitled')
      const more = item.replaces ? { replaced: true } : {}
      if (document) {
        await document.add({ file: path, id, encoding: item.encoding, ...findings, article, ...more })
        return
      }
      await out.line([path, headline, id].filter(Boolean).join('  '))
      if (findings.pictures.length > 0)
        await out.line(`  ${t('cli:withPictures', { count: findings.pictures.length })}`)
      for (const doubt of findings.doubts) await err.line(`  ${toldDoubt(doubt, t)}`)
      for (const { name, message } of findings.notices)
        if (name.startsWith('pictures-')) await err.line(`  ${message}`)
    },
    async skip(file: string, { id, why }: Duplicate) {
      skipped.push({ file, id, why })
      if (!json) await err.line(t(`cli:skippedFile.${why}`, { file, id }))
    },
    async fail(file: string, failure: Failure, more: Findings | null = null) {
      failures.push({ file, ...failedEntry(t, failure), ...more })
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

/** The files with the pictures among them last, and without those that a text shows. */
async function* textsFirst(
  files: AsyncIterable<NamedFile>,
  companions: Companions,
): AsyncGenerator<NamedFile> {
  const pictures: NamedFile[] = []
  for await (const file of files)
    if (file.placed && isPictureName(file.path)) pictures.push(file)
    else yield file
  for (const picture of pictures) if (!companions.isUsed(picture.path)) yield picture
}

/** The drafts of all files, in groups to be saved together; failures are reported. */
async function* groups(context: Context, request: ImportRequest, report: Report): AsyncGenerator<Read[]> {
  let group: Read[] = []
  let characters = 0
  let bytes = 0
  const companions = new Companions(request.media)
  const options = { ...request, t: context.t, language: context.locale, companions }
  for await (const file of textsFirst(namedFiles(request.paths, context.input()), companions)) {
    if (context.stopped()) break
    for await (const { path, item, findings } of readToImport(file, options)) {
      if (item.ok && findings) {
        group.push({ path, item: item.value, findings })
        characters += item.value.content.sections.reduce((sum, { body }) => sum + body.length, 0)
        bytes += bytesOf(item.value)
      } else if (!item.ok) {
        await report.fail(path, item.failure, findings)
      }
      if (group.length >= GROUP_SIZE || characters >= GROUP_CHARACTERS || bytes >= GROUP_BYTES) {
        yield group
        group = []
        characters = 0
        bytes = 0
      }
    }
    // Lets the previous group be saved while this one is read.
    await scheduler.yield()
  }
  if (group.length > 0) yield group
}

/** Splits a group so that no part holds duplicates: those of a later part are then found in the library. */
function* splitDuplicates(group: readonly Read[]): Generator<Read[]> {
  let part: Read[] = []
  const traces = new Set<string>()
  for (const read of group) {
    const own = [read.item.sha256, duplicateKey(read.item.content)].filter((trace) => trace !== '')
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

/** Whether a text is skipped (gives the duplicate) or imported, as a new article or in place of the duplicate. */
function resolveDuplicate(
  read: Read,
  duplicates: readonly Duplicate[],
  wanted: ImportRequest['duplicates'],
): Duplicate | Read {
  const [likeliest] = duplicates
  if (!likeliest || wanted === 'keep') return read
  if (wanted === 'skip' || (wanted === undefined && likeliest.why === 'same-file')) return likeliest
  if (wanted === undefined) return read
  const { id, revision } = likeliest
  return { ...read, item: { ...read.item, replaces: { id, revision } } }
}

/** The texts of a part that are to be imported; skipped ones are reported. */
async function withoutSkipped(
  newsroom: Newsroom,
  part: readonly Read[],
  wanted: ImportRequest['duplicates'],
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
    // Where the look-up fails, saving fails as well and reports it.
    const choice = resolveDuplicate(read, known.ok ? (known.value[at] ?? []) : [], wanted)
    if ('why' in choice) await report.skip(read.path, choice)
    else reads.push(choice)
  }
  return reads
}

/** What is told of a text whose pictures could not all be had when it was saved. */
function withoutPictures(read: Read, gone: readonly string[], t: Translate): Read {
  const name = 'pictures-missing'
  const message = noticeSentence(t, { name, detail: { count: gone.length, pictures: gone.join(', ') } })
  const notices = [...read.findings.notices, { name, message }]
  return { ...read, findings: { ...read.findings, notices } }
}

async function save(
  newsroom: Newsroom | null,
  group: readonly Read[],
  { duplicates }: ImportRequest,
  report: Report,
): Promise<void> {
  if (!newsroom) {
    for (const read of group) await report.add(read, null, read.item.content)
    return
  }
  for (const part of duplicates === 'keep' ? [group] : splitDuplicates(group)) {
    const reads = await withoutSkipped(newsroom, part, duplicates, report)
    if (reads.length === 0) continue
    const answer = await newsroom.importArticles({ items: reads.map(({ item }) => item) })
    const leftOut = answer.ok ? answer.value.leftOut : []
    for (const [at, read] of reads.entries()) {
      const result = answer.ok ? answer.value.results[at] : answer
      const gone = leftOut.flatMap(({ item, fileName }) => (item === at ? [fileName] : []))
      const told = gone.length > 0 ? withoutPictures(read, gone, report.t) : read
      if (result?.ok) await report.add(told, result.value.article.id, result.value.article)
      else await report.fail(read.path, result?.failure ?? failed('unexpected').failure)
    }
  }
}

/** Without a newsroom nothing is saved: the drafts are shown as they would be. */
async function importFiles(
  context: Context & { newsroom: Newsroom | null },
  request: ImportRequest,
): Promise<ExitCode> {
  const report = await openReport(context)
  let saving: Promise<void> = Promise.resolve()
  try {
    for await (const group of groups(context, request, report)) {
      await saving
      saving = save(context.newsroom, group, request, report)
      // A rejection is handled where it is awaited, above or below.
      saving.catch(() => {})
    }
  } finally {
    await saving
  }
  const code = await report.close()
  return context.stopped() ? 130 : code
}

export async function run(context: Context, request: ImportRequest): Promise<ExitCode> {
  boundHeap()
  if (request.dryRun) return importFiles({ ...context, newsroom: null }, request)
  // Only the look-up of duplicates needs an index that is up to date.
  const fresh = request.duplicates !== 'keep'
  return context.withLibrary((newsroom) => importFiles({ ...context, newsroom }, request), {
    create: true,
    fresh,
  })
}
