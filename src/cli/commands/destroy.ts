import { articleIds, defineCommand } from '../command.ts'
import { flag, UsageError } from '../options.ts'

const keepPictures = flag('keep-pictures', 'cli:help.destroy.keep')
const yes = flag('yes', 'cli:help.destroy.yes')

/** Destroys articles, in the library or in its bin, with their versions and, unless they are to be kept, the pictures that nothing else shows. Does nothing without `--yes`. */
export const destroy = defineCommand({
  help: 'cli:help.destroy',
  operands: 'cli:help.destroy.operands',
  options: [keepPictures, yes],
  parse(given) {
    const ids = articleIds(given.operands)
    if (ids.length === 0) throw new UsageError('noId')
    if (!given.has(yes)) throw new UsageError('noYes', '--yes')
    return { ids, keepPictures: given.has(keepPictures) }
  },
  load: () => import('../runs/destroy.ts'),
})
