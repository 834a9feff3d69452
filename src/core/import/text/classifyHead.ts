import type { LabelledField } from '../draft.ts'
import { isDatelinePlace } from '../agency/places.ts'
import {
  areAddresses,
  isCredit,
  isNamedIn,
  isOursUnnamed,
  isPictureCredit,
  isRoleLine,
  mailAlone,
} from '../metadata/bylines.ts'
import {
  findDate,
  isDayWithoutYear,
  isTimeAlone,
  isTimeOfUpdate,
  isUnreadableDate,
  isUpdate,
  isWeekday,
  tellsRecording,
} from '../metadata/dates.ts'
import { isInitials } from '../metadata/credits.ts'
import { isGenre } from '../metadata/desks.ts'
import { opensWithEmbargo } from '../metadata/embargo.ts'
import { doubtOfDate, type Meta, readMeta } from '../metadata/metaLine.ts'
import { isLength, tellsHowToReach } from '../metadata/ofCopy.ts'
import { isAddress, isStreetOver, isTitledName, officeLine } from '../metadata/offices.ts'
import { announcesBody } from '../metadata/labels.ts'
import { isRelease } from '../metadata/releases.ts'
import { classifyCaption, classifyCreditOfCaption } from './captionLines.ts'
import { type ClassifiedBlocks, isTouching, type TextContext, textAt } from './classification.ts'
import { classifyBareNames, classifySmallName } from './classifyBareNames.ts'
import { classifyHeadline } from './classifyHeadline.ts'
import { classifySubhead } from './classifySubhead.ts'
import type { Head } from './head.ts'
import { isCapitals } from './features.ts'
import { goesOnWithForm, isInForm, labelRun, opensWithLabel } from './labelRuns.ts'
import { classifyOverText } from './linesOverText.ts'
import { classifyMailHeaders } from './mailHeaders.ts'
import { isListOverName, isRightBelowTitle, signsBelow } from './namesBelowTitle.ts'
import { isRoleOfName, roleBelowName } from './rolesBelowNames.ts'
import { isRating } from './scores.ts'
import { classifyPageNumber, classifySetAside } from './setAside.ts'
import { isUnreadable } from './unreadable.ts'
import { isContact, isReferenceNumber } from './contactLines.ts'

/** Blocks that may belong to the head of a text: display copy, date and signature. */
const LONGEST_HEAD = 20
const MOST_UNTYPED = 6
const LONGEST_STANDFIRST = 800

/**
 * Classifies what stands above the body, which begins at the block `end` at the latest: labelled lines, headline, kicker,
 * subhead, standfirst, date and byline. With `metadata` alone no line is taken for display copy by its place.
 */
export function classifyHead(
  classified: ClassifiedBlocks,
  context: TextContext,
  end = classified.blocks.length,
  wanted: 'all' | 'metadata' = 'all',
): void {
  const head = scanHead(classified, context, Math.min(end, LONGEST_HEAD), wanted === 'all')
  if (wanted === 'metadata') return
  const headline = classifyHeadline(classified, head, context)
  classifyBareNames(classified, head, headline)
  classifySubhead(classified, head, headline, context)
  for (const index of head.above) {
    if (!classified.classifications[index] && !classified.has('standfirst'))
      classified.classify(index, 'standfirst', 'likely', 'standfirst-above-byline')
  }
}

