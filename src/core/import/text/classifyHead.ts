import type { BlockKind } from '../draft.ts'
import { isPictureCredit, isRoleLine } from '../metadata/bylines.ts'
import { isInitials } from '../metadata/credits.ts'
import { isDayWithoutYear, tellsRecording } from '../metadata/dayLines.ts'
import { isGenre } from '../metadata/desks.ts'
import { areAddresses, isNamedIn, mailAlone } from '../metadata/mailAddresses.ts'
import { isLength, tellsHowToReach } from '../metadata/ofCopy.ts'
import { isRelease } from '../metadata/releases.ts'
import { classifyCaption, classifyCreditOfCaption, classifyPictureOfAgency } from './captionLines.ts'
import { type ClassifiedBlocks, isTouching, textAt, type TextContext } from './classification.ts'
import { classifyBareNames, classifySmallName } from './classifyBareNames.ts'
import { classifyMeta, classifyPlaceAndDay, classifyRole, classifyTime } from './classifyDateAndSignature.ts'
import { classifyHeadline } from './classifyHeadline.ts'
import { classifyLabelled } from './classifyLabelled.ts'
import { classifySubhead } from './classifySubhead.ts'
import { isContact, isReferenceNumber } from './contactLines.ts'
import type { Head } from './head.ts'
import { classifyLetterhead } from './letterheads.ts'
import { classifyOverText } from './linesOverText.ts'
import { classifyMailHeaders } from './mailHeaders.ts'
import { isListOverName, isRightBelowTitle, signsBelow } from './namesBelowTitle.ts'
import { isRating } from './scores.ts'
import { classifyPageNumber, classifySetAside } from './setAside.ts'

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
  for (let i = 1; i < Math.min(end, LONGEST_HEAD); i++) classifySeparator(classified, i)
  doubtPictures(classified)
}

/** Doubts who took a picture where nobody else signs: the line may stand for the picture alone. */
function doubtPictures(classified: ClassifiedBlocks): void {
  const signed = classified.classifications.flatMap((each, at) => (each?.kind === 'byline' ? [at] : []))
  if (!signed.every((at) => isPictureCredit(textAt(classified, at)))) return
  for (const at of signed) classified.classify(at, 'byline', 'doubtful', 'byline-name-uncertain')
}

/** Classifies a line of signs right below who signs or when, which only parts it from the text. */
function classifySeparator(classified: ClassifiedBlocks, index: number): void {
  const above = classified.classifications[index - 1]?.kind ?? 'paragraph'
  const isSigns =
    classified.blocks[index]?.shape === 'separator' &&
    /^[^\p{L}\p{N}\ufffc]+$/u.test(textAt(classified, index))
  if (isSigns && !classified.classifications[index] && ABOVE_SEPARATOR.has(above))
    classified.classify(index, 'aside', 'likely', 'paragraph-separator')
}

const ABOVE_SEPARATOR: ReadonlySet<BlockKind> = new Set(['byline', 'date', 'dateline'])

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
      classifyPictureOfAgency(classified, i) ||
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

/** True where a date or a byline stands in one of the next two lines, with no prose before it. */
function metaFollows(classified: ClassifiedBlocks, index: number): boolean {
  for (const next of [index + 1, index + 2]) {
    if (classified.blocks[next]?.shape !== 'text') return false
    // What closes the text is not of its head.
    if (isPictureCredit(textAt(classified, next)) && !classified.metadata(next + 1)?.isMeta) return false
    if (classified.metadata(next)?.isMeta) return hasTextBelow(classified, next)
    if (classified.features(next)?.prose) return false
  }
  return false
}

/** True where more than other dates and signatures stands below one: those that close a text are not of its head. */
const hasTextBelow = (classified: ClassifiedBlocks, index: number) =>
  classified.blocks.some(
    (_, at) => at > index && !classified.metadata(at)?.isMeta && !isPictureCredit(textAt(classified, at)),
  )

/** True where other days stand further down, as in a diary: then each heads what is on. */
function isDayOfMany(classified: ClassifiedBlocks, index: number): boolean {
  const last = Math.min(classified.blocks.length, index + 200)
  for (let i = index + 1; i < last; i++) if (isDayWithoutYear(classified.features(i)?.text ?? '')) return true
  return false
}
