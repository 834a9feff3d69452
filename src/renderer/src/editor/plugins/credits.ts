import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { bodyStart } from '../pageStructure.ts'

/** The element between display copy and body into which React renders the credits. */
export const creditsElement = document.createElement('div')
creditsElement.contentEditable = 'false'
creditsElement.dataset.credits = ''

const widget = (position: number) =>
  // A function, because an element given directly is removed and inserted again at every change.
  Decoration.widget(position, () => creditsElement, {
    key: 'credits',
    side: -1,
    ignoreSelection: true,
    stopEvent: () => true,
  })

/** Shows the credits under the display copy. Their values are attributes of the document. */
export const credits = new Plugin({
  props: { decorations: ({ doc }) => DecorationSet.create(doc, [widget(bodyStart(doc))]) },
})
