import { announcesMail, headerOf } from '../mail/anotherMail.ts'
import { accompaniesText, greetsAndGoesOn, isGreeting } from '../mail/greeting.ts'
import { isSignOff } from '../mail/signature.ts'
import type { ClassifiedBlocks } from './classification.ts'

/** Those whom a newsletter greets, which is the text itself. */
const TO_READERS =
  /(?<!\p{L})(?:lecteurs?|lectrices?|abonnée?s?|readers?|subscribers?|leser(?:innen)?|lectore?s|lettor[ei]|leitore?s|lezers?)(?!\p{L})/iu

/** Blocks at the end among which whoever sent a mail signs it, and characters of a line there. */
const MOST_SIGNED = 5
const LONGEST_SIGNED = 60

/**
 * Classifies the headers of a mail that were pasted above its text, who sent it and its subject among them, and the
 * greeting below them, with what says that a text comes along and with who signs the mail at the end; gives the block below, or
 * 0 where a text has none. A subject alone is a header where somebody is greeted below it; without headers, a greeting is one
 * where it says that a text comes along. What a field holds is left to it.
 */
export function classifyMailHeaders(classified: ClassifiedBlocks): number {
  const text = (index: number) => classified.features(index)?.text ?? ''
  const first = announcesMail(text(0)) ? 1 : 0
  const found = new Set<string>()
  let end = first
  for (; end < classified.blocks.length; end += 1) {
    const header = headerOf(text(end))
    if (header !== null) found.add(header)
    else if (end === first || !classified.hasLabel(end) || classified.blocks[end]?.blankBefore) break
  }
  // Without who sent it, a subject is that of a mail where the greeting goes on in its line, too.
  const isOpen = found.has('subject') && !found.has('sender')
  const greets = isGreeting(text(end)) || (isOpen && greetsAndGoesOn(text(end)))
  const brings = accompaniesText(text(end)) || accompaniesText(text(end + 1))
  const isMail = found.has('subject') && (found.has('sender') || greets)
  const isCopy = greets && brings && found.size === 0 && !TO_READERS.test(text(end))
  if (!isMail && !isCopy) return 0
  for (let index = 0; index < end; index += 1) {
    const { label = null } = classified.metadata(index) ?? {}
    const isHeld = label !== null && label.kind !== 'other' && !/^<?[^ ]{1,80}@[^ ]{1,80}$/.test(label.value)
    if (!isHeld) classified.classify(index, 'note', 'likely', 'label-of-form')
  }
  if (!greets) return end
  classified.classify(end, 'aside', 'doubtful', 'mail-greeting')
  classifySignOff(classified, end + 2)
  if (!accompaniesText(text(end + 1))) return end + 1
  classified.classify(end + 1, 'aside', 'doubtful', 'mail-cover')
  return end + 2
}

/** Classifies the last lines from a sign-off on: `Bonne soirée`, and a name. */
function classifySignOff(classified: ClassifiedBlocks, from: number): void {
  const { length } = classified.blocks
  for (let at = Math.max(from, length - MOST_SIGNED); at < length; at += 1) {
    const isSigned = isSignOff(classified.features(at)?.text ?? '')
    const rest = classified.blocks.slice(at).map((_, i) => classified.features(at + i)?.width ?? 0)
    if (!isSigned || rest.some((width) => width > LONGEST_SIGNED)) continue
    for (let i = at; i < length; i += 1) classified.classify(i, 'aside', 'doubtful', 'mail-signature')
    return
  }
}
