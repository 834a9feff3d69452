import {
  type ArticleContent,
  type Byline,
  contentOf,
  emptyContent,
  type FieldKind,
  fieldSpec,
  type FieldsWhere,
  fieldsWhere,
} from '../article/index.ts'
import { newNotes, normalise, notesText, safeAddress, toText, writeSections } from '../document/index.ts'
import type * as Document from '../document/types.ts'
import { addToBody, headingOf, linesOf } from './buildBody.ts'
import { type Block, type BlockField, type Draft, type LabelledField, isBodyKind } from './draft.ts'
import { withAgency } from './agency/agencyNames.ts'
import { isDatelinePlace } from './agency/places.ts'
import { agencyBeforeHeadline } from './agency/dateline.ts'
import { withoutGenreSign } from './agency/genreBeforeHeadline.ts'
import { withoutCorrectionMark } from './agency/corrections.ts'
import { agencyOf, datelineDate, embargoOf, lacksYear, withAuthorsApart } from './agency/fieldsOfCopy.ts'
import { sampleOf, withoutEdges } from './lines.ts'
import { isRoleLine, readByline, readNames } from './metadata/bylines.ts'
import { mailAlone, withMail } from './metadata/mailAddresses.ts'
import { dateOrder } from './metadata/dateOrder.ts'
import { findLabel } from './metadata/labels.ts'
import { LineMetadata } from './metadata/metaLine.ts'
import { usesOfBody } from './pictures/index.ts'

/**
 * The draft with its article built anew from its blocks, some of which the user may have reclassified (reason
 * `chosen`). A headline that was chosen makes a paragraph of one that was only guessed, unless the two touch: then
 * they are one title over two lines.
 */
export function buildDraft(draft: Draft): Draft {
  const blocks = yieldToChosen(draft.blocks)
  return { ...draft, content: buildContent(blocks, draft.base), blocks }
}

function yieldToChosen(blocks: readonly Block[]): Block[] {
  const isChosen = (block: Block | undefined) => block?.kind === 'headline' && block.reason === 'chosen'
  if (!blocks.some(isChosen)) return [...blocks]
  return blocks.map((block, i) => {
    if (
      block.kind === 'headline' &&
      !isChosen(block) &&
      !isChosen(blocks[i - 1]) &&
      !isChosen(blocks[i + 1])
    ) {
      return { ...block, kind: 'paragraph', certainty: 'likely', reason: 'paragraph-not-heading' }
    }
    if (block.reason === 'paragraph-no-headline')
      return { ...block, certainty: 'likely', reason: 'paragraph-prose' }
    return block
  })
}

/**
 * The article that blocks make, each taken for what its kind says, over `base`: a field that a block holds is the block's.
 * No word of the blocks is dropped, labels and what is left out (`aside`) apart. `metadata` is what is known already of the
 * text of each block; what is missing is read.
 */
export function buildContent(
  blocks: readonly Block[],
  base: ArticleContent,
  metadata: readonly (LineMetadata | undefined)[] = [],
): ArticleContent {
  const { language } = base
  const content = withoutFieldsOf(base, blocks)
  const body: Document.Block[] = []
  const monthFirst = dateOrder(sampleOf(blocks), language) === 'month-first'
  for (const [index, block] of blocks.entries()) {
    const { kind } = block
    if (kind === 'aside') continue
    if (kind === 'note') content.note = joined(gapAbove(blocks, index), content.note, textOf(block))
    else if (isBodyKind(kind)) addToBody(body, block, blocks[index - 1])
    else if (kind === 'embargo') addEmbargo(content, block, embargoOf(block.text, blocks, base, metadata))
    else if (kind === 'correction') content.correction = joined('\n', content.correction, correctionOf(block))
    else {
      const { shown, notes } = withoutNotes(block)
      if (!addToField(content, kind, { block: shown, monthFirst, known: metadata[index] }))
        addToBody(body, { ...block, kind: 'paragraph' })
      else content.note = joined('\n', content.note, notes)
    }
  }
  content.date = datelineDate(blocks, base, metadata) || content.date
  for (const [index, block] of blocks.entries())
    if (block.kind === 'dateline' && lacksYear(blocks, index, base, metadata))
      content.note = joined('\n\n', content.note, textOf(block))
  content.sections = writeSections(body)
  if (base.pictures.length > 0) content.pictures = usesOfBody(normalise(body), base.pictures)
  const fields: readonly BlockField[] = [...fieldsWhere('labelled', true), 'embargo', 'correction']
  for (const field of fields) restoreEmpty(content, field, base)
  const signed = blocks.filter(({ kind }) => kind === 'byline')
  // What a file says beside its text is taken as it says it, by a reader which knows who wrote the file.
  return signed.length === 0 || signed.some(({ reason }) => reason === 'chosen')
    ? content
    : withAuthorsApart(content)
}

