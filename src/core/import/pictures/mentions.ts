import { isPictureName } from '../../pictures/pictureNames.ts'
import { latin } from '../encoding/latin.ts'

/** The folder that a browser puts beside a saved page; what is in it may have no ending. */
const PAGE_FOLDER = /[_-](?:files|dateien|fichiers|archivos|file|bestanden|filer|pliki)\//i

/** The name of the saved page to which a folder beside it belongs, without its ending; undefined for any other folder. */
export function pageOfFolder(name: string): string | undefined {
  return PAGE_FOLDER.test(`${name}/`) ? name.replace(/[_-][a-z]+$/i, '') : undefined
}

/** Characters of a text that are looked through, and addresses that are taken from it. */
const MOST_READ = 20_000_000
const MOST_ADDRESSES = 5000
const LONGEST = 1000
/** Words that a name of a file may have. */
const MOST_WORDS = 12

/** True for what is no text: no text has a byte of zeros, but in UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return !isWide && bytes.subarray(0, 2000).includes(0)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function textOf(bytes: Uint8Array): string {
  const part = bytes.subarray(0, MOST_READ)
  const [first, second] = part
  try {
    if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(part)
    if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(part)
    return utf8.decode(part)
  } catch {
    return latin(part, 0, part.length)
  }
}

/**
 * The addresses of pictures that may stand in a text of any format (HTML, Markdown, JSON), each once: whatever ends as the name
 * of a picture does, and what is in the folder of a saved page. By them the files that came along are looked for before the
 * text is read; what is no address after all costs a look. Cost: linear in the text.
 */
export function addressesIn(bytes: Uint8Array): string[] {
  if (isBinary(bytes)) return []
  const text = textOf(bytes).replaceAll('\\/', '/').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
  const found = new Set<string>()
  const add = (part: string) => {
    const [path = ''] = part.split(/[?#]/)
    if (isPictureName(path) || isPictureName(part) || PAGE_FOLDER.test(part)) found.add(part)
  }
  for (const [piece] of text.matchAll(/[^"<>[\]{}|\r\n\t`]+/g)) {
    if (found.size >= MOST_ADDRESSES) break
    if (piece.length > LONGEST * 20 || !/[._-]/.test(piece)) continue
    for (const [part] of piece.matchAll(/[^()]+/g)) addWords(part, add)
    if (piece.includes('(')) addWords(piece, add)
  }
  return [...found].slice(0, MOST_ADDRESSES)
}

/** Adds a piece, and what is left of it behind each of its words: a name may have blanks in it. */
function addWords(piece: string, add: (part: string) => void): void {
  const parts = /[,=']/.test(piece) ? [piece, ...piece.split(/[,=']/)] : [piece]
  for (const one of parts) {
    const words = one.trim().split(' ')
    for (let to = 1; to <= words.length; to++) {
      const last = words[to - 1] ?? ''
      if (!isPictureName(last.split(/[?#]/)[0] ?? '') && !PAGE_FOLDER.test(last)) continue
      for (let from = Math.max(0, to - MOST_WORDS); from < to; from++) {
        const part = words.slice(from, to).join(' ')
        if (part.length <= LONGEST) add(part)
      }
    }
  }
}
