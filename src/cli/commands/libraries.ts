import { defineCommand } from '../command.ts'

/** Lists the libraries that were opened in a window of this machine, the last one first. */
export const libraries = defineCommand({
  help: 'cli:help.libraries',
  operands: null,
  options: [],
  parse: () => ({}),
  load: () => import('../runs/libraries.ts'),
})
