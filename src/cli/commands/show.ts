import { articleIds, defineCommand } from '../command.ts'
import { type ExitCode, type LibraryContext, sayFailure } from '../context.ts'
import { UsageError } from '../options.ts'

async function showArticle(context: LibraryContext, { id }: { id: string }): Promise<ExitCode> {
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

/** Shows one article: as it is stored with `--json`, else as plain text. */
export const show = defineCommand({
  name: 'show',
  help: 'cli:help.show',
  operands: 'cli:help.show.operands',
  options: [],
  parse({ operands }) {
    const [id, ...more] = articleIds(operands)
    if (id === undefined || more.length > 0) throw new UsageError('oneId', 'show')
    return { id }
  },
  run: (context, request: { id: string }) =>
    context.withLibrary((newsroom) => showArticle({ ...context, newsroom }, request)),
})
