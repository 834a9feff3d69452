import { Link, Trash2 } from 'lucide-react'
import { toggleMark } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, EditorState, Plugin, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isAltGraph } from '../../editor/altGraph.ts'
import { isMac } from '../../platform.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { keysOf } from '../../editor/commands.ts'
import { inlineFragment, inlinesOf } from '../../editor/convert.ts'
import { usePage } from '../../editor/pageStore.ts'
import { noteClipboard } from '../../editor/plugins/clipboard.ts'
import {
  noteFragment,
  leaveNote,
  removeNoteIn,
  type SelectedNote,
  writeNoteIn,
} from '../../editor/plugins/footnotes.ts'
import { inputRules, isCorrection } from '../../editor/plugins/inputRules.ts'
import { linkAt } from '../../editor/plugins/links.ts'
import { ownReplacement, typesetting } from '../../editor/plugins/typesetting.ts'
import { languageAt } from '../../editor/pageStructure.ts'
import { footnoteContent, schema } from '../../editor/schema.ts'
import { readSelection } from '../../editor/unreadSelection.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { AddressField } from './AddressField.tsx'
import styles from './Cards.module.css'
import { PAGE_OVERLAY, usePageFocus, useFloatingPosition } from './floating.ts'

const { nodes, marks } = schema

/** The card of the selected footnote, in which its text is edited. */
export function NoteCard() {
  const note = usePage((page) => page.note)
  const isFocused = usePageFocus()
  return note && (isFocused || note.entered) ? <Card key={note.number} note={note} /> : null
}

/** The footnote at a position as a document of its own. */
function noteDocument(position: number) {
  const node = articleEditor.state?.doc.nodeAt(position)
  const content = node?.type === nodes.footnote ? footnoteContent(node) : []
  return nodes.paragraph.create(null, inlineFragment(content))
}

const leaveToPage = () => {
  articleEditor.exec(leaveNote)
  articleEditor.focus()
}

/** A key that runs an action of the page. */
const asCommand =
  (act: () => unknown): Command =>
  () => {
    act()
    return true
  }

/**
 * Creates the view of a footnote's text. Its changes are applied to the page's document, so that there is one history.
 */
function createNoteView(
  host: HTMLElement,
  position: () => number,
  openLinkForm: (linkRange: LinkRange) => void,
): EditorView {
  const keys = keydownHandler({
    Enter: asCommand(leaveToPage),
    Escape: asCommand(leaveToPage),
    ...keysOf(
      {
        bold: toggleMark(marks.strong),
        italic: toggleMark(marks.emphasis),
        link: (_state, _dispatch, view) => {
          if (view) openLinkForm(linkRangeAt(view))
          return true
        },
        undo: asCommand(() => articleEditor.undo()),
        redo: asCommand(() => articleEditor.redo()),
      },
      isMac,
    ),
  })
  const plugin = new Plugin({
    props: {
      ...noteClipboard(),
      handleKeyDown: (view, event) => !event.isComposing && !isAltGraph(event) && keys(view, event),
      handlePaste(view, _event, slice) {
        const { from, to } = view.state.selection
        view.dispatch(view.state.tr.replaceWith(from, to, noteFragment(slice)).scrollIntoView())
        return true
      },
      handleDrop: () => true,
      handleDOMEvents: {
        keydown(view, event) {
          readSelection(view, event)
          return false
        },
        beforeinput(_view, event) {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
          event.preventDefault()
          if (event.inputType === 'historyUndo') articleEditor.undo()
          else articleEditor.redo()
          return true
        },
        click(_view, event) {
          if (event.target instanceof Element && event.target.closest('a')) event.preventDefault()
          return false
        },
      },
    },
  })
  const writing = inputRules([ownReplacement, typesetting], {
    languageAt: () => (articleEditor.state ? languageAt(articleEditor.state.doc, position()) : ''),
    undo: asCommand(() => articleEditor.undo()),
  })
  const view: EditorView = new EditorView(host, {
    state: EditorState.create({ doc: noteDocument(position()), plugins: [plugin, writing] }),
    editable: () => !usePage.getState().readOnly,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction))
      if (!transaction.docChanged || transaction.getMeta('fromPage') === true) return
      const written = (onPage: Transaction) => writeNoteIn(onPage, position(), view.state.doc)
      const { state } = articleEditor
      if (isCorrection(transaction)) articleEditor.applyStep(written)
      else if (state) articleEditor.dispatch(written(state.tr))
    },
  })
  return view
}

