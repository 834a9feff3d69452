import { resolve } from 'node:path'
import { articleIds, defineCommand } from '../command.ts'
import { textOption, UsageError } from '../options.ts'
import type { RestoreRequest } from '../runs/restore.ts'

const article = textOption('article', {
  help: 'cli:help.restore.article',
  placeholder: 'cli:help.value.id',
})

/** Restores a backup into a new or an empty folder, or takes one article of it into the library that is there. */
export const restore = defineCommand({
  help: 'cli:help.restore',
  operands: 'cli:help.backup.operands',
  options: [article],
  parse: (given): RestoreRequest => {
    const [file, ...more] = given.operands
    if (file === undefined) throw new UsageError('noZip')
    if (more.length > 0) throw new UsageError('tooMany', more[0])
    const id = given.value(article)
    return { file: resolve(file), article: id === undefined ? null : (articleIds([id])[0] ?? null) }
  },
  load: () => import('../runs/restore.ts'),
})
