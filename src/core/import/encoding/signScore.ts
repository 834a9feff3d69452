/** The words that end in an apostrophe: `l’`, `qu’`, `dell’`. */
const ELIDED =
  /(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|presqu|dell|all|nell|dall|sull|quell|un|o)$/iu
/** The words that begin behind an apostrophe: `it’s`, `we’ll`, `qu’il`. */
const CONTRACTED = /^(?:s|t|d|m|ll|re|ve|il|elle|on|un|une|hui)(?!\p{L})/iu

/** The score of a sign that is no letter at its place in a text, from −3 to 5. */
export function signScore(text: string, index: number): number {
  const character = text[index] ?? ''
  const previous = text[index - 1] ?? ''
  const next = text[index + 1] ?? ''
  const between = isLetter(previous) && isLetter(next)
  const opens = previous === '' || /[ \u00a0\r\n\t([{«“‘—–'"]/.test(previous)
  const closes = next === '' || /[ \u00a0\r\n\t)\]}».,;:!?…”’—–'"]/.test(next)
  switch (character) {
    case '’':
      if (/\p{Script=Greek}/u.test(next)) return -2
      if (between) return elides(text, index) ? 5 : 0
      // Of several: `the boats’ crews`.
      if (/[sz]/i.test(previous) && next === ' ') return 2
      return isLetter(previous) || isLetter(next) || closes ? 0.5 : -1
    case '«':
    case '“':
    case '‘':
    case '„':
    case '‹':
      if (!isPaired(text, character)) return -1
      return opens && !closes ? 2 : opens && character === '«' ? 2 : closes && character === '“' ? 1 : -2
    case '»':
    case '”':
    case '›':
      if (!isPaired(text, character)) return -1
      if (previous === '' || previous === '\n' || previous === '\r') return 0
      if (character === '”' && opens && !closes) return 1
      return closes && !between ? 2 : -2
    case '\u00a0':
      return between ? 0 : 1
    case '…':
      return between ? -2 : closes || opens ? 2 : -1
    case '–':
      if (/\d/.test(previous) && /\d/.test(next)) return 2
      return between ? 0 : opens && closes ? 2 : 0.5
    case '—':
      return between ? (isBetweenWords(text, index) ? 1 : -1) : opens && closes ? 2 : 0.5
    case '€':
      if (isLetter(previous)) return -2
      return /\d/.test(previous + next + (text[index - 2] ?? '')) ? 3 : 1
    case '¤':
      return -3
    case '¿':
    case '¡':
      return opens && isLetter(next) ? 2 : -2
    case 'ª':
    case 'º':
    case '°':
      if (
        /[\dn]/i.test(previous) ||
        (character === '°' && /\d[ \u00a0\u202f]$/.test(text.slice(Math.max(0, index - 2), index)))
      )
        return 1.5
      return between ? -2 : -0.5
    case '²':
    case '³':
      return /\p{L}/u.test(previous) && closes ? 1.5 : -1
    case '½':
    case '¼':
    case '¾':
      return /\d/.test(previous) || (opens && !isLetter(next)) ? 1 : -2
    case '№':
      return opens && /[ \u00a0\d]/.test(next) ? 2 : -2
    case '،':
    case '؛':
    case '؟':
      return isLetter(previous) && closes ? 2 : -1
    case '•':
      return opens && /[ \t\u00a0]/.test(next) ? 1.5 : between ? -2 : 0.5
    case '©':
      return opens && !between ? 1 : -1
    case '®':
    case '™':
      return isLetter(previous) && closes ? 1 : between ? -2 : -0.5
    case '£':
      return isLetter(next) ? -2 : /\d/.test(next) ? 1 : 0.5
    case '·':
    case '§':
    case '×':
    case '±':
    case '¥':
    case '‰':
      return between ? -2 : 0.5
    default:
      return isLetter(next) ? -3 : -2
  }
}

/** The quotation marks that close or open with each, in one language or another. */
const PAIRS: { readonly [mark: string]: string } = {
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '„': '“”',
  '“': '”„',
  '”': '“„',
}

/** True for a quotation mark with its counterpart in the text. */
function isPaired(text: string, mark: string): boolean {
  const others = PAIRS[mark]
  if (others === undefined || [...others].some((other) => text.includes(other))) return true
  // Finnish and Swedish open with the mark that closes.
  return mark === '”' && text.indexOf(mark) !== text.lastIndexOf(mark)
}

/** True for a sign between two words of two letters and more; in the middle of one it stands for a letter. */
function isBetweenWords(text: string, index: number): boolean {
  return (
    /\p{L}\p{L}$/u.test(text.slice(Math.max(0, index - 2), index)) &&
    /^\p{L}{2}/u.test(text.slice(index + 1, index + 3))
  )
}

function elides(text: string, index: number): boolean {
  return (
    ELIDED.test(text.slice(Math.max(0, index - 9), index)) ||
    CONTRACTED.test(text.slice(index + 1, index + 7))
  )
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}
