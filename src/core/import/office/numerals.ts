const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const
const LARGEST_ROMAN = 3999
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** True for words before an item of a list (`Étape`): no sign has two letters in a row. */
export const hasWords = (label: string) => /\p{L}{2}/u.test(label)

/**
 * A number as a list shows it: in Roman numerals, by letters (A to Z, then AA), or in figures. The format is called as in Word:
 * `upperRoman`, `lowerLetter`, `decimal`.
 */
export function numeral(number: number, format: string): string {
  const isLower = format.startsWith('lower')
  let shown = `${number}`
  if (/Letter$/.test(format) && number >= 1 && number <= LETTERS.length * LETTERS.length)
    shown = LETTERS.charAt((number - 1) % LETTERS.length).repeat(Math.ceil(number / LETTERS.length))
  else if (/Roman$/.test(format) && number >= 1 && number <= LARGEST_ROMAN) {
    shown = ''
    let left = number
    for (const [value, sign] of ROMAN) for (; left >= value; left -= value) shown += sign
  }
  return isLower ? shown.toLowerCase() : shown
}