/** What a correction says: where it was found in a text, without the word that opens it. */
function correctionOf(block: Block): string {
  const isFound = block.reason === 'published-correction' || block.reason === 'chosen'
  return isFound ? withoutCorrectionMark(textOf(block)) : textOf(block)
}

/** A block as a field shows it, and the text of its footnotes, which no field can have. */
function withoutNotes(block: Block): { shown: Block; notes: string } {
  if (!block.node) return { shown: block, notes: '' }
  const notes = newNotes()
  const text = toText([block.node], { notes })
  if (notes.contents.length === 0) return { shown: block, notes: '' }
  return { shown: { ...block, text }, notes: notesText(notes) }
}

/** The base without the fields that blocks hold. */
function withoutFieldsOf(base: ArticleContent, blocks: readonly Block[]): ArticleContent {
  const content = contentOf(base)
  const empty = emptyContent(base.language)
  for (const { kind } of blocks) {
    if (isBodyKind(kind) || kind === 'note' || kind === 'aside') continue
    Object.assign(content, { [kind]: empty[kind] })
  }
  return content
}

/** A field for which no block had a value after all is the base's. */
function restoreEmpty(content: ArticleContent, field: BlockField, base: ArticleContent): void {
  if (content[field].length === 0) Object.assign(content, { [field]: base[field] })
}

const textOf = (block: Block) => withoutEdges(linesOf(block).join('\n'))

/** A block whose kind is a field, the order of its dates, and what is known already of its text. */
type FieldBlock = { block: Block; monthFirst: boolean; known: LineMetadata | undefined }

type FieldOfKind<Kind extends FieldKind> = LabelledField & FieldsWhere<'kind', Kind>
const isOfKind = <Kind extends FieldKind>(field: LabelledField, kind: Kind): field is FieldOfKind<Kind> =>
  fieldSpec(field).kind === kind

/**
 * Adds a block to its field, in the way of the field's kind; false where it has nothing for it and stays in the text.
 * A labelled field of a kind that is not read here does not compile.
 */
function addToField(content: ArticleContent, field: LabelledField, block: FieldBlock): boolean {
  if (field === 'dateline' && addDateline(content, block)) return true
  if (field === 'headline' && block.block.reason === 'headline-label') addLabelledHeadline(content, block)
  else if (field === 'kicker' && block.block.reason === 'kicker-before')
    content.kicker = joined(' · ', content.kicker, withoutGenreSign(displayOf(block)))
  else if (field === 'agency') content.agency = withAgency(content.agency, agencyOf(displayOf(block)))
  else if (isOfKind(field, 'line')) content[field] = joined(' ', content[field], displayOf(block))
  else if (isOfKind(field, 'text')) content[field] = joined('\n', content[field], displayOf(block))
  else if (isOfKind(field, 'list')) content[field].push(...keywordsOf(displayOf(block)))
  else return addMeta(content, field, block)
  return true
}

/** A headline behind its label, without the agency that it opens with: `Objet : AFP - Grève …`. */
function addLabelledHeadline(content: ArticleContent, block: FieldBlock): void {
  const line = displayOf(block)
  const length = agencyBeforeHeadline(line)
  if (length > 0) content.agency = withAgency(content.agency, agencyOf(line.slice(0, length)))
  content.headline = joined(' ', content.headline, line.slice(length))
}

/** Place and agency of the line that opens a story; false for a line that is only a place. */
function addDateline(content: ArticleContent, { block, monthFirst, known }: FieldBlock): boolean {
  const text = withoutEdges(linesOf(block).join(' '))
  const isKnown = known?.text === text && known.monthFirst === monthFirst
  const { dateline } = isKnown ? known : new LineMetadata(text, monthFirst)
  if (!dateline) return false
  if (content.dateline === '') content.dateline = dateline.place
  else if (dateline.place !== '') content.note = joined('\n', content.note, text)
  content.agency = withAgency(content.agency, dateline.agency)
  if (dateline.hasTime) content.note = joined('\n', content.note, text)
  return true
}

/** An embargo; one that is not clear goes to the note. */
function addEmbargo(content: ArticleContent, block: Block, instant: string): void {
  if (instant === '' || content.embargo !== '') content.note = joined('\n\n', content.note, textOf(block))
  else content.embargo = instant
}

