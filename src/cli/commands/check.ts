import { defineCommand } from '../command.ts'
import { flag } from '../options.ts'

const repair = flag('repair', 'cli:help.check.repair')

/** Examines the library; gives 1 where a problem is left in it. */
export const check = defineCommand({
  help: 'cli:help.check',
  operands: null,
  options: [repair],
  parse: (given) => ({ repair: given.has(repair) }),
  load: () => import('../runs/check.ts'),
})
