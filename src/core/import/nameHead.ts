import { isRoleLine } from './bylines.ts'
import { announcesDate, monthNamed } from './calendar.ts'
import type { Certainty } from './draft.ts'
import { fold } from './fold.ts'
import { isGenre, isKicker, isRelease } from './kickers.ts'
import { findLabel, type Labelled, type LabelledKind } from './labels.ts'
import { isAddress, isReference } from './asides.ts'
import { dangles } from './lines.ts'
import { isEmbargo, type Meta, readMeta } from './metaLine.ts'
import type { Naming, Reading } from './naming.ts'
import { isNumbered, partOf } from './numbering.ts'
import type { Reason } from './reason.ts'

/** Stretches that may belong to the head of a text: display copy, date and signature. */
const LONGEST_HEAD = 20
const MOST_UNTYPED = 6
const LONGEST_STANDFIRST = 800

/** The label reasons by kind, for labels at the head and at the end alike. */
const LABEL_REASONS: { readonly [kind in LabelledKind]: Reason } = {
  headline: 'headline-label',
  kicker: 'kicker-label',
  subhead: 'subhead-label',
  standfirst: 'standfirst-label',
  date: 'date-label',
  byline: 'byline-label',
  dateline: 'dateline-label',
  desk: 'desk-label',
  keywords: 'keywords-label',
}

/** What the walk over the head found, in the order of the text. */
type Head = {
  /** Short lines that nothing marks: title, subtitle, first heading, a bare name. */
  untyped: number[]
  /** Where dates and bylines stand. */
  meta: number[]
  dates: number[]
  /** A paragraph that stands above a date or a byline. */
  above: number[]
}

/** Names what stands above the body: labelled lines, headline, kicker, subhead, standfirst, date and byline. */
export function nameHead(naming: Naming, reading: Reading): void {
  const head = walk(naming, reading)
  const headline = nameHeadline(naming, head, reading)
  nameBareNames(naming, head, headline, reading)
  nameUnder(naming, head, headline)
  for (const index of head.above) {
    if (!naming.names[index] && !naming.has('standfirst'))
      naming.name(index, 'standfirst', 'likely', 'standfirst-above-byline')
  }
}

/** Names the labelled lines, dates and bylines that close a text, where its head has none. */
export function nameTail(naming: Naming, reading: Reading): void {
  const { length } = naming.stretches
  for (let i = Math.max(1, length - LONGEST_TAIL); i < length; i++) {
    const profile = naming.profile(i)
    if (naming.names[i] || naming.stretches[i]?.shape !== 'text' || !profile) continue
    const meta = readMeta(profile.text, reading.monthFirst)
    const signed = meta?.mark !== 'none' || /^[–—―-]/.test(profile.text)
    if (meta && meta.byline.length > 0 && signed && !naming.has('byline')) {
      naming.name(i, 'byline', meta.mark === 'label' ? 'sure' : 'likely', 'byline-at-end')
    } else if (meta && meta.date !== '' && meta.byline.length === 0 && !naming.has('date')) {
      naming.name(i, 'date', meta.mark === 'label' ? 'sure' : 'likely', 'date-at-end')
    } else {
      nameTailLabel(naming, i, findLabel(profile.text))
    }
  }
}

const LONGEST_TAIL = 6

function nameTailLabel(naming: Naming, index: number, label: Labelled | null): void {
  if (
    !label ||
    label.value === '' ||
    (label.kind !== 'keywords' && label.kind !== 'desk') ||
    naming.has(label.kind)
  )
    return
  naming.name(index, label.kind, 'sure', LABEL_REASONS[label.kind])
}

