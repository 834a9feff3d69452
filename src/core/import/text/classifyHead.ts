import type { LabelledField } from '../draft.ts'
import { isRoleLine } from '../metadata/bylines.ts'
import { isDayWithoutYear } from '../metadata/dates.ts'
import { type Meta, readMeta } from '../metadata/metaLine.ts'
import { isRelease } from '../metadata/releases.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { classifyBareNames, classifyHeadline, classifySubhead, type Head } from './classifyHeadline.ts'
import { isContact, isReferenceNumber } from './contactLines.ts'

/** Blocks that may belong to the head of a text: display copy, date and signature. */
const LONGEST_HEAD = 20
const MOST_UNTYPED = 6
const LONGEST_STANDFIRST = 800

/** Classifies what stands above the body: labelled lines, headline, kicker, subhead, standfirst, date and byline. */
export function classifyHead(classified: ClassifiedBlocks, context: TextContext): void {
  const head = scanHead(classified, context)
  const headline = classifyHeadline(classified, head, context)
  classifyBareNames(classified, head, headline)
  classifySubhead(classified, head, headline)
  for (const index of head.above) {
    if (!classified.classifications[index] && !classified.has('standfirst'))
      classified.classify(index, 'standfirst', 'likely', 'standfirst-above-byline')
  }
}

function scanHead(classified: ClassifiedBlocks, context: TextContext): Head {
  const head: Head = { untyped: [], meta: [], dates: [], above: [] }
  const last = Math.min(classified.blocks.length, LONGEST_HEAD)
  for (let i = 0; i < last; i++) {
    const block = classified.blocks[i]
    const features = classified.features(i)
    if (!block || !features || classified.classifications[i]) continue
    if (block.shape === 'separator') continue
    if (block.shape === 'hashed' || block.shape === 'underlined') {
      if (classified.has('headline') || head.untyped.length > 0) break
      classified.classify(i, 'headline', 'sure', 'headline-mark')
      continue
    }
    if (block.shape !== 'text') break
    if (
      classifyRelease(classified, i, head) ||
      classifyLabelled(classified, i, head, context) ||
      classifyMeta(classified, i, head, context) ||
      classifyRole(classified, i, head) ||
      classifyContact(classified, i)
    )
      continue
    if (isDayWithoutYear(features.text) && (head.untyped.length > 0 || classified.has('headline'))) {
      if (isDayOfMany(classified, i)) break
      classified.classify(i, 'paragraph', 'likely', 'paragraph-day-without-year')
      continue
    }
    if (features.titleLike) {
      head.untyped.push(i)
      if (head.untyped.length > MOST_UNTYPED) break
      continue
    }
    if (features.width > LONGEST_STANDFIRST || !metaFollows(classified, i)) break
    head.above.push(i)
  }
  return head
}

/** Classifies what opens a text that was sent to newsrooms: that it is a release, and until when it must wait. */
function classifyRelease(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const metadata = classified.metadata(index)
  if (!metadata) return false
  if (metadata.isEmbargo) classified.classify(index, 'paragraph', 'likely', 'paragraph-label')
  else if (isRelease(metadata.text) && head.untyped.length === 0 && !classified.has('headline'))
    classified.classify(index, 'kicker', 'likely', 'kicker-above')
  return classified.classifications[index] !== undefined
}

/** Classifies a line that tells how to reach somebody, or under which number a text is filed. */
function classifyContact(classified: ClassifiedBlocks, index: number): boolean {
  const text = classified.features(index)?.text ?? ''
  if (!isContact(text) && !isReferenceNumber(text)) return false
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
  if (!label) return false
  if (label.kind === 'other' || /^[^ ]{1,80}@[^ ]{1,80}$/.test(label.value)) {
    // In the first line a colon may be that of a headline, unless the labels go on.
    const inside = index > 0 || classified.hasLabel(index + 1)
    if (inside && !classified.features(index)?.prose)
      classified.classify(index, 'paragraph', 'likely', 'paragraph-label')
    return classified.classifications[index] !== undefined
  }
  const { kind } = label
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
  }
  classified.classify(index, kind, 'sure', `${kind}-label`)
  if (value !== undefined) classified.classify(index + 1, kind, 'sure', `${kind}-label`)
  return true
}

/** What a label that stands alone announces: the next line, or for a title the next visible one. */
function valueBelow(classified: ClassifiedBlocks, index: number, kind: LabelledField): string | undefined {
  const below = classified.features(index + 1)
  if (!below || classified.blocks[index + 1]?.shape !== 'text' || classified.hasLabel(index + 1))
    return undefined
  const touches = classified.blocks[index + 1]?.blankBefore === false
  return touches || (kind === 'headline' && below.titleLike) ? below.text : undefined
}

/** Classifies a line that is nothing but a date, a byline or both. */
function classifyMeta(
  classified: ClassifiedBlocks,
  index: number,
  head: Head,
  { orderOpen }: TextContext,
): boolean {
  const { meta, isMeta } = classified.metadata(index) ?? {}
  if (!meta || !isMeta) return false
  // “By”, “Par” or “Von” may open a headline too: the first line of a text signs only where a title follows.
  if (index === 0 && meta.date === '' && !classified.features(1)?.titleLike) return false
  if (meta.date === '' || meta.byline.length > 0)
    classified.classify(index, 'byline', 'sure', 'byline-opening')
  else if (meta.eitherWay && orderOpen) classified.classify(index, 'date', 'doubtful', 'date-either-way')
  else classified.classify(index, 'date', 'sure', 'date-alone')
  recordMeta(head, index, meta)
  return true
}

function recordMeta(head: Head, index: number, meta: Meta): void {
  head.meta.push(index)
  if (meta.date !== '') head.dates.push(index)
}

/** True where a date or a byline stands in one of the next two lines, with no prose before it. */
function metaFollows(classified: ClassifiedBlocks, index: number): boolean {
  for (const next of [index + 1, index + 2]) {
    if (classified.blocks[next]?.shape !== 'text') return false
    if (classified.metadata(next)?.isMeta) return true
    if (classified.features(next)?.prose) return false
  }
  return false
}

/** Right below a byline, what its author is: `Staff Writer`. */
function classifyRole(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const above = classified.classifications[index - 1]
  if (
    above?.kind !== 'byline' ||
    classified.blocks[index]?.blankBefore ||
    classified.classifications[index - 2]?.kind === 'byline'
  )
    return false
  if (!isRoleLine(classified.features(index)?.text ?? '')) return false
  classified.classify(index, 'byline', 'likely', 'byline-role')
  head.meta.push(index)
  return true
}

/** True where other days stand further down, as in a diary: then each heads what is on. */
function isDayOfMany(classified: ClassifiedBlocks, index: number): boolean {
  const last = Math.min(classified.blocks.length, index + 200)
  for (let i = index + 1; i < last; i++) if (isDayWithoutYear(classified.features(i)?.text ?? '')) return true
  return false
}
