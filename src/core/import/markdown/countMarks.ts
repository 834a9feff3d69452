/** Looking for an address costs more than a mark does. */
const MARKS_OF_ADDRESS = 3

/** How many signs of a text could be marks of Markdown: the cost of parsing it, and the memory, grow with them. */
export function countMarks(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x40: // @
        count += MARKS_OF_ADDRESS
        break
      case 0x3a: // :
        if (text.startsWith('//', at + 1)) count += MARKS_OF_ADDRESS
        break
      case 0x21: // !
      case 0x24: // $
      case 0x26: // &
      case 0x2a: // *
      case 0x3c: // <
      case 0x3e: // >
      case 0x5b: // [
      case 0x5c: // \
      case 0x5d: // ]
      case 0x5e: // ^
      case 0x5f: // _
      case 0x60: // `
      case 0x7b: // {
      case 0x7e: // ~
        count += 1
        break
    }
  }
  return count
}
