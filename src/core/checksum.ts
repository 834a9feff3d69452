/**
 * A 53-bit checksum of a text (cyrb53), 11 characters: tells whether a page's inputs are those of the last time, among the
 * pages of one site. Two texts have the same one once in 9 × 10^15 times.
 */
export function checksum(text: string): string {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 0x9e3779b1)
    two = Math.imul(two ^ unit, 0x5f356495)
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35)
  two = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
  return (4294967296 * (0x1fffff & two) + (one >>> 0)).toString(36).padStart(11, '0')
}
