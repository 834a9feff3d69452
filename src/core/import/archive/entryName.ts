import { decodeIbm437 } from '../encoding/ibm437.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

/** The name of an entry as written: UTF-8, whether it says so or not, else code page 437. */
function decodeName(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeIbm437(bytes)
  }
}

/**
 * The path of an entry within its archive, parted by `/`: nothing of it leads out (`..`, a drive, a root), and no character
 * is a control. A name of which nothing is left is empty.
 */
export function entryPath(bytes: Uint8Array): string {
  return decodeName(bytes)
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
}
