import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describeIfThere, type FileSystem } from '../fileSystem.ts'
import { isAlive } from '../isAlive.ts'

/** Tells this machine's processes from those of others that write to the same folder. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
/** How long what another machine's process writes is left alone after its last change, in milliseconds. */
const ABANDONED_AFTER = 86_400_000

const NAME = /^\.(.+)\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.marbre-tmp$/

/** A temporary name beside `path`, which says which process has it. */
export function tempPathBeside(path: string): string {
  const token = `${HOST}-${process.pid}-${randomBytes(6).toString('hex')}`
  return join(dirname(path), `.${basename(path)}.${token}.marbre-tmp`)
}

/** Removes a folder with all that is in it, or a file. No link is followed. */
export async function removeTree(fileSystem: FileSystem, path: string): Promise<void> {
  const there = describeIfThere(fileSystem, path)
  if (there === null) return
  if (there.kind !== 'folder') return fileSystem.remove(path)
  for (const name of await fileSystem.names(path)) await removeTree(fileSystem, join(path, name))
  fileSystem.removeFolder(path)
}

/** Removes what processes that have died have left beside `path` under temporary names of it. */
export async function removeAbandoned(fileSystem: FileSystem, path: string): Promise<void> {
  for (const name of await fileSystem.names(dirname(path))) {
    const [, target, host, pid] = NAME.exec(name) ?? []
    if (target !== basename(path)) continue
    const left = join(dirname(path), name)
    const there = describeIfThere(fileSystem, left)
    const isOurs = host === HOST
    const isOld = there !== null && Date.now() - there.modified > ABANDONED_AFTER
    if (isOurs ? !isAlive(Number(pid)) : isOld) await removeTree(fileSystem, left)
  }
}
