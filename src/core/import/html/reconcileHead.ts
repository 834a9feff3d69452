import type { ArticleContent, Byline } from '../../article/index.ts'
import { type Doubt, doubt } from '../doubts.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { findDate } from '../metadata/dates.ts'
import { paragraphOf } from '../paragraph.ts'
import { readNames } from '../metadata/bylines.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { comparable, type PageData } from './pageData.ts'
import { isReadingTime, partButtons, partReadingTime } from './pageNames.ts'

/** Blocks at the beginning of the text that may say who wrote it and when. */
const LONGEST_HEAD = 14
/** A paragraph of more characters begins the text. */
const PROSE = 90
const DAY_MS = 86_400_000
/** The words beside the date of a later version. */
export const UPDATE =
  /(?:mis à jour|modifica il|actualisé|modifié|updated|modified|last edited|aktualisiert|actualizado|aggiornato|atualizado|bijgewerkt|обновлено)/iu

/** True where the first date of a line is that of a later version, and not one before it: `9 May 2026, updated 10 May 2026`. */
function isOfUpdate(line: string): boolean {
  const said = UPDATE.exec(line)
  if (!said) return false
  const isSaidAfter = (findDate(line, false)?.to ?? line.length) <= said.index
  return !isSaidAfter || findDate(line.slice(said.index + said[0].length), false) === null
}

type Reconciled = { source: SourceBlock[]; base: Partial<ArticleContent>; doubts: Doubt[] }

/**
 * Reconciles what the head of a page says twice: what its data say of date and byline stands, and the lines that say the same
 * are set aside. Where they say something else, that is a doubt; where the data say nothing, the lines stand.
 */
export function reconcileHead(source: readonly SourceBlock[], data: PageData, headline: string): Reconciled {
  const doubts: Doubt[] = []
  const base: Partial<ArticleContent> = {}
  const blocks = source
    .flatMap(withoutReading)
    .flatMap(partedCredits)
    .flatMap((block) => withoutSite(block, data.siteName))
  const start = blocks.findIndex(({ kind }) => kind !== 'aside')
  const others: string[] = []
  let read = 0
  let isOver = false
  const reconciled = blocks.map((block, at): SourceBlock => {
    if (at < start || block.kind === 'aside' || block.kind === 'headline') return block
    const text = textOfNode(block.node)
    if (block.kind === 'byline') return reconcileByline(block, text, data, others, base)
    if (block.kind === 'date') return reconcileDate(block, text, data, doubts, base)
    read += 1
    if (!isOver && block.kind === undefined && isHeadingOf(block, text, headline)) return aside(block)
    isOver ||=
      read > LONGEST_HEAD ||
      (block.kind === undefined && text.length > PROSE && block.node.type === 'paragraph')
    if (isOver || block.kind !== undefined || block.node.type !== 'paragraph') return block
    // A name that the data give, or the site's, with the sign between it and what comes next.
    const said = comparable(text)
    const names = [data.siteName, ...data.byline.map(({ name }) => name)].map(comparable)
    if ((said !== '' && names.includes(said)) || isReadingTime(text)) return aside(block)
    const line = new LineMetadata(partReadingTime(text).credits, false)
    if (line.meta?.date && line.isMeta) return reconcileDate(block, text, data, doubts, base)
    if (line.meta && line.isMeta && data.byline.length > 0)
      return reconcileByline(block, text, data, others, base)
    return block
  })
  setUpdateAside(reconciled, data)
  const names = data.byline.map(({ name }) => name)
  const isRepeated = reconciled.some(
    ({ kind, node }) => kind === 'aside' && namesOne(textOfNode(node), names),
  )
  const [other] = others
  if (other !== undefined && !isRepeated)
    doubts.push(doubt('page-bylines', { byline: names.join(', '), second: other }))
  const described = comparable(data.description)
  const hasStandfirst = reconciled.some(
    ({ kind, node }) =>
      kind === 'standfirst' || (kind === 'subhead' && comparable(textOfNode(node)) === described),
  )
  if (!hasStandfirst && isOwnText(data.description, reconciled, headline)) base.standfirst = data.description
  return { source: reconciled, base, doubts }
}

/** Blocks at the end of a text that may say when it was changed. */
const LONGEST_FOOT = 4

