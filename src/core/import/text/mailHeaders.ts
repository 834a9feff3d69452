import { accompaniesText, announcesMail, headerOf, isGreeting } from '../mail/partLines.ts'
import type { ClassifiedBlocks } from './classification.ts'

/**
 * Classifies the headers of a mail that were pasted above its text, who sent it and its subject among them, and the
 * greeting below them, with what says that a text comes along; gives the block below, or 0 where a text has none. What a
 * field holds is left to it.
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
  if (!found.has('sender') || !found.has('subject')) return 0
  for (let index = 0; index < end; index += 1) {
    const { label = null } = classified.metadata(index) ?? {}
    const isHeld = label !== null && label.kind !== 'other' && !/^<?[^ ]{1,80}@[^ ]{1,80}$/.test(label.value)
    if (!isHeld) classified.classify(index, 'note', 'likely', 'label-of-form')
  }
  if (!isGreeting(text(end))) return end
  classified.classify(end, 'paragraph', 'likely', 'paragraph-not-heading')
  if (!accompaniesText(text(end + 1))) return end + 1
  classified.classify(end + 1, 'aside', 'doubtful', 'mail-cover')
  return end + 2
}
