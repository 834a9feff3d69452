import { versionId, versionNameDecoder } from '../../core/versions.ts'
import { articleIds, defineCommand } from '../command.ts'
import { type Arguments, textOption, UsageError } from '../options.ts'
import type { VersionsRequest } from '../runs/versions.ts'

const restore = textOption('restore', {
  help: 'cli:help.versions.restore',
  placeholder: 'cli:help.value.version',
})
const name = textOption('name', { help: 'cli:help.versions.name', placeholder: 'cli:help.value.name' })

function parse(given: Arguments): VersionsRequest {
  const [id, ...more] = articleIds(given.operands)
  if (id === undefined || more.length > 0) throw new UsageError('oneId', 'versions')
  const request = { id, restore: given.value(restore) ?? null, name: given.value(name) ?? null }
  if (request.restore !== null && request.name !== null) throw new UsageError('nameOrRestore', 'versions')
  if (request.restore !== null && !versionId.safeParse(request.restore).success) {
    throw new UsageError('version', request.restore)
  }
  const isName = request.name === null || versionNameDecoder.safeParse(request.name).success
  if (!isName) throw new UsageError('versionName', request.name ?? '')
  return request
}

/** Lists the versions of an article, the newest first; restores one, or keeps the text as it is under a name. */
export const versions = defineCommand({
  help: 'cli:help.versions',
  operands: 'cli:help.versions.operands',
  options: [restore, name],
  parse,
  load: () => import('../runs/versions.ts'),
})
