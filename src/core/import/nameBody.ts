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
  if (stretch.shape === 'text') {
    nameText(naming, index, profile, reading, talk)
  } else {
    const { kind, certainty, reason } = SHAPED[stretch.shape]
    naming.name(index, kind, certainty, reason)
  }
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
