import { pictureAddress } from '../../core/pictures/index.ts'
import { defineCommand } from '../command.ts'
import { type Arguments, flag, textOption, UsageError } from '../options.ts'
import type { DeleteRequest, ListRequest } from '../runs/pictures.ts'

const query = textOption('query', { help: 'cli:help.pictures.query', placeholder: 'cli:help.value.text' })
const unused = flag('unused', 'cli:help.pictures.unused')
const missing = flag('missing', 'cli:help.pictures.missing')
const large = flag('large', 'cli:help.pictures.large')
const yes = flag('yes', 'cli:help.destroy.yes')

/** `media/<sha256>.<ext>`, which may be given without its folder. */
function addressOf(given: string): string {
  const src = given.startsWith('media/') ? given : `media/${given}`
  if (!pictureAddress(src)) throw new UsageError('picture', given)
  return src
}

function parse(given: Arguments): ListRequest | DeleteRequest {
  const [action, ...rest] = given.operands
  const kinds = [unused, missing, large].filter((each) => given.has(each))
  const text = given.value(query) ?? ''
  if (kinds.length > 1) throw new UsageError('pictureKind')
  if (action === undefined) {
    const show = given.has(unused)
      ? 'unused'
      : given.has(missing)
        ? 'missing'
        : given.has(large)
          ? 'large'
          : 'all'
    return { kind: 'list', query: text, show }
  }
  if (action !== 'delete') throw new UsageError('pictureAction', action, ['delete'])
  const isAll = rest.length === 0 && given.has(unused)
  const isNamed = rest.length > 0 && kinds.length === 0 && text === ''
  if (!isAll && !isNamed) throw new UsageError('pictureNone')
  const srcs = isAll ? null : rest.map(addressOf)
  if (!given.has(yes)) throw new UsageError('noYes', '--yes')
  return { kind: 'delete', query: text, srcs }
}

/** Lists the library's pictures by what shows them, or deletes those that nothing shows, which needs `--yes`. */
export const pictures = defineCommand({
  help: 'cli:help.pictures',
  operands: 'cli:help.pictures.operands',
  options: [query, unused, missing, large, yes],
  parse,
  load: () => import('../runs/pictures.ts'),
})
