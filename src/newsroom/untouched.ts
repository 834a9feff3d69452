import { isEmptyContent } from '../core/article/index.ts'
import { ok, type Result } from '../core/failure.ts'
import type { Ports } from './ports.ts'

type UntouchedPorts = Pick<Ports, 'store' | 'bin' | 'recovery' | 'versions'>

/** The fingerprint of an article in which nothing was ever written; null for any other, and where that cannot be told. */
async function untouchedFingerprint(id: string, ports: UntouchedPorts): Promise<Result<string | null>> {
  const read = await ports.store.read(id)
  if (!read.ok) return read.failure.code === 'not-found' ? ok(null) : read
  const { article, fingerprint, readOnly } = read.value
  const isNew = !readOnly && article.revision === 1 && article.source === null
  if (!isNew || !isEmptyContent(article)) return ok(null)
  const copies = await ports.recovery.list()
  const version = await ports.versions.newest(id)
  const isKnownAlone = copies.ok && version.ok && version.value === null
  return ok(isKnownAlone && !copies.value.some((copy) => copy.id === id) ? fingerprint : null)
}

/** Removes an article in which nothing was ever written, unless somebody writes in it meanwhile. */
export async function discardUntouched(
  id: string,
  ports: UntouchedPorts,
): Promise<Result<{ discarded: boolean }>> {
  const fingerprint = await untouchedFingerprint(id, ports)
  if (!fingerprint.ok) return fingerprint
  if (fingerprint.value === null) return ok({ discarded: false })
  const done = await ports.bin.discard(id, fingerprint.value)
  return done.ok ? ok({ discarded: done.value.removed }) : done
}

/** Milliseconds. */
const ABANDONED_AFTER = 86_400_000
/** The most articles that are looked at. */
const MOST_LOOKED_AT = 200

/** Removes articles that were made more than a day ago, and in which nothing was ever written. */
export async function discardAbandoned(ports: UntouchedPorts & Pick<Ports, 'clock'>): Promise<void> {
  const question = { query: '', status: 'draft', sort: 'signs' } as const
  const all = await ports.store.list({ ...question, offset: 0, limit: 1 })
  if (!all.ok) return
  // The shortest come last.
  const offset = Math.max(0, all.value.total - MOST_LOOKED_AT)
  const shortest = await ports.store.list({ ...question, offset, limit: MOST_LOOKED_AT })
  if (!shortest.ok) return
  const now = Date.parse(ports.clock.now())
  for (const { id, revision, headline, signs, updatedAt } of shortest.value.items) {
    const isEmpty = revision === 1 && headline === '' && signs === 0
    if (isEmpty && now - Date.parse(updatedAt) > ABANDONED_AFTER) await discardUntouched(id, ports)
  }
}
