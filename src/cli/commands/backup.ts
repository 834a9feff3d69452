import { resolve } from 'node:path'
import { defineCommand } from '../command.ts'
import { flag, UsageError } from '../options.ts'
import type { BackupRequest } from '../runs/backup.ts'

const force = flag('force', 'cli:help.backup.force')

/** Backs the library up into one zip, which is read back; gives 1 where a file of it could not be read. */
export const backup = defineCommand({
  help: 'cli:help.backup',
  operands: 'cli:help.backup.operands',
  options: [force],
  parse: (given): BackupRequest => {
    const [file, ...more] = given.operands
    if (file === undefined) throw new UsageError('noZip')
    if (more.length > 0) throw new UsageError('tooMany', more[0])
    return { file: resolve(file), overwrite: given.has(force) }
  },
  load: () => import('../runs/backup.ts'),
})
