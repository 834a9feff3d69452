import { Plugin } from 'prosemirror-state'
import { Decoration } from 'prosemirror-view'
import { type Pane, perPane } from '../../state/panes.ts'
import { bodyStart } from '../pageStructure.ts'
import { steadyDecorations } from './steadyDecorations.ts'

/** The element between display copy and body of a pane's page, into which React renders the credits. */
export const creditsElement: (pane: Pane) => HTMLElement = perPane(() => {
  const element = document.createElement('div')
  element.contentEditable = 'false'
  element.dataset.credits = ''
  return element
})

/** Shows the credits under the display copy. Their values are attributes of the document. */
export function credits(pane: Pane): Plugin {
  const decorations = steadyDecorations((position: number) => [
    // A function, because an element given directly is removed and inserted again at every change.
    Decoration.widget(position, () => creditsElement(pane), {
      key: 'credits',
      side: -1,
      ignoreSelection: true,
      stopEvent: () => true,
    }),
  ])
  return new Plugin({ props: { decorations: ({ doc }) => decorations(doc, bodyStart(doc)) } })
}