function scanHead(classified: ClassifiedBlocks, context: TextContext, last: number, byPlace: boolean): Head {
  const head: Head = { untyped: [], meta: [], dates: [], above: [], letterheads: [], genres: [], body: 0 }
  if (byPlace) head.body = classifyMailHeaders(classified)
  for (let i = 0; i < last; i++) {
    const block = classified.blocks[i]
    const features = classified.features(i)
    if (!block || !features || classified.classifications[i]) continue
    if (block.shape === 'separator' || isRating(features.text)) continue
    if (block.shape === 'hashed' || block.shape === 'underlined') {
      if (classified.has('headline') || head.untyped.length > 0) break
      classified.classify(i, 'headline', 'sure', 'headline-mark')
      continue
    }
    if (isListOverName(classified, i, head)) continue
    if (block.shape !== 'text') break
    if (
      (byPlace && classifySetAside(classified, i, head)) ||
      classifyOverText(classified, i, head) ||
      classifyRelease(classified, i, head) ||
      classifyLabelled(classified, i, head, context) ||
      classifyMeta(classified, i, head, context, byPlace) ||
      (byPlace &&
        (classifyTime(classified, i, head) ||
          classifyPlaceAndDay(classified, i, head) ||
          classifySmallName(classified, i, head))) ||
      classifyOfCopy(classified, i) ||
      classifyRole(classified, i, head) ||
      (byPlace && (classifyPageNumber(classified, i, head) || classifyCaption(classified, i))) ||
      classifyMail(classified, i, head) ||
      classifyContact(classified, i) ||
      (byPlace && classifyLetterhead(classified, i, head, context))
    )
      continue
    if (isDayWithoutYear(features.text) && (head.untyped.length > 0 || classified.has('headline'))) {
      if (isDayOfMany(classified, i)) break
      classified.classify(i, 'paragraph', 'likely', 'paragraph-day-without-year')
      continue
    }
    if (features.titleLike || isInitials(features.text)) {
      head.untyped.push(i)
      if (head.untyped.length > MOST_UNTYPED) break
      continue
    }
    if (classifyCreditOfCaption(classified, i + 2)) break
    const isAbove =
      metaFollows(classified, i) ||
      (byPlace && isRightBelowTitle(classified, head) && signsBelow(classified, i + 1))
    if (features.width > LONGEST_STANDFIRST || !isAbove) break
    head.above.push(i)
  }
  return head
}

/** Classifies the line that opens a text that was sent to newsrooms: that it is a release. */
function classifyRelease(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const metadata = classified.metadata(index)
  if (!metadata) return false
  if (isGenre(metadata.text)) {
    head.genres.push(index)
    const alone = classified.features(index + 1)?.prose === true && head.meta.length === 0
    const isAbove = !classified.classifications.slice(0, index).some((each) => each?.kind === 'headline')
    if (head.untyped.length === 0 && isAbove && (!alone || isRelease(metadata.text)))
      classified.classify(index, 'kicker', 'likely', 'kicker-above')
    else if (!isAbove && isRelease(metadata.text))
      classified.classify(index, 'aside', 'likely', 'release-mark')
  }
  return classified.classifications[index] !== undefined
}

/** Languages in which each word of a headline may have a capital. */
const TITLE_CASE = /^(?:en|de)(?:-|$)/i

/** Classifies a line that says who sent the text: an office, somebody with a title, an address. */
function classifyLetterhead(
  classified: ClassifiedBlocks,
  index: number,
  head: Head,
  { language }: TextContext,
): boolean {
  const text = classified.features(index)?.text ?? ''
  const office = officeLine(text)
  const titled = office === null && isTitledName(text)
  const isStreet = isStreetOver(text, textAt(classified, index + 1))
  if (office === null && !titled && !isAddress(text) && !isStreet) return false
  // `Monsieur le Préfet,` opens a letter.
  if (titled && classified.features(index)?.ending === 'comma') return false
  if (overProse(classified, index) || isRoleOfName(classified, index)) return false
  if (office === null && !titled && isPlaceOfText(classified, index, head)) {
    // With the lines of its box: when it is open, what it costs.
    for (let at = index; at === index || isLineOfBox(classified, at); at += 1)
      classified.classify(at, 'paragraph', 'likely', 'paragraph-short-lines')
    return true
  }
  classified.classify(index, 'note', 'likely', 'letterhead')
  // Where headlines have no capitals but the first, a line of words with capitals is no headline.
  const titleCase = isCapitals(text) || TITLE_CASE.test(language)
  const open = titled ? !classified.words.returns(text) : office === 'named' && titleCase
  head.letterheads.push({ index, open })
  return true
}

