import { findHeading, WIDEST_HEADING } from './headings.ts'
import type { Name, Naming, Reading } from './naming.ts'
import type { Profile } from './profile.ts'
import { shortLines } from './shortLines.ts'
import type { Shape } from './stretches.ts'
import { findTalk, type Talk } from './talk.ts'

/** Names what the head and the tail left: headings, paragraphs, lists, quotations, dialogue, tables. */
export function nameBody(naming: Naming, reading: Reading): void {
  const talk = findTalk(naming)
  for (let i = 0; i < naming.stretches.length; i++) {
    if (naming.names[i]) continue
    const run = shortLines(naming, i)
    if (run > 0) {
      for (let j = i; j < i + run; j++) naming.name(j, 'paragraph', 'likely', 'paragraph-short-lines')
      i += run - 1
    } else {
      nameOne(naming, i, reading, talk)
    }
  }
  if (!naming.has('headline')) doubtHeadline(naming)
}

/** What a shape alone says. */
const SHAPED: { readonly [shape in Exclude<Shape, 'text'>]: Name } = {
  separator: { kind: 'paragraph', certainty: 'likely', reason: 'paragraph-separator' },
  hashed: { kind: 'heading', certainty: 'sure', reason: 'heading-mark' },
  underlined: { kind: 'heading', certainty: 'sure', reason: 'heading-underlined' },
  bullets: { kind: 'list', certainty: 'sure', reason: 'list-bullets' },
  numbers: { kind: 'list', certainty: 'sure', reason: 'list-numbers' },
  letters: { kind: 'list', certainty: 'likely', reason: 'list-letters' },
  quote: { kind: 'quote', certainty: 'sure', reason: 'quote-mark' },
  speech: { kind: 'dialogue', certainty: 'likely', reason: 'dialogue-dash' },
  columns: { kind: 'verbatim', certainty: 'likely', reason: 'verbatim-columns' },
}

function nameOne(naming: Naming, index: number, reading: Reading, talk: Talk): void {
  const stretch = naming.stretches[index]
  const profile = naming.profile(index)
  if (!stretch || !profile) return
  if (stretch.shape === 'bullets' && isHeadingWithBullet(naming, index)) {
    naming.name(index, 'heading', 'likely', 'heading-short')
  } else if (stretch.shape === 'text') {
    nameText(naming, index, profile, reading, talk)
  } else {
    const { kind, certainty, reason } = SHAPED[stretch.shape]
    naming.name(index, kind, certainty, reason)
  }
}

/** A single item with no stop that prose touches: no list, where the text has more of them. */
function isHeadingWithBullet(naming: Naming, index: number): boolean {
  if (!isItemOverProse(naming, index)) return false
  const last = Math.min(naming.stretches.length, index + 50)
  for (let i = Math.max(0, index - 50); i < last; i++)
    if (i !== index && isItemOverProse(naming, i)) return true
  return false
}

function isItemOverProse(naming: Naming, index: number): boolean {
  const [item, below] = [naming.stretches[index], naming.stretches[index + 1]]
  if (item?.shape !== 'bullets' || item.lines.length > 1 || below?.shape !== 'text' || below.blankBefore)
    return false
  const profile = naming.profile(index)
  const short = profile && profile.width <= WIDEST_HEADING && ['none', 'question'].includes(profile.ending)
  return short === true && naming.profile(index + 1)?.prose === true
}

function nameText(naming: Naming, index: number, profile: Profile, reading: Reading, talk: Talk): void {
  const heading = findHeading(naming, index, reading, talk)
  if (heading) {
    naming.name(index, 'heading', heading.certainty, heading.reason)
  } else if (naming.stretches[index]?.wrapped) {
    naming.name(index, 'paragraph', 'sure', 'paragraph-wrapped')
  } else if (profile.prose || profile.width > WIDEST_HEADING) {
    naming.name(index, 'paragraph', 'sure', 'paragraph-prose')
  } else if (profile.ending === 'stop') {
    naming.name(index, 'paragraph', 'likely', 'paragraph-prose')
  } else {
    const closing = index === naming.stretches.length - 1
    naming.name(index, 'paragraph', 'likely', closing ? 'paragraph-closing' : 'paragraph-not-heading')
  }
}

/** Where nothing can be the headline, the first thing that could have been shows the doubt. */
function doubtHeadline(naming: Naming): void {
  const index = naming.names.findIndex((name) => name?.kind !== 'date' && name?.kind !== 'byline')
  const name = naming.names[index]
  if (name) naming.name(index, name.kind, 'doubtful', 'paragraph-no-headline')
}
