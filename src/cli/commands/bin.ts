import { articleIds, defineCommand } from '../command.ts'
import { textOption } from '../options.ts'

const query = textOption('query', { help: 'cli:help.bin.query', placeholder: 'cli:help.value.text' })
const restore = textOption('restore', { help: 'cli:help.bin.restore', placeholder: 'cli:help.value.id' })

/** Lists the articles in the bin, with the day on which each goes; or brings one back. */
export const bin = defineCommand({
  help: 'cli:help.bin',
  operands: null,
  options: [query, restore],
  parse: (given) => {
    const id = given.value(restore)
    return {
      query: given.value(query) ?? '',
      restored: id === undefined ? null : (articleIds([id])[0] ?? null),
    }
  },
  load: () => import('../runs/bin.ts'),
})
