import type { Node, ResolvedPos } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { bodyNodes } from './convert.ts'
import { languageOfHeading } from './textBlocks.ts'
import { DISPLAY_FIELDS, type DisplayField, isDisplayField, schema } from './schema.ts'

const { nodes } = schema

type Range = { readonly from: number; readonly to: number }

/** The range of a display copy field's text. */
export function displayRange(doc: Node, field: DisplayField): { from: number; to: number } {
  let start = 0
  for (const name of DISPLAY_FIELDS) {
    const size = doc.child(DISPLAY_FIELDS.indexOf(name)).content.size
    if (name === field) return { from: start + 1, to: start + 1 + size }
    start += size + 2
  }
  throw new RangeError(`no field ${field}`)
}

/** The position where the body begins, after the display copy. */
export function bodyStart(doc: Node): number {
  return displayRange(doc, 'standfirst').to + 1
}

/** The display copy field at a position, or null. */
export function displayFieldAt($pos: ResolvedPos): DisplayField | null {
  const name = $pos.depth > 0 ? $pos.node(1).type.name : ''
  return isDisplayField(name) ? name : null
}

/** A section on the page: its range and nodes. Only the first may have no heading (the lead). */
export type PageSection = {
  readonly from: number
  readonly to: number
  readonly heading: Node | null
  readonly nodes: readonly Node[]
}

const isEmptyParagraph = (node: Node) => node.type === nodes.paragraph && node.content.size === 0

/**
 * The number of empty paragraphs before the first heading if nothing else stands there: they are not stored as a
 * section.
 */
function countUnusedLead(body: readonly Node[]): number {
  const heading = body.findIndex(({ type }) => type === nodes.sectionHeading)
  const isSection = heading <= 0 || body[heading]?.content.size === 0
  return isSection || !body.slice(0, heading).every(isEmptyParagraph) ? 0 : heading
}

/** The sections of the body in order, as they are stored; never empty. */
export function pageSections(doc: Node): PageSection[] {
  const sections: { from: number; to: number; heading: Node | null; nodes: Node[] }[] = []
  const body = bodyNodes(doc)
  const first = countUnusedLead(body)
  let at = bodyStart(doc)
  for (const [index, node] of body.entries()) {
    const isHeading = node.type === nodes.sectionHeading
    const last = sections.at(-1)
    if (index < first) {
      at += node.nodeSize
      continue
    }
    if (isHeading || !last)
      sections.push({ from: at, to: at + node.nodeSize, heading: isHeading ? node : null, nodes: [node] })
    else {
      last.nodes.push(node)
      last.to += node.nodeSize
    }
    at += node.nodeSize
  }
  return sections
}

/** The language that the section at a position has of its own; empty for the article's. */
export function ownLanguageAt(doc: Node, position: number): string {
  for (let index = doc.resolve(position).index(0); index >= DISPLAY_FIELDS.length; index -= 1) {
    const node = doc.maybeChild(index)
    if (node?.type === nodes.sectionHeading) return languageOfHeading(node)
  }
  return ''
}

/** The language of the text at a position: its section's own, or the article's. */
export const languageAt = (doc: Node, position: number): string =>
  ownLanguageAt(doc, position) || String(doc.attrs.language ?? '')

/** The index of the section at a position; 0 in the display copy. */
export function sectionAt({ doc }: EditorState, position: number): number {
  const body = bodyNodes(doc)
  const first = countUnusedLead(body)
  let section = -1
  let at = bodyStart(doc)
  for (const [index, node] of body.entries()) {
    if (at > position) break
    if (node.type === nodes.sectionHeading || (section < 0 && index >= first)) section += 1
    at += node.nodeSize
  }
  return Math.max(0, section)
}

/** The range of the first occurrence of some words within one block of a range; null if there is none. */
export function findWords(doc: Node, words: string, from: number, to: number): Range | null {
  let found: Range | null = null
  doc.nodesBetween(from, to, (node, position) => {
    if (found || !node.isTextblock) return !found
    const at = node.textBetween(0, node.content.size, '', '\ufffc').indexOf(words)
    if (at >= 0) found = { from: position + 1 + at, to: position + 1 + at + words.length }
    return false
  })
  return found
}

/** The range of the first image with a description or an address within a range; null if there is none. */
export function findImage(doc: Node, words: string, from: number, to: number): Range | null {
  let found: Range | null = null
  doc.nodesBetween(from, to, (node, position) => {
    const isIt = node.type === nodes.image && (node.attrs.alt === words || node.attrs.src === words)
    if (!found && isIt) found = { from: position, to: position + node.nodeSize }
    return !found
  })
  return found
}

/** The range of the first link to an address within a range; null if there is none. */
export function findLink(doc: Node, address: string, from: number, to: number): Range | null {
  let found: Range | null = null
  doc.nodesBetween(from, to, (node, position) => {
    const leads = node.marks.some(({ type, attrs }) => type === schema.marks.link && attrs.href === address)
    if (!found && leads) found = { from: position, to: position + node.nodeSize }
    return !found
  })
  return found
}
