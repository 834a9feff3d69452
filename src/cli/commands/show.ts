import { articleIds, defineCommand } from '../command.ts'
import { UsageError } from '../options.ts'

/** Shows one article: as it is stored with `--json`, else as plain text. */
export const show = defineCommand({
  help: 'cli:help.show',
  operands: 'cli:help.show.operands',
  options: [],
  parse({ operands }) {
    const [id, ...more] = articleIds(operands)
    if (id === undefined || more.length > 0) throw new UsageError('oneId', 'show')
    return { id }
  },
  load: () => import('../runs/show.ts'),
})
