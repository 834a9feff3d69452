import { picturesIn } from '../core/export/pictures.ts'
import { ok, type Result } from '../core/failure.ts'
import type { Destroyed } from '../core/library.ts'
import type { Ports, SeenIn } from './ports.ts'

type BinPorts = Pick<Ports, 'bin' | 'recovery' | 'clock'>

/** The pictures in texts of other articles that are not saved yet; null if these cannot be read. */
async function picturesOfUnsaved(
  ids: ReadonlySet<string>,
  { recovery }: BinPorts,
): Promise<ReadonlySet<string> | null> {
  const copies = await recovery.list()
  if (!copies.ok) return null
  const others = copies.value.filter(({ id }) => !ids.has(id))
  return new Set(others.flatMap((copy) => picturesIn(JSON.stringify(copy))))
}

/**
 * Destroys articles: first the texts of them that were not saved, then all that the library has of them.
 */
export async function destroyArticles(
  ids: readonly string[],
  seenIn: SeenIn,
  ports: BinPorts,
): Promise<Result<Destroyed>> {
  const wanted = new Set(ids)
  const used = await picturesOfUnsaved(wanted, ports)
  const forgotten = await ports.recovery.forget([...wanted])
  return forgotten.ok ? ports.bin.destroy([...wanted], seenIn, used) : forgotten
}

/** Destroys the articles that have been in the bin for long enough. */
export async function purgeBin(ports: BinPorts): Promise<Result<Destroyed>> {
  const due = await ports.bin.due(ports.clock.now())
  if (!due.ok) return due
  return due.value.length > 0 ? destroyArticles(due.value, 'bin', ports) : ok({ destroyed: [], missing: [] })
}
