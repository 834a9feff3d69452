import { closeHistory } from 'prosemirror-history'
import { Plugin, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { directionOf } from '../../../../core/export/pageWords.ts'
import { useSettings } from '../../state/settings.ts'
import { usePage } from '../pageStore.ts'
import { schema } from '../schema.ts'
import { pageWords } from '../pageWords.ts'

/** The length from which a text is laid out as it comes into sight: some 15,000 words, in characters. */
const LONG = 90_000

/** A position below the last block is the end of the text. Below a table or the like there is a paragraph to write in. */
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

/** Brings the page up to date with settings, its being read-only, and the language of the interface. */
const refresh = (view: EditorView) => {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta('addToHistory', false))
}

/** Says what the page's element is and in which language and direction it is read; a click below the text goes to its end. */
export const pageElement = new Plugin({
  props: {
    attributes(state) {
      const language = String(state.doc.attrs.language)
      const { layOutAll } = useSettings.getState().settings
      const isLong = state.doc.content.size > LONG && !layOutAll
      return {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': pageWords()('editor:body'),
        'aria-readonly': String(usePage.getState().readOnly),
        lang: language,
        dir: directionOf(language),
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        translate: 'no',
        ...(isLong ? { 'data-long': '' } : {}),
      }
    },
    scrollThreshold: { top: 60, bottom: 90, left: 0, right: 0 },
    scrollMargin: { top: 60, bottom: 90, left: 0, right: 0 },
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
    const stops = [
      useSettings.subscribe(({ settings }, before) => {
        if (settings !== before.settings) refresh(view)
      }),
      usePage.subscribe(({ readOnly }, before) => {
        if (readOnly !== before.readOnly) refresh(view)
      }),
    ]
    return {
      destroy() {
        scroller?.removeEventListener('mousedown', onMouseDown, true)
        for (const stop of stops) stop()
      },
    }
  },
})
