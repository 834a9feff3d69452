const ADDRESS = /^media\/([0-9a-f]{64})\.([a-z0-9]{1,8})$/

/** The SHA-256 and the extension in a picture's address; null for another address. */
export function pictureAddress(src: string): { sha256: string; extension: string } | null {
  const [, sha256, extension] = ADDRESS.exec(src) ?? []
  return sha256 !== undefined && extension !== undefined ? { sha256, extension } : null
}

/** Also where JSON escapes the stroke. */
const ADDRESSES = /media\\?\/([0-9a-f]{64})\.[a-z0-9]{1,8}/g

/** The SHA-256 of every picture whose address stands in a text, whatever its format. */
export function picturesIn(text: string): string[] {
  return [...text.matchAll(ADDRESSES)].map(([, sha256 = '']) => sha256)
}
