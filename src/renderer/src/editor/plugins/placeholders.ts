import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { bodyStart, displayFieldAt } from '../blocks.ts'
import { pageWords } from '../pageWords.ts'
import { DISPLAY_FIELDS, schema } from '../schema.ts'

/**
 * Says in each empty field of the display copy, and in an empty body, what it is for. `data-near` is on
 * the fields while the caret is in one of them: only then do the optional ones show.
 */
export const placeholders = new Plugin({
  props: {
    decorations({ doc, selection }) {
      const t = pageWords()
      const near = displayFieldAt(selection.$from)
      const decorations: Decoration[] = []
      let at = 0
      for (const field of DISPLAY_FIELDS) {
        const node = doc.child(DISPLAY_FIELDS.indexOf(field))
        const attributes: { [name: string]: string } = { 'aria-description': t(`editor:${field}`) }
        if (node.content.size === 0) attributes['data-placeholder'] = t(`editor:${field}`)
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