/** Sets a line at the end aside that says when the page was changed, where its data say when it was published. */
function setUpdateAside(blocks: SourceBlock[], { date }: PageData): void {
  const end = blocks.findLastIndex(({ kind }) => kind !== 'aside') + 1
  for (const [at, block] of blocks.entries()) {
    if (date === '' || at < end - LONGEST_FOOT || block.kind !== undefined || block.node.type !== 'paragraph')
      continue
    const text = textOfNode(block.node)
    if (text.length <= PROSE && UPDATE.test(text) && findDate(text, false)?.from === 0)
      blocks[at] = aside(block)
  }
}

/** A line of which only a part says who signs, behind or before a date: `2/26/2015 7:11 AM BY …`. */
function readCredit(line: string): Pick<ArticleContent, 'byline' | 'date'> | null {
  const found = findDate(line, false)
  if (!found) return null
  const beside = [line.slice(0, found.from), line.slice(found.to)].map(
    (part) => /(?:^|[ |·•,-])((?:by|par|por|von|di|door)[ :\u00a0].{2,100})$/iu.exec(part)?.[1] ?? '',
  )
  const byline = beside.flatMap((part) => new LineMetadata(partButtons(part).names, false).meta?.byline ?? [])
  return { byline, date: found.ambiguous || isOfUpdate(line) ? '' : found.date }
}

/** True where a text has one of the names in it. */
function namesOne(text: string, names: readonly string[]): boolean {
  const said = comparable(text)
  return names.some((name) => said.includes(comparable(name)))
}

/** True for a heading that says part of the headline again. */
function isHeadingOf({ node }: SourceBlock, text: string, headline: string): boolean {
  const said = comparable(text)
  if (node.type !== 'sectionHeading' && node.type !== 'heading') return false
  return said !== '' && ` ${comparable(headline)} `.includes(` ${said} `)
}

/** A line of credits, and apart from it how long it takes to read the text. */
function withoutReading(block: SourceBlock): SourceBlock[] {
  if (block.kind !== 'byline' && block.kind !== 'date') return [block]
  const { credits, reading } = partReadingTime(textOfNode(block.node))
  if (reading === '') return [block]
  const left: SourceBlock = { node: paragraphOf(reading), kind: 'aside', reason: 'page-aside' }
  return credits === '' ? [left] : [{ ...block, node: paragraphOf(credits) }, left]
}

/** A line of credits, and apart from it the site's name that stands before who signs: `Le Courrier Inès Karam Publié le …`. */
function withoutSite(block: SourceBlock, siteName: string): SourceBlock[] {
  const text = textOfNode(block.node)
  const isCredits = block.kind === 'byline' || block.kind === 'date'
  const opening = text.slice(0, siteName.length)
  const rest = text.slice(siteName.length)
  if (!isCredits || siteName === '' || opening.toLowerCase() !== siteName.toLowerCase()) return [block]
  if (!/^[ \u00a0]\p{Lu}/u.test(rest)) return [block]
  const site: SourceBlock = { node: paragraphOf(opening), kind: 'aside', reason: 'page-aside' }
  return [site, { ...block, node: paragraphOf(rest.slice(1)) }]
}

/** A short list that says who wrote the text and when, as its lines. */
function partedCredits(block: SourceBlock): SourceBlock[] {
  const { node, kind } = block
  if (kind === 'byline') return partedByline(block).flatMap(withoutButtons)
  if (node.type !== 'list' || kind !== undefined || node.items.length > 5) return [block]
  const lines = node.items.flatMap(({ content }) => content)
  const texts = lines.map((line) => textOfNode(line))
  if (texts.some((text) => text.length > 100)) return [block]
  const isCredits = texts.some((text) => new LineMetadata(text, false).isMeta)
  return isCredits ? lines.map((line) => ({ node: line })) : [block]
}

/** A byline over several lines, of which not all are one. */
function partedByline(block: SourceBlock): SourceBlock[] {
  const lines = textOfNode(block.node).split('\n')
  if (lines.length === 1 || new LineMetadata(lines.join(' '), false).meta !== null) return [block]
  return lines.map((text) => {
    const { meta } = new LineMetadata(text, false)
    const isDate = meta !== null && meta.date !== '' && meta.byline.length === 0
    const node = paragraphOf(text)
    return isDate ? { node, kind: 'date', reason: 'page-date' } : { ...block, node }
  })
}

