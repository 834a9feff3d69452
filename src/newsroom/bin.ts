import { picturesIn } from '../core/pictures/index.ts'
import { ok, type Result } from '../core/failure.ts'
import type { Destroyed } from '../core/library.ts'
import type { Ports, SeenIn } from './ports.ts'

type BinPorts = Pick<Ports, 'bin' | 'recovery' | 'clock'>

/** The pictures in texts that are not saved yet, without those of some articles; null if these texts cannot be read. */
export async function picturesOfUnsaved(
  ids: ReadonlySet<string>,
  { recovery }: Pick<Ports, 'recovery'>,
): Promise<ReadonlySet<string> | null> {
  const copies = await recovery.list()
  if (!copies.ok) return null
  const others = copies.value.filter(({ id }) => !ids.has(id))
  return new Set(others.flatMap((copy) => picturesIn(JSON.stringify(copy))))
}

/**
 * Destroys articles: first the texts of them that were not saved, then all that the library has of them, with the pictures that
 * nothing else shows unless these are to be kept.
 */
export async function destroyArticles(
  ids: readonly string[],
  seenIn: SeenIn,
  ports: BinPorts,
  keepPictures = false,
): Promise<Result<Destroyed>> {
  const wanted = new Set(ids)
  const forgotten = await ports.recovery.forget([...wanted])
  if (!forgotten.ok) return forgotten
  const used = keepPictures ? null : await picturesOfUnsaved(wanted, ports)
  return ports.bin.destroy([...wanted], seenIn, used)
}

/** Destroys the articles that have been in the bin for long enough. */
export async function purgeBin(ports: BinPorts): Promise<Result<Destroyed>> {
  const due = await ports.bin.due(ports.clock.now(), await picturesOfUnsaved(new Set(), ports))
  if (!due.ok) return due
  return due.value.length > 0 ? destroyArticles(due.value, 'bin', ports) : ok({ destroyed: [], missing: [] })
}