/** True for an address apart below the one title, where nothing else says who sent the text: it tells readers where a place is. */
function isPlaceOfText(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const isAlone = head.letterheads.length === 0 && head.genres.length === 0 && !classified.has('note')
  const titles = head.untyped.length + (classified.has('headline') ? 1 : 0)
  let below = index + 1
  while (isLineOfBox(classified, below)) below += 1
  return (
    isAlone &&
    titles === 1 &&
    head.meta.length === 0 &&
    !isTouching(classified, index) &&
    isSentence(classified, below)
  )
}

const isLineOfBox = (classified: ClassifiedBlocks, index: number) =>
  isTouching(classified, index) &&
  classified.features(index)?.titleLike === true &&
  !classified.metadata(index)?.isMeta

/** True for a line that touches the sentences below it and not those above, as a heading does. */
function overProse(classified: ClassifiedBlocks, index: number): boolean {
  const block = classified.blocks[index]
  return (
    index > 0 &&
    block?.blankBefore === true &&
    !block.blankAfter &&
    classified.features(index + 1)?.prose === true
  )
}

/** True for an address that touches the line above, or has a name of the two lines above in it. */
function isMailOf(classified: ClassifiedBlocks, index: number, mail: string): boolean {
  const above = [index - 1, index - 2].flatMap((at) => classified.metadata(at)?.meta?.byline ?? [])
  return isTouching(classified, index) || above.some((person) => isNamedIn(person, mail))
}

/** Classifies an e-mail address right below who signs; a line that is nothing but a name signs by it. */
function classifyMail(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const mail = mailAlone(textAt(classified, index))
  if (mail === null || !isMailOf(classified, index, mail)) return false
  const open = head.untyped.filter((at) => at >= index - 2)
  if (open.at(-1) === index - 1 && !classified.has('byline')) {
    // What somebody is may stand between the two.
    const isRole = open.length > 1 && isRoleLine(textAt(classified, index - 1))
    const name = isRole ? index - 2 : index - 1
    const { byline = [], guess = false } = classified.metadata(name)?.meta ?? {}
    if (byline.length === 0 || guess) return false
    for (let at = name; at < index; at += 1) {
      head.untyped.pop()
      classified.classify(at, 'byline', 'likely', at === name ? 'byline-name' : 'byline-role')
      head.meta.push(at)
    }
  }
  if (classified.classifications[index - 1]?.kind !== 'byline') return false
  classified.classify(index, 'byline', 'likely', 'byline-mail')
  head.meta.push(index)
  return true
}

/** Classifies a line that says how long the text is, or how to reach who has signed right above. */
function classifyOfCopy(classified: ClassifiedBlocks, index: number): boolean {
  const text = textAt(classified, index)
  const isBelowName =
    classified.classifications[index - 1]?.kind === 'byline' && isTouching(classified, index)
  if (isLength(text)) classified.classify(index, 'note', 'likely', 'length-of-copy')
  else if (
    isBelowName &&
    mailAlone(text) === null &&
    (isContact(text) || tellsHowToReach(text) || areAddresses(text))
  )
    classified.classify(index, 'note', 'likely', 'contact-of-author')
  return classified.classifications[index] !== undefined
}

/** Classifies a line that tells how to reach somebody, under which number a text is filed, or when it was recorded. */
function classifyContact(classified: ClassifiedBlocks, index: number): boolean {
  const text = classified.features(index)?.text ?? ''
  if (!isContact(text) && !isReferenceNumber(text) && !(index > 0 && tellsRecording(text))) return false
  classified.classify(index, 'paragraph', 'likely', 'paragraph-label')
  return true
}

