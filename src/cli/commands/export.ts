import { mkdir } from 'node:fs/promises'
import { failed, type Failure } from '../../core/failure.ts'
import { type ExitCode, failedEntry, type FailedEntry, type LibraryContext, sayFailure } from '../context.ts'
import { exportsInto } from '../exportFile.ts'
import type { Command } from '../line.ts'
import { openDocument } from '../output.ts'
import { everyId } from './everyId.ts'

type ExportCommand = Extract<Command, { name: 'export' }>

async function toOutput(context: LibraryContext, { ids, format, profile }: ExportCommand): Promise<ExitCode> {
  const [id = ''] = ids
  const answer = await context.newsroom.exportArticle({ id, format, options: { profile } })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  await context.out.write(answer.value.bytes)
  return 0
}

/** Exports one article to standard output, or articles into a folder. */
export async function exportArticles(context: LibraryContext, command: ExportCommand): Promise<ExitCode> {
  const { t, out, err, json, newsroom } = context
  const { folder, format, profile, overwrite } = command
  if (folder === null) return toOutput(context, command)
  try {
    await mkdir(folder, { recursive: true })
  } catch {
    await sayFailure(context, failed('write-failed', { fileName: folder }).failure)
    return 1
  }

  const document = json ? await openDocument(out, {}, 'written') : null
  const failures: (FailedEntry & { id: string })[] = []
  const write = exportsInto(folder, overwrite)
  let written = 0
  const fail = async (id: string, failure: Failure) => {
    failures.push({ id, ...failedEntry(t, failure) })
    await sayFailure(context, failure)
  }

  for await (const id of command.ids.length > 0 ? command.ids : everyId(context)) {
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
