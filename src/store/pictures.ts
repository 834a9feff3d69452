import { join } from 'node:path'
import { pictureAddress } from '../core/export/pictures.ts'
import { readFile } from './articleFile.ts'
import type { FileSystem } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'

/** The bytes of a picture by its address, `media/<sha256>.<ext>`; null for another address, and where no file is. */
export function readPicture(fileSystem: FileSystem, { media }: LibraryPaths, src: string): Uint8Array | null {
  const address = pictureAddress(src)
  if (address === null) return null
  const read = readFile(fileSystem, join(media, `${address.sha256}.${address.extension}`))
  return read.ok ? read.value.bytes : null
}