/** Classifies a line with a label, and the next one where the label stands alone above its value. */
function classifyLabelled(
  classified: ClassifiedBlocks,
  index: number,
  head: Head,
  context: TextContext,
): boolean {
  const { text = '', label = null } = classified.metadata(index) ?? {}
  if (index > 0 && announcesBody(text) && isSentence(classified, index + 1)) {
    classified.classify(index, 'aside', 'likely', 'label-of-form')
    return true
  }
  if (!label) return classifyUnknown(classified, index, head)
  if (label.kind === 'other' && isCreditBelow(classified, index, text)) {
    classified.classify(index, 'byline', 'likely', 'byline-opening')
    head.meta.push(index)
    return true
  }
  if (label.kind === 'other' || /^[^ ]{1,80}@[^ ]{1,80}$/.test(label.value)) {
    // In the first line a colon may be that of a headline, unless the labels go on.
    const isDated = opensWithEmbargo(text) && findDate(text, false) !== null
    const inside = index > 0 || classified.hasLabel(index + 1) || isDated
    if (inside && opensWithEmbargo(text)) classified.classify(index, 'note', 'doubtful', 'embargo-unclear')
    else if ((inside && label.of === 'copy') || isInForm(classified, index))
      classified.classify(index, 'note', 'likely', 'label-of-form')
    else if (inside && !classified.features(index)?.prose)
      classified.classify(index, 'paragraph', 'likely', 'paragraph-label')
    return classified.classifications[index] !== undefined
  }
  const { kind } = label
  const box = boxAt(classified, index, head)
  if (box === 'box') {
    classified.classify(index, 'paragraph', 'doubtful', 'label-in-box')
    return true
  }
  if (isUnreadable(classified, index)) {
    classified.classify(index, kind, 'doubtful', kind === 'date' ? 'date-unreadable' : 'value-unreadable')
    head.meta.push(index)
    if (kind === 'date') head.dates.push(index)
    return true
  }
  const value = label.value === '' ? valueBelow(classified, index, kind) : undefined
  if (label.value === '' && value === undefined) {
    // Left blank in a form, among other labels; but a title there must be.
    const form = classified.hasLabel(index - 1) || classified.hasLabel(index + 1)
    if (!form || kind === 'headline') return false
    classified.classify(index, kind, 'likely', `${kind}-label`)
    return true
  }
  if (kind === 'date' || kind === 'byline') {
    const meta =
      value === undefined
        ? classified.metadata(index)?.meta
        : readMeta(`${text}\n${value}`, context.monthFirst)
    if (meta?.mark !== 'label') return false
    recordMeta(head, index, meta)
    const doubt = doubtOfDate(meta, context.orderOpen)
    if (doubt !== null) {
      classified.classify(index, kind, 'doubtful', doubt)
      if (value !== undefined) classified.classify(index + 1, kind, 'doubtful', doubt)
      return true
    }
  }
  const certainty = box === 'open' ? 'doubtful' : 'sure'
  classified.classify(index, kind, certainty, `${kind}-label`)
  if (value !== undefined) classified.classify(index + 1, kind, 'sure', `${kind}-label`)
  return true
}

function isSentence(classified: ClassifiedBlocks, index: number): boolean {
  const { prose = false, ending } = classified.features(index) ?? {}
  return prose || ending === 'stop'
}

/** True for who took the photographs, right below who wrote: `Photos : Tom Weiss`. */
function isCreditBelow(classified: ClassifiedBlocks, index: number, text: string): boolean {
  const isBelow = classified.classifications[index - 1]?.kind === 'byline'
  return isBelow && isTouching(classified, index) && isCredit(text)
}

/** Classifies a line whose label no field holds: in a box, below one that a field would; in a form above the text. */
function classifyUnknown(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  if (classifyInBox(classified, index)) return true
  if (index === 0 || !opensWithLabel(classified, index)) return false
  if (!isInForm(classified, index) && !goesOnWithForm(classified, index)) return false
  if (boxAt(classified, index, head) === 'box') return false
  classified.classify(index, 'note', 'doubtful', 'label-of-form')
  return true
}

