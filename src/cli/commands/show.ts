import type { Command } from '../line.ts'
import { type ExitCode, type LibraryContext, sayFailure } from '../context.ts'

/** One article: as it is stored, or for a reader as plain text. */
export async function show(
  context: LibraryContext,
  { id }: Extract<Command, { name: 'show' }>,
): Promise<ExitCode> {
  const { newsroom, out, json } = context
  const answer = json
    ? await newsroom.readArticle({ id })
    : await newsroom.exportArticle({ id, format: 'text', options: { profile: 'flat' } })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  if ('article' in answer.value) await out.line(JSON.stringify(answer.value.article, null, 2))
  else await out.write(answer.value.bytes)
  return 0
}
