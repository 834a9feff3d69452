import { charactersOf } from './singleByte.ts'

/** True for bytes that are UTF-8, and not ASCII alone. */
export function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte < 0x80)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Damaged places beyond this number mean that the text is not UTF-8 at all. */
const MOST_STRAYS = 1000
/** Whole sequences that vouch for one damaged place. */
const WHOLE_FOR_ONE = 4

/**
 * Reads bytes that are UTF-8 but for few places: a stray byte there is read as windows-1252 (as where two files
 * were pasted together), a last character cut in the middle is U+FFFD. Null where it does not look like UTF-8.
 */
export function repairUtf8(bytes: Uint8Array): { text: string; repairs: number[] } | null {
  const { strays, whole, cut } = scan(bytes)
  if (whole === 0 || strays.length > MOST_STRAYS || whole < strays.length * WHOLE_FOR_ONE) return null
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const windows1252 = charactersOf('windows-1252')
  const repairs: number[] = []
  let text = ''
  let from = 0
  for (const stray of strays) {
    text += decoder.decode(bytes.subarray(from, stray))
    repairs.push(text.length)
    text += windows1252.charAt(bytes[stray] ?? 0)
    from = stray + 1
  }
  text += decoder.decode(bytes.subarray(from, cut)) + (cut < bytes.length ? '\ufffd' : '')
  return { text, repairs }
}

/** The bytes that belong to no sequence, the number of whole sequences, and where a cut last one begins. */
function scan(bytes: Uint8Array): { strays: number[]; whole: number; cut: number } {
  const strays: number[] = []
  let whole = 0
  for (let i = 0; i < bytes.length; ) {
    if ((bytes[i] ?? 0) < 0x80) {
      i += 1
      continue
    }
    const length = sequenceLength(bytes, i)
    if (length > 0) {
      whole += 1
      i += length
    } else if (length < 0) {
      return { strays, whole, cut: i }
    } else {
      strays.push(i)
      if (strays.length > MOST_STRAYS) break
      i += 1
    }
  }
  return { strays, whole, cut: bytes.length }
}

/** The length of the sequence that begins here; 0 where none does; −1 where the file ends inside it. */
function sequenceLength(bytes: Uint8Array, start: number): number {
  const lead = bytes[start] ?? 0
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) {
    const byte = bytes[start + i]
    if (byte === undefined) return -1
    if (byte < 0x80 || byte > 0xbf || (i === 1 && !secondFits(lead, byte))) return 0
  }
  return length
}

/** Neither overlong forms, nor surrogates, nor anything above U+10FFFF. */
function secondFits(lead: number, byte: number): boolean {
  if (lead === 0xe0) return byte >= 0xa0
  if (lead === 0xed) return byte < 0xa0
  if (lead === 0xf0) return byte >= 0x90
  return lead !== 0xf4 || byte < 0x90
}
