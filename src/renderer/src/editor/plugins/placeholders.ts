import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { bodyStart, displayFieldAt } from '../pageStructure.ts'
import { pageTranslate } from '../pageTranslate.ts'
import { DISPLAY_FIELDS, schema } from '../schema.ts'

/**
 * Placeholders for empty display copy fields and an empty body. `data-near` is set on all fields while the caret is in
 * one of them: optional empty fields are shown only then.
 */
export const placeholders = new Plugin({
  props: {
    decorations({ doc, selection }) {
      const t = pageTranslate()
      const near = displayFieldAt(selection.$from)
      const decorations: Decoration[] = []
      let at = 0
      for (const field of DISPLAY_FIELDS) {
        const node = doc.child(DISPLAY_FIELDS.indexOf(field))
        const attributes: { [name: string]: string } = { 'aria-description': t(`fields:${field}`) }
        if (node.content.size === 0) attributes['data-placeholder'] = t(`fields:${field}`)
        if (near !== null) attributes['data-near'] = ''
        if (near === field) attributes['data-here'] = ''
        decorations.push(Decoration.node(at, at + node.nodeSize, attributes))
        at += node.nodeSize
      }
      const first = doc.maybeChild(DISPLAY_FIELDS.length)
      const isEmpty =
        first?.type === schema.nodes.paragraph &&
        first.content.size === 0 &&
        doc.childCount === DISPLAY_FIELDS.length + 1
      const start = bodyStart(doc)
      if (first && isEmpty)
        decorations.push(
          Decoration.node(start, start + first.nodeSize, {
            'data-placeholder': t('editor:body.placeholder'),
          }),
        )
      return DecorationSet.create(doc, decorations)
    },
  },
})
