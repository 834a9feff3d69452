import { isDatelinePlace } from '../agency/places.ts'
import { isRoleLine, readByline } from '../metadata/bylines.ts'
import { mailAlone } from '../metadata/mailAddresses.ts'
import { isName, isRoleWord, words } from '../metadata/credits.ts'
import { personIn } from '../metadata/persons.ts'
import { alternatives } from '../vocabulary/load.ts'
import { REACHED_BY, SALUTATIONS } from '../vocabulary/senders.ts'
import type { ClassifiedBlocks } from './classification.ts'
import { isContact } from './contactLines.ts'

/** Lines of a signature: who wrote the text, what that person is, and how to reach them. */
const LONGEST_SIGNATURE = 6
const WIDEST_LINE = 80
const WIDEST_IN_LINE = 160

/** The line that parts a signature from a text (RFC 3676), and what a mail says above a name. */
const PARTING = new RegExp(`^(?:--|(?:${alternatives(SALUTATIONS)})[ \\u00a0]?[,.!]?)$`, 'iu')

const REACHED = new RegExp(
  `^(?:${alternatives(REACHED_BY)}|[TMPFE])[ \\u00a0]?[.:]{1,2}[ \\u00a0]?(?=[^ ])`,
  'iu',
)

/** A telephone number, an e-mail or web address, with what it is before it or not: `M: 07700 900123`. */
const isReached = (text: string) => isContact(text.replace(REACHED, ''))

/**
 * Classifies the lines at the end of a text in which somebody signs and says how to be reached: the name and what that person
 * is sign, an e-mail address goes with the name, the rest is for the desk. Below `--` or a salutation the name is that of who
 * sent the text, and without a trade it may be that of somebody whom readers are to call, so it is asked about.
 * `length` is the number of blocks up to the end.
 */
export function classifySignature(classified: ClassifiedBlocks, length: number): void {
  const from = signatureFrom(classified, length)
  if (from === -1) return
  const textAt = (index: number) => classified.features(index)?.text ?? ''
  const isParted = parts(classified, from - 1)
  const hasTrade = isTrade(textAt(from + 1))
  const signs = !classified.has('byline')
  const certainty = isParted || hasTrade || !signs ? 'likely' : 'doubtful'
  if (isParted) classified.classify(from - 1, 'aside', 'likely', 'mail-signature')
  let hasMail = false
  for (let i = from; i < length; i++) {
    const isMail = !hasMail && mailAlone(textAt(i)) !== null
    if (isMail) hasMail = true
    if (!signs) classified.classify(i, 'note', certainty, 'contact-of-author')
    else if (i === from && !isParted && certainty === 'likely')
      classified.classify(i, 'byline', 'likely', 'byline-at-end')
    else if (i === from) classified.classify(i, 'byline', 'doubtful', 'byline-name-uncertain')
    else if (i === from + 1 && (hasTrade || isDatelinePlace(textAt(i))))
      classified.classify(i, 'byline', 'likely', 'byline-role')
    else if (isMail) classified.classify(i, 'byline', 'likely', 'byline-mail')
    else classified.classify(i, 'note', certainty, 'contact-of-author')
  }
}

/** True for a line in which somebody is named first and then how to be reached: `Jo Larkin, freelance, 07700 900123`. */
export function isSignatureInLine(text: string): boolean {
  if (text.length > WIDEST_IN_LINE) return false
  const [name = '', ...others] = text.split(/[ \u00a0]*[,;|•·–—][ \u00a0]*|[ \u00a0][-/][ \u00a0]/u)
  const isReachable = others.some((each) => /\d/.test(each) && isReached(each))
  return isReachable && isName(name, 2) && (personIn(name) === 'sure' || others.some(isTrade))
}

/** True for the lines of a signature in one paragraph: a name first, and in a line below it how to be reached. */
export function isSignature([first = '', ...others]: readonly string[]): boolean {
  return (
    others.length > 0 &&
    others.length < LONGEST_SIGNATURE &&
    others.every(
      (line) => line.length <= WIDEST_LINE && (isReached(line) || isTrade(line) || isDatelinePlace(line)),
    ) &&
    others.some(isReached) &&
    readByline(first)?.byline.length === 1
  )
}

/** The block with the name that opens the signature; −1 where there is none. */
function signatureFrom(classified: ClassifiedBlocks, length: number): number {
  let isReachable = false
  for (let i = length - 1; i >= Math.max(1, length - LONGEST_SIGNATURE); i--) {
    const { text = '', width = 0, prose = true } = classified.features(i) ?? {}
    const isOpen = !classified.classifications[i] && classified.blocks[i]?.shape === 'text'
    if (!isOpen || prose || width > WIDEST_LINE) return -1
    if (isReached(text)) isReachable = true
    else if (signsAlone(classified, i))
      return (isReachable || isDashed(classified, i - 1)) && isUnderText(classified, i) ? i : -1
    else if (classified.blocks[i]?.blankBefore && !isTrade(text)) return -1
  }
  return -1
}

/** True for a line that is the name of one person; a name that could be none, only where the lines around it are of a signature. */
function signsAlone(classified: ClassifiedBlocks, index: number): boolean {
  const { meta = null } = classified.metadata(index) ?? {}
  const [person] = meta?.byline ?? []
  if (!person || meta?.byline.length !== 1 || meta.date !== '') return false
  const isConfirmed = parts(classified, index - 1) || isTrade(classified.features(index + 1)?.text ?? '')
  return !meta.guess || isConfirmed || hasSigned(classified, person.name)
}

function hasSigned(classified: ClassifiedBlocks, name: string): boolean {
  return classified.classifications.some(
    (each, i) =>
      each?.kind === 'byline' && classified.metadata(i)?.meta?.byline.some((person) => person.name === name),
  )
}

function parts(classified: ClassifiedBlocks, index: number): boolean {
  return PARTING.test(classified.blocks[index]?.lines[0]?.text.trim() ?? '')
}

function isDashed(classified: ClassifiedBlocks, index: number): boolean {
  return classified.blocks[index]?.lines[0]?.text.trim() === '--'
}

/** True for what somebody is, in a few words: `Freie Journalistin`. */
function isTrade(text: string): boolean {
  const list = words(text)
  return isRoleLine(text) || (list.length <= 4 && list.some((word) => word.length > 4 && isRoleWord(word)))
}

/** True below the last sentence of the text, or below the dashes that part a signature from it. */
function isUnderText(classified: ClassifiedBlocks, index: number): boolean {
  const above = classified.features(index - 1)
  return above?.prose === true || above?.ending === 'stop' || parts(classified, index - 1)
}
