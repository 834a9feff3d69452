import { checkLines, problemSentence } from '../../i18n/checking.ts'
import { type Context, type ExitCode, failedEntry, type LibraryContext, sayFailure } from '../context.ts'

type CheckRequest = { repair: boolean }

async function checkLibrary(context: LibraryContext, { repair }: CheckRequest): Promise<ExitCode> {
  const { newsroom, out, json, t } = context
  const answer = await newsroom.checkLibrary({ repair, run: 'check' })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { problems, repaired } = answer.value
  if (json) {
    const entries = problems.map(({ kind, file, failure, remedy, isDone }) => ({
      kind,
      file,
      ...failedEntry(t, failure),
      message: problemSentence(t, { kind, file, failure }),
      remedy,
      done: isDone,
    }))
    await out.line(JSON.stringify({ ...answer.value, problems: entries }, null, 2))
  } else {
    for (const line of checkLines(t, answer.value)) await out.line(line)
  }
  return problems.length > repaired ? 1 : 0
}

export async function run(context: Context, request: CheckRequest): Promise<ExitCode> {
  return context.withLibrary((newsroom) => checkLibrary({ ...context, newsroom }, request))
}
