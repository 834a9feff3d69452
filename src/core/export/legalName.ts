/** Names that Windows keeps for devices, with any extension; superscript digits count as digits. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=$|\.)/i
/** Controls, marks of direction, what is not seen, and halves of characters. */
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu
/** What some system takes for a part of a path or for a wildcard. */
export const FORBIDDEN_IN_NAMES = /[<>:"/\\|?*]/g
const BLANKS = /[\s\u00a0\u202f]+/g
const ENDS = /^[\s.-]+|[\s._-]+$/g

/** Bytes of a character in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

function cutToBytes(text: string, most: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > most) break
    kept += character
  }
  return kept
}

/**
 * A text as one name of a file or folder, without extension: legal on Linux, macOS and Windows, in NFC, not hidden, of at
 * most `most` bytes in UTF-8. Empty where nothing of the text can stand in a name.
 */
export function legalName(text: string, most: number): string {
  // A combining mark that follows a cut character would be joined to another one.
  const plain = text
    .slice(0, 4 * most)
    .replace(INVISIBLE, ' ')
    .normalize('NFC')
    .replace(FORBIDDEN_IN_NAMES, ' ')
    .replace(BLANKS, ' ')
    .replace(ENDS, '')
  const name = cutToBytes(plain, most).replace(ENDS, '')
  return name.replace(RESERVED, '$1-article')
}

const ASCII = /^[\x20-\x7e]*$/

/** A key that is the same for two names that some file system takes for one: in case and Unicode normal form. */
export function nameKey(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase()
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** A part that is empty, begins with a dot or ends with one or a space; a character that no name has. */
const OUTER = /(?:^|\/)(?:[./]|$)|[. ](?:\/|$)|[<>:"\\|?*\p{Cc}]/u

/** True for the name of a file within a folder, with `/` between its parts, that leads to nowhere else and is not hidden. */
export function isInnerName(name: string): boolean {
  return !OUTER.test(name)
}
