import { DIRECTIONS, SORTS } from '../../core/library.ts'
import { STATUSES } from '../../core/article/index.ts'
import { defineCommand } from '../command.ts'
import { choiceOption, numberOption, textOption } from '../options.ts'

const query = textOption('query', { help: 'cli:help.list.query', placeholder: 'cli:help.value.text' })
const status = choiceOption('status', STATUSES, {
  help: 'cli:help.list.status',
  placeholder: 'cli:help.value.status',
})
const sort = choiceOption('sort', SORTS, { help: 'cli:help.list.sort', placeholder: null })
const direction = choiceOption('direction', DIRECTIONS, {
  help: 'cli:help.list.direction',
  placeholder: null,
})
const limit = numberOption('limit', { help: 'cli:help.list.limit', placeholder: 'cli:help.value.number' })

/** Lists the articles that match a query, in the order that is asked for, else best match or newest first. */
export const list = defineCommand({
  help: 'cli:help.list',
  operands: null,
  options: [query, status, sort, direction, limit],
  parse: (given) => {
    const towards = given.value(direction)
    return {
      query: given.value(query) ?? '',
      status: given.value(status) ?? 'all',
      sort: given.value(sort) ?? 'best',
      ...(towards === undefined ? {} : { direction: towards }),
      limit: given.value(limit) ?? Number.POSITIVE_INFINITY,
    }
  },
  load: () => import('../runs/list.ts'),
})
