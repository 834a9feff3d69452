import { type Status, STATUSES } from '../../core/article/index.ts'
import type { FieldChange } from '../../core/bulk.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type Arguments, choiceOption, dateTimeOption, flag, textOption, UsageError } from '../options.ts'
import type { SetRequest } from '../runs/set.ts'

const query = textOption('query', { help: 'cli:help.set.query', placeholder: 'cli:help.value.text' })
const status = choiceOption('status', STATUSES, {
  help: 'cli:help.set.status',
  placeholder: 'cli:help.value.status',
})
const desk = textOption('desk', { help: 'cli:help.set.desk', placeholder: 'cli:help.value.text' })
const noDesk = flag('no-desk', 'cli:help.set.noDesk')
const addKeyword = textOption('add-keyword', {
  help: 'cli:help.set.addKeyword',
  placeholder: 'cli:help.value.text',
})
const removeKeyword = textOption('remove-keyword', {
  help: 'cli:help.set.removeKeyword',
  placeholder: 'cli:help.value.text',
})
const embargo = dateTimeOption('embargo', {
  help: 'cli:help.set.embargo',
  placeholder: 'cli:help.value.time',
})
const noEmbargo = flag('no-embargo', 'cli:help.set.noEmbargo')

function changesIn(given: Arguments): FieldChange[] {
  const wanted: Status | undefined = given.value(status)
  const named = given.has(noDesk) ? '' : given.value(desk)
  const until = given.has(noEmbargo) ? '' : given.value(embargo)
  const [add, remove] = [given.values(addKeyword), given.values(removeKeyword)]
  return [
    ...(wanted === undefined ? [] : [{ kind: 'status' as const, status: wanted }]),
    ...(named === undefined ? [] : [{ kind: 'desk' as const, desk: named }]),
    ...(add.length + remove.length === 0 ? [] : [{ kind: 'keywords' as const, add, remove }]),
    ...(until === undefined ? [] : [{ kind: 'embargo' as const, embargo: until, embargoZone: '' }]),
  ]
}

/** Changes status, desk, keywords and embargo of articles, each in one save, and tells of each what became of it. */
export const set = defineCommand({
  help: 'cli:help.set',
  operands: 'cli:help.set.operands',
  options: [query, status, desk, noDesk, addKeyword, removeKeyword, embargo, noEmbargo],
  parse: (given): SetRequest => {
    const ids = articleIds(given.operands)
    const wanted = given.value(query) ?? null
    if (ids.length > 0 === (wanted !== null)) throw new UsageError('queryOrIds')
    if (given.has(noDesk) && given.value(desk) !== undefined) throw new UsageError('deskOrNone')
    if (given.has(noEmbargo) && given.value(embargo) !== undefined) throw new UsageError('embargoOrNone')
    const removed = new Set(given.values(removeKeyword))
    const both = given.values(addKeyword).find((keyword) => removed.has(keyword))
    if (both !== undefined) throw new UsageError('keywordBoth', both)
    const changes = changesIn(given)
    if (changes.length === 0) throw new UsageError('noChange')
    return { ids, query: wanted, changes }
  },
  load: () => import('../runs/set.ts'),
})
