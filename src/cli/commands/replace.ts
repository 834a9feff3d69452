import { STATUSES } from '../../core/article/index.ts'
import { defineCommand } from '../command.ts'
import { choiceOption, flag, textOption, UsageError } from '../options.ts'
import type { ReplaceRequest } from '../runs/replace.ts'

const query = textOption('query', { help: 'cli:help.replace.query', placeholder: 'cli:help.value.text' })
const status = choiceOption('status', STATUSES, {
  help: 'cli:help.list.status',
  placeholder: 'cli:help.value.status',
})
const matchCase = flag('match-case', 'cli:help.replace.match-case')
const matchAccents = flag('match-accents', 'cli:help.replace.match-accents')
const wholeWord = flag('whole-word', 'cli:help.replace.whole-word')
const pattern = flag('pattern', 'cli:help.replace.pattern')
const dryRun = flag('dry-run', 'cli:help.replace.dry-run')

/** Replaces a text in all articles, or in those that a query finds; keeps a version of each. */
export const replace = defineCommand({
  help: 'cli:help.replace',
  operands: 'cli:help.replace.operands',
  options: [query, status, matchCase, matchAccents, wholeWord, pattern, dryRun],
  parse(given): ReplaceRequest {
    const [find, replacement, ...others] = given.operands
    if (others[0] !== undefined) throw new UsageError('tooMany', others[0])
    if (!find || replacement === undefined) throw new UsageError('findAndWith')
    return {
      find,
      replacement,
      options: {
        matchCase: given.has(matchCase),
        matchAccents: given.has(matchAccents),
        wholeWord: given.has(wholeWord),
        pattern: given.has(pattern),
      },
      among: { query: given.value(query) ?? '', status: given.value(status) ?? 'all' },
      dryRun: given.has(dryRun),
    }
  },
  load: () => import('../runs/replace.ts'),
})
