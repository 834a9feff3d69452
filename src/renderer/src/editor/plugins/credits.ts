import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { bodyStart } from '../blocks.ts'

/** The element between display copy and body that holds byline, date and dateline; React draws them into it. */
export const creditsHost = document.createElement('div')
creditsHost.contentEditable = 'false'
creditsHost.dataset.credits = ''

const widget = (position: number) =>
  // By a function: an element given as such is taken out and put in again with every change.
  Decoration.widget(position, () => creditsHost, {
    key: 'credits',
    side: -1,
    ignoreSelection: true,
    stopEvent: () => true,
  })

/** Shows the credits where they are printed: under the display copy. Their fields are the document's attributes. */
export const credits = new Plugin({
  props: { decorations: ({ doc }) => DecorationSet.create(doc, [widget(bodyStart(doc))]) },
})
