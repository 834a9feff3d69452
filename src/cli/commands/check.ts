import { failureSentence } from '../../i18n/index.ts'
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