function classifyInBox(classified: ClassifiedBlocks, index: number): boolean {
  const isBelow = classified.classifications[index - 1]?.reason === 'label-in-box'
  if (!isBelow || classified.blocks[index]?.blankBefore || !opensWithLabel(classified, index)) return false
  classified.classify(index, 'paragraph', 'likely', 'label-in-box')
  return true
}

/**
 * Whether labels tell of the text, or of a book, a film or a concert in it: below a headline that stands already they are
 * open where they name a title again or what no article has, and a box where somebody has signed above them too.
 */
function boxAt(classified: ClassifiedBlocks, index: number, head: Head): 'none' | 'open' | 'box' {
  const { from, isForeign, hasHeadline, hasByline } = labelRun(classified, index)
  if (!(isForeign || hasHeadline || hasByline) || !classified.blocks[from]?.blankBefore) return 'none'
  const above = classified.classifications.slice(0, from)
  const isTitled =
    head.untyped.some((at) => at < from) ||
    above.some((each) => each?.kind === 'headline' && each.reason !== 'headline-label')
  if (!isTitled) return 'none'
  if (above.some((each) => each?.kind === 'byline')) return 'box'
  return isForeign || hasHeadline ? 'open' : 'none'
}

/** The line that a label alone announces: the next one, or for a title the next visible one. */
function valueBelow(classified: ClassifiedBlocks, index: number, kind: LabelledField): string | undefined {
  const below = classified.features(index + 1)
  if (!below || classified.blocks[index + 1]?.shape !== 'text' || classified.hasLabel(index + 1))
    return undefined
  const touches = isTouching(classified, index + 1)
  return touches || (kind === 'headline' && below.titleLike) ? below.text : undefined
}

/** Classifies a line that is nothing but a date, a byline or both. */
function classifyMeta(
  classified: ClassifiedBlocks,
  index: number,
  head: Head,
  { orderOpen }: TextContext,
  byPlace: boolean,
): boolean {
  const { text = '', meta = null, isMeta } = classified.metadata(index) ?? {}
  if (index > 0 && isUnreadableDate(text)) {
    classified.classify(index, 'date', 'doubtful', 'date-unreadable')
    head.meta.push(index)
    head.dates.push(index)
    return true
  }
  if (head.dates.length > 0 && isTimeOfUpdate(text)) {
    classified.classify(index, 'note', 'likely', 'time-of-update')
    return true
  }
  if (!meta || !isMeta) return false
  if (isOursUnnamed(text) && isNameBelow(classified, index)) {
    // In paragraphs of their own.
    for (const at of [index, index + 1])
      classified.classify(at, 'byline', 'doubtful', at === index ? 'byline-role' : 'byline-name-uncertain')
    recordMeta(head, index, meta)
    return true
  }
  // “By”, “Par” or “Von” may open a headline too: the first line of a text signs only where a title follows, or is known.
  if (byPlace && index === 0 && meta.date === '' && !classified.features(1)?.titleLike) return false
  const signed = meta.date === '' || meta.byline.length > 0
  const doubt = doubtOfDate(meta, orderOpen)
  if (doubt !== null) classified.classify(index, signed ? 'byline' : 'date', 'doubtful', doubt)
  else if (meta.guess) classified.classify(index, 'byline', 'doubtful', 'byline-name-uncertain')
  else if (signed) classified.classify(index, 'byline', 'sure', 'byline-opening')
  else if (isSecondDate(classified, head, meta.date) && !isUpdate(text))
    classified.classify(index, 'date', 'doubtful', 'date-second')
  else classified.classify(index, 'date', 'sure', 'date-alone')
  recordMeta(head, index, meta)
  return true
}

