import { failureSentence } from '../../i18n/index.ts'
import type { Command } from '../line.ts'
import { type ExitCode, failedEntry, type LibraryContext, sayFailure } from '../context.ts'

/** Examines the library; 1 where something in it needs a look. */
export async function check(
  context: LibraryContext,
  { repair }: Extract<Command, { name: 'check' }>,
): Promise<ExitCode> {
  const { newsroom, out, json, t } = context
  const answer = await newsroom.checkLibrary({ repair })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { articles, problems, repaired } = answer.value
  if (json) {
    const entries = problems.map(({ kind, file, failure }) => ({ kind, file, ...failedEntry(t, failure) }))
    await out.line(JSON.stringify({ articles, problems: entries, repaired }, null, 2))
  } else {
    for (const { file, failure } of problems) await out.line(`${file}: ${failureSentence(t, failure)}`)
    await out.line(t('cli:checked', { count: articles, problems: problems.length, repaired }))
  }
  return problems.length > repaired ? 1 : 0
}
