import { checkLines, problemSentence } from '../../i18n/checking.ts'
import { defineCommand } from '../command.ts'
import { type ExitCode, failedEntry, type LibraryContext, sayFailure } from '../context.ts'
import { flag } from '../options.ts'

const repair = flag('repair', 'cli:help.check.repair')

type CheckRequest = { repair: boolean }

async function checkLibrary(context: LibraryContext, { repair }: CheckRequest): Promise<ExitCode> {
  const { newsroom, out, json, t } = context
  const answer = await newsroom.checkLibrary({ repair })
  if (!answer.ok) {
    await sayFailure(context, answer.failure)
    return 1
  }
  const { problems, repaired } = answer.value
  if (json) {
    const entries = problems.map(({ kind, file, failure, remedy, isDone }) => ({
      ...{ kind, file, ...failedEntry(t, failure), message: problemSentence(t, { file, failure }) },
      ...{ remedy, done: isDone },
    }))
    await out.line(JSON.stringify({ ...answer.value, problems: entries }, null, 2))
  } else {
    for (const line of checkLines(t, answer.value)) await out.line(line)
  }
  return problems.length > repaired ? 1 : 0
}

/** Examines the library; gives 1 where a problem is left in it. */
export const check = defineCommand({
  name: 'check',
  help: 'cli:help.check',
  operands: null,
  options: [repair],
  parse: (given) => ({ repair: given.has(repair) }),
  run: (context, request: CheckRequest) =>
    context.withLibrary((newsroom) => checkLibrary({ ...context, newsroom }, request)),
})
