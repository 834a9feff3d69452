import type { PictureUse } from '../../article/index.ts'
import { withSectionLanguages } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import type { Draft } from '../draft.ts'
import type { Notice } from '../notices.ts'
import { addOwnField, contentOfOwn, type OwnFields } from '../office/ownFields.ts'
import type { SourceFile } from '../sourceFile.ts'
import { linesOf, ownByline } from '../tree/ownByline.ts'
import { ownDraft } from '../tree/ownDraft.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { childOf, textIn } from '../xml/index.ts'
import type { DocxPackage } from './docxPackage.ts'

/** A document as Marbre wrote it. */
export type OwnDocument = {
  fields: OwnFields
  source: readonly SourceBlock[]
  notices: readonly Notice[]
  /** What the files of its pictures say. */
  uses: readonly PictureUse[]
}

/**
 * What the properties of a document that Marbre wrote say of the article, null for another one; and whether no other program has
 * saved it since: what people change in Word is read by the rules of every document.
 */
export function readOwnFields(
  document: DocxPackage,
  pathOf: (kind: string) => string | undefined,
): { fields: OwnFields | null; isUntouched: boolean } {
  let isUntouched = false
  let isOwn = false
  const fields: OwnFields = { creators: [], sectionLanguages: [] }
  document.each(pathOf('extended-properties') ?? '', ['ep:Properties'], (element) => {
    if (element.name === 'ep:Application') isUntouched = textIn(element) === 'Marbre'
  })
  document.each(pathOf('core-properties') ?? '', ['cp:coreProperties'], (element) => {
    const said = textIn(element)
    if (element.name === 'dc:creator') fields.creators = said.split('; ')
    if (element.name === 'dc:language') fields.language = said
    if (element.name === 'cp:keywords') fields.keywords = said.split(', ')
  })
  // The properties that other programs know are cut off, and their lists are divided by what a value may hold.
  document.each(pathOf('custom-properties') ?? '', ['cu:Properties'], (element) => {
    const { name = '' } = element.attributes
    if (addOwnField(fields, name, textIn(childOf(element, 'vt:lpwstr')))) isOwn = true
  })
  return { fields: isOwn || isUntouched ? fields : null, isUntouched }
}

const contentOf = ({ node }: SourceBlock) => (node.type === 'paragraph' ? node.content : [])

/** The draft of a document as Marbre wrote it: each part is what its style says. */
export function ownDocumentDraft(
  { fileName }: SourceFile,
  { fields, source, notices, uses }: OwnDocument,
): Draft {
  const { creators, sectionLanguages } = fields
  const base = contentOfOwn(fields)
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
        base.byline = ownByline(contentOf(block), creators)
        break
      case 'aside':
        break
      default:
        nodes.push(bodyNode(block))
    }
  }
  const named = sectionLanguages.length > 0 ? withSectionLanguages(nodes, sectionLanguages) : nodes
  return ownDraft({
    fileName,
    format: 'docx',
    encoding: null,
    origin: 'properties',
    base,
    nodes: named,
    uses,
    notices,
  })
}

function bodyNode({ node, level }: SourceBlock): Document.Block {
  if (node.type !== 'heading' || level !== 2) return node
  return { type: 'sectionHeading', text: linesOf(node.content) }
}
