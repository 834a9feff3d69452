import { type Context, type ExitCode, type ReadingContext, sayFailure } from '../context.ts'

async function showArticle(context: ReadingContext, { id }: { id: string }): Promise<ExitCode> {
  const { newsroom, out, json } = context
  const answer = json ? await newsroom.readArticle({ id }) : await newsroom.readText({ id })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  if ('article' in answer.value) await out.line(JSON.stringify(answer.value.article, null, 2))
  else await out.write(answer.value)
  return 0
}

export async function run(context: Context, request: { id: string }): Promise<ExitCode> {
  return context.withLibraryToRead((newsroom) => showArticle({ ...context, newsroom }, request))
}