/** Lines of the source that touch stay together in the note. */
function gapAbove(blocks: readonly Block[], index: number): '\n' | '\n\n' {
  const [above, block] = [blocks[index - 1], blocks[index]]
  if (!above || !block || above.kind !== 'note') return '\n\n'
  const touches = block.node
    ? above.runsOn === 'line'
    : above.line + above.text.split('\n').length === block.line
  return touches ? '\n' : '\n\n'
}

/** A value that grows, with what comes to it. By `+`, which does not copy it each time as `join` does. */
const joined = (gap: string, value: string, more: string) =>
  value === '' ? more : more === '' ? value : value + gap + more

/** Takes date, byline and place from one line; false where it holds none of them, or nothing that is still wanted. */
function addMeta(
  content: ArticleContent,
  field: 'date' | 'byline',
  { block, monthFirst, known }: FieldBlock,
): boolean {
  const text = withoutEdges(linesOf(block).join(' '))
  if (block.reason === 'date-unreadable' || block.reason === 'value-unreadable') {
    content.note = joined('\n', content.note, text)
    return true
  }
  const people = field === 'byline' ? peopleInLines(linesOf(block)) : []
  if (people.length > 0) {
    addPeople(content, linked(people, block))
    return true
  }
  const isKnown = known?.text === text && known.monthFirst === monthFirst
  const { label, meta } = isKnown ? known : new LineMetadata(text, monthFirst)
  if (label?.value === '' && label.kind === field) return true
  const signed = content.byline.at(-1)
  if (field === 'byline' && signed && !signed.role && (block.reason === 'byline-role' || isRoleLine(text))) {
    content.byline[content.byline.length - 1] = { ...signed, role: text }
    return true
  }
  const mail = field === 'byline' && block.reason === 'byline-mail' ? mailAlone(text) : null
  if (signed && mail !== null) {
    content.byline = withMail(content.byline, mail)
    return true
  }
  if (!meta || (field === 'date' && meta.date === '')) {
    if (field === 'date') return false
    addPeople(content, linked(readNames(label?.kind === 'byline' ? label.value : text), block))
    return true
  }
  const second = meta.date !== '' && content.date !== ''
  if (meta.more || second || (meta.dateline !== '' && content.dateline !== ''))
    content.note = joined('\n', content.note, text)
  content.date ||= meta.date
  addPeople(content, linked(meta.byline, block))
  content.dateline ||= meta.dateline
  content.agency = withAgency(content.agency, meta.agency)
  return true
}

/**
 * The people of lines that each say one of them, or of a whole name over what that person is or where: `Ann Lee`, `Tarn`. None
 * where a name goes on in the next line.
 */
function peopleInLines(lines: readonly string[]): Byline[] {
  const [name = '', below = ''] = lines
  if (lines.length < 2) return []
  const read = lines.map((line) => readByline(line)?.byline ?? [])
  const [person, another] = read[0] ?? []
  const isWhole =
    person !== undefined && another === undefined && person.role === undefined && / /.test(person.name)
  const mayTell = isWhole && lines.length === 2 && below.length <= 60 && findLabel(name) === null
  if (mayTell && isRoleLine(below)) return [{ ...person, role: below }]
  if (read.every(({ length }) => length > 0)) return read.flat()
  return mayTell && isDatelinePlace(below) ? [{ ...person, role: below }] : []
}

/** Adds those who sign; a last name that stood alone (`REPORTER: Lee`) becomes the whole name. */
function addPeople(content: ArticleContent, people: readonly Byline[]): void {
  for (const person of people) {
    const at = content.byline.findIndex(({ name }) => !name.includes(' ') && person.name.endsWith(` ${name}`))
    if (at === -1) content.byline.push(person)
    else content.byline[at] = { ...content.byline[at], ...person }
  }
}

/** The people of a block, each with the link that its name has. */
function linked(byline: readonly Byline[], { node }: Block): Byline[] {
  if (node?.type !== 'paragraph') return [...byline]
  const people = byline.map((person) => ({ ...person }))
  for (const inline of node.content) {
    const link = inline.marks.find((mark) => mark.type === 'link')
    const url = link ? safeAddress(link.href) : null
    if (inline.type !== 'text' || url === null) continue
    const [person, other] = people.filter(({ name }) => inline.text.includes(name))
    if (person && !other) person.url ??= url
  }
  return people
}

function keywordsOf(text: string): string[] {
  return text
    .split(/[,;،、，；]|(?<=^|[ ])#/u)
    .map(withoutEdges)
    .filter((keyword) => keyword !== '')
}

/** The text of a block as plain display copy in one line, without its label or the signs that mark a heading. */
function displayOf({ block, known }: FieldBlock): string {
  const label = known?.text === block.text ? known.label : findLabel(block.text)
  return headingOf(label?.kind === block.kind ? { ...block, text: label.value } : block)
}
