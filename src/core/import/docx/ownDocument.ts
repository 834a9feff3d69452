import {
  type ArticleContent,
  type Byline,
  contentDecoder,
  emptyContent,
  FIELD_NAMES,
  type FieldName,
  isLanguageTag,
  type PictureUse,
} from '../../article/index.ts'
import { safeAddress, withSectionLanguages, writeSections } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { bodyPart } from '../buildBody.ts'
import type { Block, Draft } from '../draft.ts'
import { doubtsOfEmpty } from '../emptyText.ts'
import { readNames } from '../metadata/bylines.ts'
import type { Notice } from '../notices.ts'
import { usesOfBody } from '../pictures/index.ts'
import type { SourceFile } from '../sourceFile.ts'
import { ownBlock } from '../tree/ownBlock.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { childOf, textIn } from '../xml/index.ts'
import type { DocxPackage } from './docxPackage.ts'

/** What the properties of a document of Marbre's hold of its article. `creators` are the names of the byline. */
type OwnFields = Partial<Record<FieldName, string | string[]>> & {
  creators: readonly string[]
  sectionLanguages: readonly string[]
}

/** A document as Marbre wrote it. */
export type OwnDocument = {
  fields: OwnFields
  source: readonly SourceBlock[]
  notices: readonly Notice[]
  /** What the files of its pictures say. */
  uses: readonly PictureUse[]
}

const PREFIX = 'marbre.'
const FIELDS: ReadonlySet<string> = new Set(FIELD_NAMES)
const isFieldName = (name: string): name is FieldName => FIELDS.has(name)

/**
 * What the properties say of the article where Marbre wrote the document and no other program has saved it since; else null:
 * what people change in Word is read by the rules of every document.
 */
export function readOwnFields(
  document: DocxPackage,
  pathOf: (kind: string) => string | undefined,
): OwnFields | null {
  let isOwn = false
  const fields: OwnFields = { creators: [], sectionLanguages: [] }
  document.each(pathOf('extended-properties') ?? '', ['ep:Properties'], (element) => {
    if (element.name === 'ep:Application') isOwn = textIn(element) === 'Marbre'
  })
  if (!isOwn) return null
  document.each(pathOf('core-properties') ?? '', ['cp:coreProperties'], (element) => {
    const said = textIn(element)
    if (element.name === 'dc:creator') fields.creators = said.split('; ')
    if (element.name === 'dc:language') fields.language = said
    if (element.name === 'cp:keywords') fields.keywords = said.split(', ')
  })
  document.each(pathOf('custom-properties') ?? '', ['cu:Properties'], (element) => {
    const { name = '' } = element.attributes
    const field = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ''
    const said = textIn(childOf(element, 'vt:lpwstr'))
    // The properties that other programs know are cut off, and their lists are divided by what a value may hold.
    if (field === 'keywords') fields.keywords = said.split('\n')
    else if (field === 'creators') fields.creators = said.split('\n')
    else if (isFieldName(field)) fields[field] = said
    if (field === 'sectionLanguages')
      fields.sectionLanguages = said.split(',').map((tag) => (isLanguageTag(tag) ? tag : ''))
  })
  return fields
}

/** A content as plain text, in lines. */
function linesOf(content: readonly Document.Inline[]): string {
  return content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : ''))
    .join('')
}

const contentOf = ({ node }: SourceBlock) => (node.type === 'paragraph' ? node.content : [])

/** The draft of a document as Marbre wrote it: each part is what its style says. */
export function ownDraft({ fileName }: SourceFile, { fields, source, notices, uses }: OwnDocument): Draft {
  const { creators, sectionLanguages, ...said } = fields
  const base: ArticleContent = emptyContent('und')
  for (const [name, value] of Object.entries(said)) {
    const decoded = contentDecoder.safeParse({ ...base, [name]: value })
    if (decoded.success) Object.assign(base, decoded.data)
  }
  const nodes: Document.Block[] = []
  for (const block of source) {
    const { kind } = block
    switch (kind) {
      case 'kicker':
      case 'headline':
      case 'subhead':
      case 'standfirst':
      case 'correction':
        base[kind] = linesOf(contentOf(block))
        break
      case 'byline':
        base.byline = bylineOf(contentOf(block), creators)
        break
      case 'aside':
        break
      default:
        nodes.push(bodyNode(block))
    }
  }
  const named = sectionLanguages.length > 0 ? withSectionLanguages(nodes, sectionLanguages) : nodes
  const blocks: Block[] = named.map(ownBlock)
  base.pictures = [...uses]
  const body = blocks.map(bodyPart)
  const content = { ...base, sections: writeSections(body), pictures: usesOfBody(body, uses) }
  return {
    fileName,
    format: 'docx',
    encoding: null,
    base,
    origin: 'properties',
    blocks,
    content,
    doubts: doubtsOfEmpty(content),
    notices,
  }
}

function bodyNode({ node, level }: SourceBlock): Document.Block {
  if (node.type !== 'heading' || level !== 2) return node
  return { type: 'sectionHeading', text: linesOf(node.content) }
}

/** The byline of a paragraph in which the names are known: behind each stands its role, and its link is the person's. */
function bylineOf(content: readonly Document.Inline[], names: readonly string[]): Byline[] {
  const text = linesOf(content)
  const byline: Byline[] = []
  let at = 0
  for (const name of names) {
    const start = text.indexOf(name, at)
    if (start < 0 || name === '') return readNames(text)
    at = start + name.length
    const role = roleAt(text, at)
    if (role !== null) at += role.length + 3
    const url = addressAt(content, start)
    byline.push({ name, ...(role !== null && { role }), ...(url !== null && { url }) })
  }
  return byline
}

/** The words in brackets behind a name, which may have brackets themselves. */
function roleAt(text: string, at: number): string | null {
  if (!text.startsWith(' (', at)) return null
  let depth = 0
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '(') depth += 1
    if (text[end] === ')') depth -= 1
    if (depth === 0) return text.slice(at + 2, end)
  }
  return null
}

function addressAt(content: readonly Document.Inline[], place: number): string | null {
  let end = 0
  for (const inline of content) {
    end += linesOf([inline]).length
    if (end <= place) continue
    const link = inline.marks.find((mark) => mark.type === 'link')
    return link ? safeAddress(link.href) : null
  }
  return null
}
