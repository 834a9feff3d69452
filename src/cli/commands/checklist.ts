import { articleIds, defineCommand } from '../command.ts'

/** Tells what is to be done in articles before they can be published, as the window's checklist does. */
export const checklist = defineCommand({
  help: 'cli:help.checklist',
  operands: 'cli:help.checklist.operands',
  options: [],
  parse: ({ operands }) => ({ ids: articleIds(operands) }),
  load: () => import('../runs/checklist.ts'),
})
