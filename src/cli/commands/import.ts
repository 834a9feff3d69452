import type { ImportItem, Newsroom } from '../../contract/contract.ts'
import { failed, type Failure, ok, type Result } from '../../core/failure.ts'
import { LARGEST_FILE } from '../../core/import/index.ts'
import { systemDigest } from '../../host/system.ts'
import { previewImport } from '../../newsroom/index.ts'
import { type Context, type ExitCode, failedEntry, type FailedEntry, sayFailure } from '../context.ts'
import { type NamedFile, namedFiles } from '../files.ts'
import type { Command } from '../line.ts'
import { openDocument } from '../output.ts'

type ImportCommand = Extract<Command, { name: 'import' }>
type Read = { path: string; item: ImportItem }

/** How many articles, and how many characters of them, wait to be saved together. */
const GROUP = 100
const CHARACTERS = 8_000_000

/** What a file gives, if it can be read and is sure enough to go in without a look. */
async function itemOf(
  file: NamedFile,
  command: ImportCommand,
  language: string,
): Promise<Result<ImportItem>> {
  const opened = await file.read(LARGEST_FILE)
  if (!opened.ok) return opened
  const { encoding, acceptDoubtful } = command
  const preview = await previewImport({ ...opened.value, encoding, language }, { digest: systemDigest })
  if (!preview.ok) return preview
  const { draft, sha256 } = preview.value
  if (!draft.sure && !acceptDoubtful) return failed('doubtful', { fileName: draft.fileName })
  return ok({ content: draft.content, fileName: draft.fileName, encoding: draft.encoding, sha256 })
}

/** Imports what is sure. Without a newsroom nothing is saved: the drafts are shown as they would be. */
export async function importFiles(
  context: Context & { newsroom: Newsroom | null },
  command: ImportCommand,
): Promise<ExitCode> {
  const { t, out, err, json, newsroom } = context
  const document = json ? await openDocument(out, {}, 'imported') : null
  const failures: (FailedEntry & { file: string })[] = []
  let imported = 0

  const fail = async (file: string, failure: Failure) => {
    failures.push({ file, ...failedEntry(t, failure) })
    await sayFailure(context, failure)
  }
  const show = async ({ path, item }: Read, id: string | null, article: unknown) => {
    imported += 1
    const headline = item.content.headline || t('cli:untitled')
    if (document) await document.add({ file: path, id, encoding: item.encoding, article })
    else await out.line([path, headline, id].filter(Boolean).join('  '))
  }
  const save = async (group: readonly Read[]) => {
    if (group.length === 0) return
    if (!newsroom) {
      for (const read of group) await show(read, null, read.item.content)
      return
    }
    const answer = await newsroom.importArticles({ items: group.map(({ item }) => item) })
    for (const [at, read] of group.entries()) {
      const result = answer.ok ? answer.value.results[at] : answer
      if (result?.ok) await show(read, result.value.article.id, result.value.article)
      else await fail(read.path, result?.failure ?? { code: 'unexpected', detail: {} })
    }
  }

  let group: Read[] = []
  let characters = 0
  for await (const file of namedFiles(command.paths, context.input)) {
    if (context.stopped()) break
    const read = await itemOf(file, command, context.locale)
    if (!read.ok) {
      await fail(file.path, read.failure)
      continue
    }
    group.push({ path: file.path, item: read.value })
    characters += read.value.content.sections.reduce((sum, { body }) => sum + body.length, 0)
    if (group.length >= GROUP || characters >= CHARACTERS) {
      await save(group)
      group = []
      characters = 0
    }
  }
  await save(group)

  if (document) await document.close({ failed: failures })
  else await err.line(t('cli:imported', { count: imported, failures: failures.length }))
  if (context.stopped()) return 130
  return failures.length > 0 ? 1 : 0
}
