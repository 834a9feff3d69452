import type { LibraryState } from '../core/library.ts'
import { ok, type Result } from '../core/failure.ts'
import type { Presence } from '../core/presence.ts'
import { type Sharing, sharingOf } from '../core/sharedFolder.ts'
import type { Ports } from './ports.ts'

type SharingPorts = Pick<Ports, 'store' | 'machine' | 'presence' | 'sharedBy'>

/** Whether the library is in a shared folder: what its settings say, else what the folder tells. */
async function sharingIn({ store, sharedBy }: SharingPorts): Promise<Sharing> {
  const settings = await store.readSettings()
  return sharingOf(settings.ok ? settings.value.sharedFolder : 'automatic', sharedBy)
}

export async function libraryState(
  ports: SharingPorts & Pick<Ports, 'backups'>,
): Promise<Result<LibraryState>> {
  const [sharing, failedBackup] = await Promise.all([sharingIn(ports), ports.backups.failed()])
  return ok({ ...ports.store.state(), sharing, failedBackup })
}

/** Tells the other machines that somebody writes in an article here; nothing is written where nobody shares the folder. */
export async function putPresence(
  { id }: { id: string },
  ports: SharingPorts,
): Promise<Result<{ written: boolean }>> {
  const { isShared } = await sharingIn(ports)
  if (!isShared) return ok({ written: false })
  const machine = await ports.machine.read()
  return ports.presence.put(id, machine.ok ? machine.value.personName : '')
}

export async function listPresences(ports: SharingPorts): Promise<Result<Presence[]>> {
  const { isShared } = await sharingIn(ports)
  return isShared ? ports.presence.list() : ok([])
}
