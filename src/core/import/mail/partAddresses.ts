import { latin } from '../encoding/latin.ts'

/** Characters of the headers of one part, and parts that are looked at. */
const LONGEST_HEAD = 8000
const MOST_PARTS = 5000

/**
 * The addresses (`Content-Location`) of the pictures among the parts of a saved page, in their order; empty for one without.
 * The parser of mails does not give them.
 */
export function partAddresses(bytes: Uint8Array): string[] {
  const addresses: string[] = []
  const heads = headsOf(bytes)
  for (const head of heads) {
    const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
    if (!/^content-type:[ \t]*image\//im.test(unfolded)) continue
    addresses.push(
      /^content-location:[ \t]*([^\r\n]*)/im
        .exec(unfolded)?.[1]
        ?.trim()
        .replace(/ (?=\S)/g, '') ?? '',
    )
  }
  return addresses
}

/** The headers behind each line that begins a part. */
function headsOf(bytes: Uint8Array): string[] {
  const heads: string[] = []
  for (let at = bytes.indexOf(0x0a); at >= 0 && heads.length < MOST_PARTS; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] !== 0x2d || bytes[at + 2] !== 0x2d) continue
    const text = latin(bytes, at + 1, Math.min(bytes.length, at + 1 + LONGEST_HEAD))
    const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length
    const head = text.slice(0, end)
    if (/^content-type:/im.test(head)) heads.push(head)
  }
  return heads
}

/** The last part of an address, as a name; empty where it has none. */
export function nameOfAddress(address: string): string {
  const [path = ''] = address.split(/[?#]/)
  return path.slice(path.lastIndexOf('/') + 1)
}