/** Updates the view to the page's text (after an undo, or a change from elsewhere) by the smallest change. */
function syncWithPage(view: EditorView, position: number): void {
  const target = noteDocument(position)
  const { doc, tr } = view.state
  if (JSON.stringify(inlinesOf(doc)) === JSON.stringify(inlinesOf(target))) return
  const start = doc.content.findDiffStart(target.content)
  const end = doc.content.findDiffEnd(target.content)
  if (start === null || !end) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const change = tr.replace(start, end.a + overlap, target.slice(start, end.b + overlap))
  view.dispatch(change.setMeta('fromPage', true))
}

type LinkRange = { readonly href: string; readonly from: number; readonly to: number }

/** The link at the caret of the footnote, the selection, or the caret's position. */
function linkRangeAt({ state: { doc, selection } }: EditorView): LinkRange {
  const { from, to } = selection
  return linkAt(doc, from) ?? { href: '', from, to }
}

function setLink(view: EditorView, { from, to }: LinkRange, href: string, words: string): void {
  const { tr } = view.state
  const link = marks.link.create({ href })
  if (from !== to) tr.removeMark(from, to, marks.link)
  if (from !== to && href !== '') tr.addMark(from, to, link)
  if (from === to && words !== '') tr.insert(from, schema.text(words, [link]))
  view.dispatch(tr)
}

function Card({ note }: { note: SelectedNote }) {
  const { t } = useTranslations()
  const card = useRef<HTMLDivElement | null>(null)
  const host = useRef<HTMLDivElement | null>(null)
  const inner = useRef<EditorView | null>(null)
  const readOnly = usePage((page) => page.readOnly)
  const [linkRange, setLinkRange] = useState<LinkRange | null>(null)
  const { position, number, entered, content } = note
  // Edits elsewhere move the footnote while the card is open.
  const at = useRef(position)
  at.current = position
  const style = useFloatingPosition(card, { from: position, to: position + 1 }, 'under')

  useLayoutEffect(() => {
    if (!host.current) return undefined
    const { current: frame } = card
    const view = createNoteView(host.current, () => at.current, setLinkRange)
    inner.current = view
    return () => {
      // If the footnote was removed, the focus must not be lost with it.
      const hadFocus = frame?.contains(document.activeElement) === true
      view.destroy()
      inner.current = null
      if (hadFocus) articleEditor.focus()
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page has is read where it differs from before.
  useLayoutEffect(() => {
    if (inner.current) syncWithPage(inner.current, position)
  }, [content, position])

  useLayoutEffect(() => {
    const attributes = {
      role: 'textbox',
      'aria-multiline': 'false',
      'aria-label': t('editor:note.text', { n: number }),
      translate: 'no',
    }
    inner.current?.setProps({ attributes })
  }, [t, number])

  useEffect(() => {
    if (entered) inner.current?.focus()
  }, [entered])

  const run = (command: Command) => {
    const { current: view } = inner
    if (!view) return
    view.focus()
    command(view.state, view.dispatch, view)
  }
  const remove = () => {
    articleEditor.applyStep((transaction) => removeNoteIn(transaction, position))
    articleEditor.focus()
  }
  const closeLinkForm = () => {
    setLinkRange(null)
    inner.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a card.
    <div
      ref={card}
      role="group"
      aria-label={t('editor:note.card', { n: number })}
      className={`${styles.card} ${styles.note}`}
      style={style}
      {...PAGE_OVERLAY}
    >
      <div className={styles.row}>
        <span className={styles.name}>{t('editor:note.card', { n: number })}</span>
        {!readOnly && (
          // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is.
          <div className={styles.row} onMouseDown={(event) => event.preventDefault()}>
            <IconButton label={t('common:command.bold')} onClick={() => run(toggleMark(marks.strong))}>
              <b className={styles.letter}>{t('editor:format.bold.letter')}</b>
            </IconButton>
            <IconButton label={t('common:command.italic')} onClick={() => run(toggleMark(marks.emphasis))}>
              <i className={styles.letter}>{t('editor:format.italic.letter')}</i>
            </IconButton>
            <IconButton
              label={t('common:command.link')}
              onClick={() => inner.current && setLinkRange(linkRangeAt(inner.current))}
            >
              <Link />
            </IconButton>
            <IconButton label={t('editor:note.remove')} onClick={remove}>
              <Trash2 />
            </IconButton>
          </div>
        )}
      </div>
      <div
        ref={host}
        className={styles.text}
        data-placeholder={content.length === 0 ? t('editor:note.placeholder') : undefined}
      />
      {linkRange && (
        <AddressField
          address={linkRange.href}
          asksForText={linkRange.from === linkRange.to}
          onSet={(href, words) => {
            if (inner.current) setLink(inner.current, linkRange, href, words)
            closeLinkForm()
          }}
          onCancel={closeLinkForm}
        />
      )}
    </div>
  )
}
