import type { Input } from '../contract/contract.ts'
import type { Result } from '../core/failure.ts'
import type { DeletedPictures, OwnPictures, PictureList } from '../core/pictures/index.ts'
import { picturesOfUnsaved } from './bin.ts'
import type { OutsideUse, Ports } from './ports.ts'

type PicturePorts = Pick<Ports, 'store' | 'recovery' | 'clock'>

/** What is known of pictures besides the files of the library. */
export async function outsideUse({ recovery, clock }: PicturePorts): Promise<OutsideUse> {
  return { now: clock.now(), unsaved: await picturesOfUnsaved(new Set(), { recovery }) }
}

/** The library's pictures, by what shows them. */
export async function listPictures(
  input: Input<'listPictures'>,
  ports: PicturePorts,
): Promise<Result<PictureList>> {
  return ports.store.listPictures(input, await outsideUse(ports))
}

/** How many pictures nothing shows but some articles; texts of others that are not saved yet count as well. */
export async function ownPictures(
  { ids, seenIn }: Input<'ownPictures'>,
  ports: PicturePorts,
): Promise<Result<OwnPictures>> {
  return ports.store.ownPictures(ids, seenIn, await picturesOfUnsaved(new Set(ids), ports))
}

/** Deletes those of some pictures that nothing shows. */
export async function deletePictures(
  { srcs }: Input<'deletePictures'>,
  ports: PicturePorts,
): Promise<Result<DeletedPictures>> {
  return ports.store.deletePictures([...new Set(srcs)], await outsideUse(ports))
}