/** A line of a byline, and apart from it what is there to be clicked on. */
function withoutButtons(block: SourceBlock): SourceBlock[] {
  const { names, buttons } = partButtons(textOfNode(block.node).replaceAll('\n', ' '))
  if (block.kind !== 'byline' || buttons === '' || findDate(buttons, false)) return [block]
  const left: SourceBlock = { node: paragraphOf(buttons), kind: 'aside', reason: 'page-aside' }
  return names === '' ? [left] : [{ ...block, node: paragraphOf(names) }, left]
}

/** True for a line that has more in it than what can be clicked on, a date, or the description of a picture. */
function saysWho(line: string): boolean {
  const { names } = partButtons(line)
  return /\p{Lu}\p{L}+ \p{Lu}/u.test(names) && !findDate(names, false) && !names.startsWith('[')
}

const aside = (block: SourceBlock): SourceBlock => ({ ...block, kind: 'aside', reason: 'page-said' })

/** Those who sign as the data of a page name them, with what a line says beside their names. */
function withRoles(byline: readonly Byline[], said: readonly Byline[]): Byline[] {
  return byline.map((person) => {
    const beside = said.find(({ name }) => comparable(name) === comparable(person.name))?.role
    return person.role === undefined && beside !== undefined ? { ...person, role: beside } : person
  })
}

function reconcileByline(
  block: SourceBlock,
  text: string,
  data: PageData,
  others: string[],
  base: Partial<ArticleContent>,
): SourceBlock {
  const line = text.replaceAll('\n', ' ')
  const { meta } = new LineMetadata(line, false)
  const credit = meta ?? readCredit(line)
  const names = credit?.byline ?? []
  if (meta === null && data.date === '' && credit !== null) base.date ??= credit.date
  if (data.byline.length > 0) {
    if (data.date === '' && meta?.eitherWay === false && !isOfUpdate(line)) base.date ??= meta.date
    const isUnread =
      names.length === 0 &&
      !namesOne(
        line,
        data.byline.map(({ name }) => name),
      )
    if (names.length > 0 ? meta?.mark !== 'none' : isUnread && saysWho(line)) others.push(line)
    base.byline = withRoles(base.byline ?? data.byline, names)
    return aside(block)
  }
  // What a page sets apart from who signs is the section that it stands in or a button, no town.
  const isRubric = meta !== null && meta.dateline !== '' && /[|·•]|[ \u00a0][–—-][ \u00a0]/u.test(line)
  if (isRubric && data.date === '') base.date ??= meta.date
  if (meta !== null && names.length > 0 && !isRubric)
    return { ...block, kind: 'byline', reason: 'page-byline' }
  if (names.length > 0) {
    base.byline ??= [...names]
    return aside(block)
  }
  const loose = line.length <= 60 ? readNames(line) : []
  return loose.length > 0 && loose.every(({ name }) => /^\p{Lu}[^\d:@]+ \p{Lu}[^\d:@]+$/u.test(name))
    ? block
    : aside(block)
}

function reconcileDate(
  block: SourceBlock,
  text: string,
  data: PageData,
  doubts: Doubt[],
  base: Partial<ArticleContent>,
): SourceBlock {
  const line = text.replaceAll('\n', ' ')
  const { meta } = new LineMetadata(line, false)
  const credit = meta ?? readCredit(line)
  const date = credit?.date ?? ''
  if (data.date === '') {
    if (date === '' || isOfUpdate(line)) return aside(block)
    if (meta !== null) return { ...block, kind: 'date', reason: 'page-date' }
    base.date ??= date
    if (data.byline.length === 0 && credit && credit.byline.length > 0) base.byline ??= credit.byline
    return aside(block)
  }
  const apart = Math.abs(Date.parse(date.slice(0, 10)) - Date.parse(data.date.slice(0, 10)))
  if (date !== '' && apart > DAY_MS && !isOfUpdate(line) && !meta?.eitherWay)
    doubts.push(doubt('page-dates', { date: data.date, second: text.slice(0, 100) }))
  return aside(block)
}

/** True for a description that is a text of its own: not the beginning of the article, not cut off, not the headline. */
function isOwnText(description: string, source: readonly SourceBlock[], headline: string): boolean {
  const said = comparable(description)
  if (said.length < 20 || /(?:…|\.\.\.|\[…\])$/.test(description) || said === comparable(headline))
    return false
  const opening = comparable(
    source
      .filter(({ kind }) => kind === undefined)
      .slice(0, 12)
      .map(({ node }) => textOfNode(node).slice(0, 2000))
      .join(' '),
  )
  return !opening.includes(said.slice(0, 60))
}
