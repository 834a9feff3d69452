import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration } from 'prosemirror-view'
import type { Translate } from '../../../../i18n/index.ts'
import { displayFieldAt } from '../pageStructure.ts'
import { pageTranslate } from '../pageTranslate.ts'
import { DISPLAY_FIELDS, type DisplayField, schema } from '../schema.ts'
import { steadyDecorations } from './steadyDecorations.ts'

/** The decorations of display copy; `body` is the body's first block if nothing has been written in it, else null. */
function placeholderDecorations(
  t: Translate,
  near: DisplayField | null,
  body: Node | null,
  ...fields: readonly Node[]
): Decoration[] {
  const decorations: Decoration[] = []
  let at = 0
  for (const [index, field] of DISPLAY_FIELDS.entries()) {
    const node = fields[index]
    if (!node) continue
    const attributes: { [name: string]: string } = { 'aria-description': t(`fields:${field}`) }
    if (node.content.size === 0) {
      attributes['data-placeholder'] = t(`fields:${field}`)
      // A heading without a text is announced by its name alone.
      if (field === 'headline') attributes['aria-label'] = t('fields:headline')
    }
    if (near !== null) attributes['data-near'] = ''
    if (near === field) attributes['data-here'] = ''
    decorations.push(Decoration.node(at, at + node.nodeSize, attributes))
    at += node.nodeSize
  }
  if (body)
    decorations.push(
      Decoration.node(at, at + body.nodeSize, { 'data-placeholder': t('editor:body.placeholder') }),
    )
  return decorations
}

const decorationsOf = steadyDecorations(placeholderDecorations)

/**
 * Placeholders for empty display copy fields and an empty body. `data-near` is set on all fields while the caret is in
 * one of them: optional empty fields are shown only then.
 */
export const placeholders = new Plugin({
  props: {
    decorations({ doc, selection }) {
      const first = doc.maybeChild(DISPLAY_FIELDS.length)
      const isEmpty =
        first?.type === schema.nodes.paragraph &&
        first.content.size === 0 &&
        doc.childCount === DISPLAY_FIELDS.length + 1
      const fields = doc.children.slice(0, DISPLAY_FIELDS.length)
      return decorationsOf(
        doc,
        pageTranslate(),
        displayFieldAt(selection.$from),
        isEmpty ? first : null,
        ...fields,
      )
    },
  },
})
