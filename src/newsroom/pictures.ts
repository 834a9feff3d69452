import type { Input } from '../contract/contract.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { type AddedPicture, checkPicture } from '../core/pictures/index.ts'
import { readPictureMetadata } from '../core/pictures/metadata.ts'
import type { Ports } from './ports.ts'

/** Takes a picture into the library under a name made of its content, as it came. */
export async function addPicture(
  { fileName, bytes }: Input<'addPicture'>,
  { store, digest }: Pick<Ports, 'store' | 'digest'>,
): Promise<Result<AddedPicture>> {
  const checked = checkPicture(bytes, fileName)
  if (!checked.ok) return checked
  const { extension, width, height } = checked.value
  const src = `media/${await digest.sha256(bytes)}.${extension}`
  const added = await store.addPicture(src, bytes)
  if (!added.ok) return added
  return ok({ src, width, height, size: bytes.length, metadata: readPictureMetadata(bytes) })
}

/** The file of a picture of the library. */
export async function readPicture(
  { src }: Input<'readPicture'>,
  { store }: Pick<Ports, 'store'>,
): Promise<Result<{ bytes: Uint8Array }>> {
  const bytes = await store.readPicture(src)
  return bytes === null ? failed('picture-gone') : ok({ bytes })
}
