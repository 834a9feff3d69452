import { closeHistory } from 'prosemirror-history'
import { Plugin, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { directionOf } from '../../../../core/writingDirection.ts'
import type { Pane } from '../../state/panes.ts'
import { useSettings } from '../../state/settings.ts'
import { usePage } from '../pageStore.ts'
import { schema } from '../schema.ts'
import { pageTranslate } from '../pageTranslate.ts'

/** Longer texts (in characters, some 15,000 words) are laid out as they come into view. */
const LONG_TEXT = 90_000

/** Moves the caret to the end of the text; behind a table or figure a paragraph is inserted. */
function goToEnd(view: EditorView): void {
  const { state } = view
  const { doc } = state
  const { lastChild } = doc
  const canWrite = lastChild?.isTextblock === true && lastChild.type !== schema.nodes.preformatted
  const isOpen =
    canWrite || lastChild?.type === schema.nodes.list || lastChild?.type === schema.nodes.quotation
  const transaction = state.tr
  if (!isOpen && view.editable)
    closeHistory(transaction.insert(doc.content.size, schema.nodes.paragraph.create()))
  view.dispatch(transaction.setSelection(Selection.atEnd(transaction.doc)).scrollIntoView())
  view.focus()
}

/** Redraws the page after a change of settings, of read-only state or of language. */
const refresh = (view: EditorView) => {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta('addToHistory', false))
}

/** The page element's role, language and direction; a click below the text moves the caret to its end. */
export const pageElement = (pane: Pane): Plugin =>
  new Plugin({
    props: {
      attributes(state) {
        const language = String(state.doc.attrs.language)
        const { layOutAll } = useSettings.getState().settings
        const isLong = state.doc.content.size > LONG_TEXT && !layOutAll
        return {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': pageTranslate()('editor:body'),
          'aria-readonly': String(usePage.in(pane).getState().readOnly),
          lang: language,
          dir: directionOf(language),
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
          translate: 'no',
          ...(isLong ? { 'data-long': '' } : {}),
        }
      },
    },
    view(view) {
      const onMouseDown = (event: MouseEvent) => {
        const { target } = event
        const isBeside = target === view.dom || (target instanceof Element && target.contains(view.dom))
        const bottom = view.dom.lastElementChild?.getBoundingClientRect().bottom
        const isMouse = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey
        if (!isBeside || !isMouse || bottom === undefined || event.clientY <= bottom) return
        event.preventDefault()
        goToEnd(view)
      }
      const scroller = view.dom.closest<HTMLElement>('[data-page]')
      scroller?.addEventListener('mousedown', onMouseDown, true)
      const unsubscribes = [
        useSettings.subscribe(({ settings }, before) => {
          if (settings !== before.settings) refresh(view)
        }),
        usePage.in(pane).subscribe(({ readOnly }, before) => {
          if (readOnly !== before.readOnly) refresh(view)
        }),
      ]
      return {
        destroy() {
          scroller?.removeEventListener('mousedown', onMouseDown, true)
          for (const unsubscribe of unsubscribes) unsubscribe()
        },
      }
    },
  })