function walk(naming: Naming, reading: Reading): Head {
  const head: Head = { untyped: [], meta: [], dates: [], above: [] }
  const last = Math.min(naming.stretches.length, LONGEST_HEAD)
  for (let i = 0; i < last; i++) {
    const stretch = naming.stretches[i]
    const profile = naming.profile(i)
    if (!stretch || !profile || naming.names[i]) continue
    if (stretch.shape === 'separator') continue
    if (stretch.shape === 'hashed' || stretch.shape === 'underlined') {
      if (naming.has('headline') || head.untyped.length > 0) break
      naming.name(i, 'headline', 'sure', 'headline-mark')
      continue
    }
    if (stretch.shape !== 'text') break
    if (
      nameRelease(naming, i, head) ||
      nameLabelled(naming, i, head, reading) ||
      nameMeta(naming, i, head, reading) ||
      nameRole(naming, i, head) ||
      nameAside(naming, i)
    )
      continue
    if (isDayWithoutYear(profile.text) && (head.untyped.length > 0 || naming.has('headline'))) {
      if (isDayOfMany(naming, i)) break
      naming.name(i, 'paragraph', 'likely', 'paragraph-day-without-year')
      continue
    }
    if (profile.titleLike) {
      head.untyped.push(i)
      if (head.untyped.length > MOST_UNTYPED) break
      continue
    }
    if (profile.width > LONGEST_STANDFIRST || !metaFollows(naming, i, reading)) break
    head.above.push(i)
  }
  return head
}

/** Names what opens a text that was sent to newsrooms: that it is a release, and until when it must wait. */
function nameRelease(naming: Naming, index: number, head: Head): boolean {
  const text = naming.profile(index)?.text ?? ''
  if (isEmbargo(text)) naming.name(index, 'paragraph', 'likely', 'paragraph-label')
  else if (isRelease(text) && head.untyped.length === 0 && !naming.has('headline'))
    naming.name(index, 'kicker', 'likely', 'kicker-above')
  return naming.names[index] !== undefined
}

/** Names a line that tells how to reach somebody, or under which number a text is filed. */
function nameAside(naming: Naming, index: number): boolean {
  const text = naming.profile(index)?.text ?? ''
  if (!isAddress(text) && !isReference(text)) return false
  naming.name(index, 'paragraph', 'likely', 'paragraph-label')
  return true
}

/** Names a line with a label, and the next one where the label stands alone above its value. */
function nameLabelled(naming: Naming, index: number, head: Head, reading: Reading): boolean {
  const text = naming.profile(index)?.text ?? ''
  const label = findLabel(text)
  if (!label) return false
  if (label.kind === 'other' || /^[^ ]{1,80}@[^ ]{1,80}$/.test(label.value)) {
    // In the first line a colon may be that of a headline, unless the labels go on.
    const inside = index > 0 || findLabel(naming.profile(index + 1)?.text ?? '') !== null
    if (inside && !naming.profile(index)?.prose) naming.name(index, 'paragraph', 'likely', 'paragraph-label')
    return naming.names[index] !== undefined
  }
  const value = label.value === '' ? valueBelow(naming, index, label.kind) : undefined
  const whole = value === undefined ? text : `${text}\n${value}`
  if (label.value === '' && value === undefined) {
    // Left blank in a form, among other labels; but a title there must be.
    const form = [index - 1, index + 1].some(
      (beside) => findLabel(naming.profile(beside)?.text ?? '') !== null,
    )
    if (!form || label.kind === 'headline') return false
    naming.name(index, label.kind, 'likely', LABEL_REASONS[label.kind])
    return true
  }
  if (label.kind === 'date' || label.kind === 'byline') {
    const meta = readMeta(whole, reading.monthFirst)
    if (meta?.mark !== 'label') return false
    recordMeta(head, index, meta)
  }
  naming.name(index, label.kind, 'sure', LABEL_REASONS[label.kind])
  if (value !== undefined) naming.name(index + 1, label.kind, 'sure', LABEL_REASONS[label.kind])
  return true
}

/** What a label that stands alone announces: the next line, or for a title the next visible one. */
function valueBelow(naming: Naming, index: number, kind: LabelledKind): string | undefined {
  const below = naming.profile(index + 1)
  if (!below || naming.stretches[index + 1]?.shape !== 'text' || findLabel(below.text)) return undefined
  const touches = naming.stretches[index + 1]?.blankBefore === false
  return touches || (kind === 'headline' && below.titleLike) ? below.text : undefined
}

