import { mkdir } from 'node:fs/promises'
import type { Input } from '../../contract/contract.ts'
import { EXPORT_FORMAT_NAMES, isTextFormat, MARKDOWN_PROFILES } from '../../core/export/formats.ts'
import { failed, type Failure } from '../../core/failure.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type ExitCode, failedEntry, type FailedEntry, type LibraryContext, sayFailure } from '../context.ts'
import { exportWriter } from '../exportFile.ts'
import { everyId } from '../everyId.ts'
import { type Arguments, choiceOption, flag, textOption, UsageError } from '../options.ts'
import { openDocument } from '../output.ts'

const format = choiceOption('format', EXPORT_FORMAT_NAMES, {
  help: 'cli:help.export.format',
  placeholder: 'cli:help.value.format',
})
const profile = choiceOption('profile', MARKDOWN_PROFILES, {
  help: 'cli:help.export.profile',
  placeholder: 'cli:help.value.profile',
})
const out = textOption('out', { help: 'cli:help.export.out', placeholder: 'cli:help.value.folder' })
const overwrite = flag('overwrite', 'cli:help.export.overwrite')

type ExportRequest = {
  /** Empty: the whole library. */
  ids: string[]
  format: Input<'exportArticle'>['format']
  profile: Input<'exportArticle'>['options']['profile']
  /** Null: standard output. */
  folder: string | null
  overwrite: boolean
}

function parse(given: Arguments): ExportRequest {
  const chosen = given.value(format)
  if (!chosen) throw new UsageError('noFormat', '--format', EXPORT_FORMAT_NAMES)
  const folder = given.value(out) ?? null
  const ids = articleIds(given.operands)
  if (folder === null && ids.length !== 1) throw new UsageError('noOut', '--out')
  if (folder === null && given.json && chosen !== 'json') throw new UsageError('jsonNeedsOut', '--json')
  return {
    ids,
    format: chosen,
    profile: given.value(profile) ?? 'hugo',
    folder,
    overwrite: given.has(overwrite),
  }
}

async function toOutput(context: LibraryContext, { ids, format, profile }: ExportRequest): Promise<ExitCode> {
  const [id = ''] = ids
  const answer = await context.newsroom.exportArticle({ id, format, options: { profile } })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  await context.out.write(answer.value.bytes)
  return 0
}

async function exportArticles(context: LibraryContext, request: ExportRequest): Promise<ExitCode> {
  const { t, out, err, json, newsroom } = context
  const { ids, folder, format, profile, overwrite } = request
  if (folder === null) return toOutput(context, request)
  try {
    await mkdir(folder, { recursive: true })
  } catch {
    await sayFailure(context, failed('write-failed', { fileName: folder }).failure)
    return 1
  }

  const document = json ? await openDocument(out, {}, 'written') : null
  const failures: (FailedEntry & { id: string })[] = []
  const write = exportWriter(folder, { overwrite, isText: isTextFormat(format) })
  let written = 0
  const fail = async (id: string, failure: Failure) => {
    failures.push({ id, ...failedEntry(t, failure) })
    await sayFailure(context, failure)
  }

  for await (const id of ids.length > 0 ? ids : everyId(context)) {
    if (context.stopped()) break
    if (typeof id !== 'string') {
      await fail('', id)
      continue
    }
    const answer = await newsroom.exportArticle({ id, format, options: { profile } })
    if (!answer.ok) {
      await fail(id, answer.failure)
      continue
    }
    const result = await write(answer.value, id)
    if (!result.ok) {
      await fail(id, result.failure)
      continue
    }
    written += 1
    if (document) await document.add({ id, file: result.value })
    else await out.line(result.value)
  }

  if (document) await document.close({ failed: failures })
  else await err.line(t('cli:exported', { count: written, failures: failures.length }))
  if (context.stopped()) return 130
  return failures.length > 0 ? 1 : 0
}

/** Exports one article to standard output, or articles into a folder. */
export const exportCommand = defineCommand({
  name: 'export',
  help: 'cli:help.export',
  operands: 'cli:help.export.operands',
  options: [format, profile, out, overwrite],
  parse,
  run: (context, request) =>
    context.withLibrary((newsroom) => exportArticles({ ...context, newsroom }, request)),
})
