import { trimSpaces } from '../../document/index.ts'
import { speaksOfEmbargo } from '../metadata/embargo.ts'
import { alternatives } from '../vocabulary/load.ts'
import { ACCOMPANIES, BRINGS_TEXT } from '../vocabulary/senders.ts'
import { firstText, type Parting } from './parting.ts'
import { isSignOff } from './signature.ts'

/** The opening of a mail to somebody. */
const GREETING =
  /^(?:bonjour|bonsoir|salut|coucou|ch(?:er|ère)s?|hello|hi|hey|dear|good (?:morning|afternoon|evening)|hallo|hallöchen|moin(?:[ ]moin)?|servus|grüezi|grüß (?:gott|dich|euch|sie)|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|hola|(?:muy )?buen(?:os|as) (?:días|tardes|noches)|buenas(?=[ ]?[,!])|estimad[oa]s?|ciao|salve|buongiorno|buonasera|car[oaie]|gentil[ei]|olá|bom dia|boa (?:tarde|noite)|prezad[oa]s?|beste|geachte|ha(?=[ ]\p{L}{2,15}[,!])|hoi|goedendag|goedemorgen|goedemiddag|goedenavond|hej|bästa|kära|kære|kjære|bună|bună ziua|stimat[ăe]|dragă|bon dia|bona tarda|benvolgu(?:t|da|ts|des)|cześć|witam|dzień dobry|szanown[iya]|drog[ai]|привет|добрый (?:день|вечер)|доброе утро|здравствуйте|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие))(?![\p{L}])[^.!?]{0,50}[,.!:]?$/iu

/** The opening of a letter to people who are not named: `Madame, Monsieur,`. */
const FORMAL_GREETING =
  /^(?:mesdames|madame|messieurs|monsieur)(?:[ \u00a0]?(?:,|\/|et)[ \u00a0]?(?:mesdames|madame|messieurs|monsieur)){0,2}[ \u00a0]?,$/iu

const GREETING_WORD = new RegExp(GREETING.source.replace('[^.!?]{0,50}[,.!:]?$', ''), 'iu')
/** A name and a sign behind it, and more in the line. */
const NAME_AND_MORE =
  /^[ \u00a0]\p{Lu}[\p{L}’'-]{1,20}(?:[ \u00a0]\p{Lu}[\p{L}’'-]{1,20})?[ \u00a0]?[,!][ \u00a0].{3,}/u

/** True for a greeting that goes on in its line: `Hola Carmen, va la columna.`, `Hi both - obit below` */
export function greetsAndGoesOn(line: string): boolean {
  const rest = line.slice(GREETING_WORD.exec(line)?.[0].length ?? line.length)
  if (NAME_AND_MORE.test(rest)) return true
  return (
    rest.length <= LONGEST_COVER &&
    /^(?:[ \u00a0]\p{Ll}{2,12})?[ \u00a0]?[,!–-][ \u00a0]/u.test(rest) &&
    COMES_ALONG.test(rest)
  )
}

const COMES_ALONG = new RegExp(`(?<!\\p{L})(?:${alternatives(ACCOMPANIES)}|below|attached)(?!\\p{L})`, 'iu')

/** Lines below a greeting among which its sender may sign, above the text. */
const MOST_ABOVE = 12

/** True for the line that opens a mail to somebody: `Bonjour à tous`. */
export function isGreeting(line: string): boolean {
  return GREETING.test(line) || FORMAL_GREETING.test(line)
}

const ACCOMPANIED = new RegExp(`(?<!\\p{L})(?:${alternatives(ACCOMPANIES)})(?!\\p{L})`, 'iu')
/** A paragraph that says so without a greeting above it. */
const BRINGS = new RegExp(`^(?:${alternatives(BRINGS_TEXT)})(?!\\p{L})`, 'iu')
/** Characters of a paragraph that does no more than accompany a text. */
const LONGEST_COVER = 240

/** True for what says, below a greeting, that a text comes with the mail: `Voici mon papier, 2 400 signes.` */
export function accompaniesText(paragraph: string): boolean {
  return paragraph.length <= LONGEST_COVER && ACCOMPANIED.test(paragraph) && !speaksOfEmbargo(paragraph)
}

export function setGreeting(parting: Parting, sender: string): void {
  const { lines, parts, doubted, from, to } = parting
  const first = firstText(lines, from)
  if (first >= to || parts[first] !== 'own') return
  const greets = isGreeting(trimSpaces(lines[first] ?? ''))
  const brings = BRINGS.test(trimSpaces(lines[first] ?? ''))
  if (!greets && !brings && !greetsAndGoesOn(lines[first] ?? '')) return
  if (greets) parts[first] = 'greeting'
  // What says that the text comes with the mail is none of it, unless it says from when the text may run.
  const start = greets ? firstText(lines, first + 1) : first
  const signed = signedAbove(parting, start, sender)
  let end = signed ?? start
  while (end < to && trimSpaces(lines[end] ?? '') !== '') end += 1
  const cover = lines.slice(start, end).join(' ')
  // In the line right below, a few words go on with the greeting.
  const touches = greets && start === first + 1
  const says = signed !== null || !greets || touches || ACCOMPANIED.test(cover)
  const isCover = cover.length <= LONGEST_COVER * (signed === null ? 1 : 3) && says && !speaksOfEmbargo(cover)
  const text = lines.slice(end, to).filter((_, at) => parts[end + at] === 'own')
  const isShort = trimSpaces(text.join(' ')).length <= cover.length
  if (!isCover || isShort || parts.slice(start, end).some((part) => part !== 'own')) return
  parts.fill('cover', start, end)
  doubted.add(start)
}

/** The line in which who sends the mail signs the words above the text that comes with it; null where they do not. */
function signedAbove({ lines, parts, to }: Parting, start: number, sender: string): number | null {
  const last = Math.min(to, start + MOST_ABOVE)
  for (let at = start + 1; at < last; at++) {
    if (parts[at] !== 'own' || !isSignOff(trimSpaces(lines[at] ?? ''))) continue
    const name = trimSpaces(lines[at + 1] ?? '')
    const isSender = name.length > 1 && name.length <= 40 && sender.toLowerCase().includes(name.toLowerCase())
    return isSender && trimSpaces(lines[at + 2] ?? '') === '' ? at + 1 : null
  }
  return null
}