const isNameBelow = (classified: ClassifiedBlocks, index: number) => {
  const { byline = [], mark, date } = classified.metadata(index + 1)?.meta ?? {}
  return byline.length === 1 && mark === 'none' && date === ''
}

/** Classifies a time alone below the title: the hour of the copy where a date or who signs is beside it, else open. */
function classifyTime(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const isBelow = head.untyped.length > 0 || classified.has('headline')
  const text = textAt(classified, index)
  if (!isBelow || !(isTimeAlone(text) || isTimeOfUpdate(text))) return false
  const isBeside = [index - 1, index + 1].some((at) => classified.metadata(at)?.isMeta)
  const reason = isTimeOfUpdate(text) ? 'time-of-update' : 'time-alone'
  classified.classify(index, 'note', isBeside ? 'likely' : 'doubtful', reason)
  return true
}

/** Classifies a place, or a court, and a day without its year between the title and the text: `Tarn Crown Court, Tuesday`. */
function classifyPlaceAndDay(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const text = textAt(classified, index).replace(/^\(([^()]{8,100})\)$/u, '$1')
  const [, place = '', day = ''] = /^([^,]{2,60}),[ \u00a0](.{4,40})$/u.exec(text) ?? []
  if (!(isWeekday(day) || isDayWithoutYear(day)) || isWeekday(place) || !isDatelinePlace(place)) return false
  const above = classified.classifications[index - 1]?.kind
  const isBelow = head.untyped.at(-1) === index - 1 || above === 'headline' || above === 'byline'
  if (!isBelow || classified.features(index + 1)?.titleLike !== false) return false
  classified.classify(index, 'dateline', 'doubtful', 'dateline-or-scene')
  head.meta.push(index)
  return true
}

/** True where another day stands further up. */
function isSecondDate(classified: ClassifiedBlocks, { dates }: Head, date: string): boolean {
  const [first] = dates
  const above = first === undefined ? '' : (classified.metadata(first)?.meta?.date ?? '')
  return above !== '' && above.slice(0, 10) !== date.slice(0, 10)
}

function recordMeta(head: Head, index: number, meta: Meta): void {
  head.meta.push(index)
  if (meta.date !== '') head.dates.push(index)
}

/** True where a date or a byline stands in one of the next two lines, with no prose before it. */
function metaFollows(classified: ClassifiedBlocks, index: number): boolean {
  for (const next of [index + 1, index + 2]) {
    if (classified.blocks[next]?.shape !== 'text') return false
    // What closes the text is not of its head.
    if (isPictureCredit(textAt(classified, next)) && !classified.metadata(next + 1)?.isMeta) return false
    if (classified.metadata(next)?.isMeta) return next < classified.blocks.length - 1
    if (classified.features(next)?.prose) return false
  }
  return false
}

/** Right below a byline, what its author is: `Staff Writer`. */
function classifyRole(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const above = classified.classifications[index - 1]
  const text = textAt(classified, index)
  // Set apart, it may be a heading in capitals.
  if (above?.kind === 'byline' && isCapitals(text) && isRoleLine(text) && !isTouching(classified, index)) {
    classified.classify(index, 'note', 'doubtful', 'byline-role')
    head.meta.push(index)
    return true
  }
  if (above?.kind !== 'byline' || classified.classifications[index - 2]?.kind === 'byline') return false
  const certainty = roleBelowName(classified, index)
  if (certainty === null) return false
  classified.classify(index, 'byline', certainty, 'byline-role')
  head.meta.push(index)
  return true
}

/** True where other days stand further down, as in a diary: then each heads what is on. */
function isDayOfMany(classified: ClassifiedBlocks, index: number): boolean {
  const last = Math.min(classified.blocks.length, index + 200)
  for (let i = index + 1; i < last; i++) if (isDayWithoutYear(classified.features(i)?.text ?? '')) return true
  return false
}