function nameMeta(naming: Naming, index: number, head: Head, reading: Reading): boolean {
  const profile = naming.profile(index)
  const meta = profile && readMeta(profile.text, reading.monthFirst)
  if (!meta || (meta.date === '' && meta.mark === 'none')) return false
  // “By”, “Par” or “Von” may open a headline too: the first line of a text signs only where a title follows.
  if (index === 0 && meta.date === '' && !naming.profile(1)?.titleLike) return false
  if (meta.date === '') naming.name(index, 'byline', 'sure', 'byline-opening')
  else if (meta.byline.length > 0) naming.name(index, 'byline', 'sure', 'byline-opening')
  else naming.name(index, 'date', dateCertainty(meta, reading), dateReason(meta, reading))
  recordMeta(head, index, meta)
  return true
}

function recordMeta(head: Head, index: number, meta: Meta): void {
  head.meta.push(index)
  if (meta.date !== '') head.dates.push(index)
}

function dateCertainty(meta: Meta, reading: Reading): Certainty {
  return meta.eitherWay && reading.orderOpen ? 'doubtful' : 'sure'
}

function dateReason(meta: Meta, reading: Reading): Reason {
  return meta.eitherWay && reading.orderOpen ? 'date-either-way' : 'date-alone'
}

function metaFollows(naming: Naming, index: number, reading: Reading): boolean {
  for (const next of [index + 1, index + 2]) {
    const profile = naming.profile(next)
    if (!profile || naming.stretches[next]?.shape !== 'text') return false
    const meta = readMeta(profile.text, reading.monthFirst)
    if (meta && (meta.date !== '' || meta.mark !== 'none')) return true
    if (profile.prose) return false
  }
  return false
}

/** Right below a byline, what its author is: `Staff Writer`. */
function nameRole(naming: Naming, index: number, head: Head): boolean {
  const above = naming.names[index - 1]
  if (
    above?.kind !== 'byline' ||
    naming.stretches[index]?.blankBefore ||
    naming.names[index - 2]?.kind === 'byline'
  )
    return false
  if (!isRoleLine(naming.profile(index)?.text ?? '')) return false
  naming.name(index, 'byline', 'likely', 'byline-role')
  head.meta.push(index)
  return true
}

/** Finds the headline among the untyped lines; gives its place, or −1 where the text has none. */
function nameHeadline(naming: Naming, head: Head, reading: Reading): number {
  const named = naming.names.findIndex((name) => name?.kind === 'headline')
  if (named !== -1) return named
  const first = head.untyped[0]
  if (first === undefined || head.above.some((index) => index < first)) return nameSentence(naming, head)
  if (isFirstPart(naming, first)) return -1
  let title = first
  while (head.untyped.includes(title + 1) && isKicker(naming, title, reading)) {
    naming.name(title, 'kicker', 'likely', 'kicker-above')
    title += 1
  }
  return nameTitle(naming, head, title)
}

/** True for `I. The beginning` where `II.` follows further down: a text that opens with its first part has no title. */
function isFirstPart(naming: Naming, index: number): boolean {
  const first = partOf(naming.profile(index)?.text ?? '')
  if (first?.number !== 1) return false
  const last = Math.min(naming.stretches.length, index + 400)
  for (let i = index + 1; i < last; i++) {
    const profile = naming.profile(i)
    const part = profile?.titleLike ? partOf(profile.text) : null
    if (part?.family === first.family && part.number === 2) return true
  }
  return false
}

function nameTitle(naming: Naming, head: Head, index: number): number {
  const profile = naming.profile(index)
  const long = (profile?.width ?? 0) > 160
  naming.name(index, 'headline', long ? 'likely' : 'sure', 'headline-first')
  const next = naming.profile(index + 1)
  const follows = head.untyped.includes(index + 1) && naming.stretches[index + 1]?.blankBefore === false
  if (profile && next && follows && (next.lower || endsOpen(profile.text))) {
    naming.name(index + 1, 'headline', 'likely', 'headline-continued')
    return index + 1
  }
  return index
}

