import { articleIds, defineCommand } from '../command.ts'
import { flag } from '../options.ts'

const merge = flag('merge', 'cli:help.conflicts.merge')

/** Lists the conflict copies of articles, or merges them; gives 1 where one could not be merged. */
export const conflicts = defineCommand({
  help: 'cli:help.conflicts',
  operands: 'cli:help.conflicts.operands',
  options: [merge],
  parse: (given) => ({ ids: articleIds(given.operands), merge: given.has(merge) }),
  load: () => import('../runs/conflicts.ts'),
})
