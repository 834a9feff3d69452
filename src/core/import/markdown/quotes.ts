import { trimSpaces } from '../../document/index.ts'

/** The place at which the quotation that opens a text ends, or -1. */
export function closingQuote(text: string, sign: string): number {
  for (let at = 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && sign === '"') at++
    else if (character === sign) {
      if (sign === "'" && text.charAt(at + 1) === "'") at++
      else return at
    }
  }
  return -1
}

/** A text that opens with a quotation sign which is not closed at its end; `first` is the sign that comes next. */
export function withoutOuterQuotes(value: string, first: number): string {
  const sign = value.charAt(0)
  const closes = /[^ \t]/.test(value.charAt(first - 1)) && !/[\p{L}\p{N}]/u.test(value.charAt(first + 1))
  return value.endsWith(sign) && !closes ? value.slice(1, -1) : value
}

/** The text between double quotes, as it reads. */
export function unescaped(text: string): string {
  return text.replace(/\\(["\\/])/g, '$1')
}

/** The place at which the bracket that opens a text is closed, quoted brackets aside; -1 where it is not. */
export function closingBracket(text: string): number {
  let depth = 0
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++
      else if (character === quote) quote = ''
    } else if (/["']/.test(character) && /[[{,: \t]/.test(text.charAt(at - 1))) quote = character
    else if (/[[{]/.test(character)) depth++
    else if (/[\]}]/.test(character) && --depth === 0) return at
  }
  return -1
}

/** The items between brackets, by commas outside of quotes. */
export function flowItems(text: string): string[] {
  const items: string[] = []
  let item = ''
  let quote = ''
  for (const character of text) {
    if (quote !== '' ? character === quote : /["']/.test(character) && trimSpaces(item) === '') {
      quote = quote === '' ? character : ''
      continue
    }
    if (character === ',' && quote === '') {
      items.push(trimSpaces(item))
      item = ''
    } else item += character
  }
  return [...items, trimSpaces(item)].filter((each) => each !== '')
}