/** A first sentence that closes with a full stop is the headline only where the layout says so. */
function nameSentence(naming: Naming, head: Head): number {
  const index = naming.names.findIndex(
    (name, i) => name === undefined && naming.stretches[i]?.shape !== 'separator',
  )
  const profile = naming.profile(index)
  const stretch = naming.stretches[index]
  if (!profile || stretch?.shape !== 'text' || stretch.lines.length > 1) return -1
  if (profile.width > 120 || profile.lower || profile.ending === 'comma') return -1
  const above = head.above.includes(index)
  const next = naming.profile(index + 1)?.width ?? 0
  const setOff = stretch.blankAfter && next > profile.width * 1.5 && profile.width <= 100
  if (!above && !setOff) return -1
  naming.name(index, 'headline', above ? 'likely' : 'doubtful', 'headline-with-stop')
  return index
}

/** True where a line breaks off: after a comma, or after a word that no title ends with. */
export function endsOpen(text: string): boolean {
  return /,$/.test(text) || dangles(text)
}

/** A line that is nothing but a name signs where it touches the date, or who took the photographs. */
function nameBareNames(naming: Naming, head: Head, headline: number, reading: Reading): void {
  for (const index of head.untyped) {
    if (index <= headline || naming.names[index]) continue
    const credited =
      naming.names[index + 1]?.kind === 'byline' && naming.stretches[index + 1]?.blankBefore === false
    if (naming.has('byline') && !credited) continue
    const meta = readMeta(naming.profile(index)?.text ?? '', reading.monthFirst)
    const touches =
      credited ||
      head.dates.includes(index + 1) ||
      (head.dates.includes(index - 1) && naming.profile(index + 1)?.titleLike)
    if (meta && meta.byline.length > 0 && touches) naming.name(index, 'byline', 'likely', 'byline-name')
  }
}

/** Lines between the headline and the body: one above the date is the subhead; one just above prose is a heading. */
function nameUnder(naming: Naming, head: Head, headline: number): void {
  if (headline === -1) return
  const rest = head.untyped.filter((index) => index > headline && !naming.names[index])
  const lastMeta = head.meta.at(-1) ?? -1
  const [first, second, third] = rest
  if (first === undefined || naming.has('subhead') || naming.profile(first)?.ending === 'colon') return
  if (isNumbered(naming.profile(first)?.text ?? '')) return
  if (isGenre(naming.profile(first)?.text ?? '') && !naming.has('kicker')) {
    naming.name(first, 'kicker', 'likely', 'kicker-above')
    return
  }
  const stretch = naming.stretches[first]
  const tied = first === headline + 1 && stretch?.blankBefore === false && stretch.blankAfter
  const above = first < lastMeta || tied
  const two = second !== undefined && third === undefined
  const body = naming.stretches.length > first + 1
  const only = second === undefined && lastMeta < headline && body && !headingsFollow(naming, first)
  if (above || two || only) naming.name(first, 'subhead', 'likely', 'subhead-under')
}

/** True where another short line stands over prose further down: then the first is a heading as well. */
function headingsFollow(naming: Naming, index: number): boolean {
  const last = Math.min(naming.stretches.length - 1, index + 200)
  for (let i = index + 1; i < last; i++) {
    if (naming.stretches[i]?.shape === 'hashed' || naming.stretches[i]?.shape === 'underlined') return true
    if (naming.profile(i)?.titleLike && naming.profile(i + 1)?.prose) return true
  }
  return false
}

/** True where other days stand further down, as in a diary: then each heads what is on. */
function isDayOfMany(naming: Naming, index: number): boolean {
  const last = Math.min(naming.stretches.length, index + 200)
  for (let i = index + 1; i < last; i++) if (isDayWithoutYear(naming.profile(i)?.text ?? '')) return true
  return false
}

/** `mardi 12 mars`: a day that nobody can place without its year. */
function isDayWithoutYear(text: string): boolean {
  if (text.length > 40 || /\p{Nd}{3}/u.test(text)) return false
  const words = fold(text).match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []
  const months = words.filter((word) => monthNamed(word) !== undefined)
  const days = words.filter((word) => /^\d{1,2}$/.test(word))
  const known = words.filter(
    (word) =>
      announcesDate(word) || /^(?:er|st|nd|rd|th|de|of)$/.test(word) || monthNamed(word) !== undefined,
  )
  return months.length === 1 && days.length === 1 && known.length === words.length - 1
}
