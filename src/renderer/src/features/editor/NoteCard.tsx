import { Bold, Italic, Link, Trash2 } from 'lucide-react'
import { toggleMark } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, EditorState, Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { articleEditor } from '../../editor/articleEditor.ts'
import { inlineFragment, inlinesOf } from '../../editor/convert.ts'
import { usePage } from '../../editor/pageStore.ts'
import {
  asNoteText,
  leaveNote,
  removingNote,
  type SelectedNote,
  writingNote,
} from '../../editor/plugins/footnotes.ts'
import { linkAt } from '../../editor/plugins/links.ts'
import { footnoteContent, schema } from '../../editor/schema.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import { AddressField } from './AddressField.tsx'
import styles from './Cards.module.css'
import { OVER_PAGE, usePageFocus, usePlaceBeside } from './overPage.ts'

const { nodes, marks } = schema

/** The card under the note that is selected; its text is written there. */
export function NoteCard() {
  const note = usePage((page) => page.note)
  const isHere = usePageFocus()
  return note && (isHere || note.entered) ? <Card key={note.number} note={note} /> : null
}

/** What the page has as the text of a note, as a page of its own. */
function textOf(position: number) {
  const node = articleEditor.state?.doc.nodeAt(position)
  const content = node?.type === nodes.footnote ? footnoteContent(node) : []
  return nodes.paragraph.create(null, inlineFragment(content))
}

const leave = () => {
  articleEditor.perform(leaveNote)
  articleEditor.focus()
}

/** A key of the note that is an act of the page. */
const does =
  (act: () => unknown): Command =>
  () => {
    act()
    return true
  }

/** Makes a view of a note's text. Each change in it is a change of the page's document, and so of its one history. */
function noteView(host: HTMLElement, position: () => number, ask: (asked: Asked) => void): EditorView {
  const keys = keydownHandler({
    Enter: does(leave),
    Escape: does(leave),
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.emphasis),
    'Mod-Shift-k': (_state, _dispatch, view) => {
      if (view) ask(askedIn(view))
      return true
    },
    'Mod-z': does(() => articleEditor.undo()),
    'Mod-Shift-z': does(() => articleEditor.redo()),
    'Mod-y': does(() => articleEditor.redo()),
  })
  const plugin = new Plugin({
    props: {
      handleKeyDown: (view, event) =>
        !event.isComposing && !event.getModifierState('AltGraph') && keys(view, event),
      handlePaste(view, _event, slice) {
        const { from, to } = view.state.selection
        view.dispatch(view.state.tr.replaceWith(from, to, asNoteText(slice)).scrollIntoView())
        return true
      },
      handleDrop: () => true,
      handleDOMEvents: {
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
  const view: EditorView = new EditorView(host, {
    state: EditorState.create({ doc: textOf(position()), plugins: [plugin] }),
    editable: () => !usePage.getState().readOnly,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction))
      if (!transaction.docChanged || transaction.getMeta('fromPage') === true) return
      const { state } = articleEditor
      if (state) articleEditor.dispatch(writingNote(state.tr, position(), view.state.doc))
    },
  })
  return view
}

/** Brings the card's text to what the page has, by as small a change as there is: an undo, or a change from elsewhere. */
function follow(view: EditorView, position: number): void {
  const target = textOf(position)
  const { doc, tr } = view.state
  if (JSON.stringify(inlinesOf(doc)) === JSON.stringify(inlinesOf(target))) return
  const start = doc.content.findDiffStart(target.content)
  const end = doc.content.findDiffEnd(target.content)
  if (start === null || !end) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const change = tr.replace(start, end.a + overlap, target.slice(start, end.b + overlap))
  view.dispatch(change.setMeta('fromPage', true))
}

type Asked = { readonly href: string; readonly from: number; readonly to: number }

/** What an address is asked for: the link that the caret of a note is in, what is selected, or the caret's place. */
function askedIn({ state: { doc, selection } }: EditorView): Asked {
  const { from, to } = selection
  return linkAt(doc, from) ?? { href: '', from, to }
}

function setLink(view: EditorView, { from, to }: Asked, href: string, words: string): void {
  const { tr } = view.state
  const link = marks.link.create({ href })
  if (from !== to) tr.removeMark(from, to, marks.link)
  if (from !== to && href !== '') tr.addMark(from, to, link)
  if (from === to && words !== '') tr.insert(from, schema.text(words, [link]))
  view.dispatch(tr)
}

function Card({ note }: { note: SelectedNote }) {
  const { t } = useWords()
  const card = useRef<HTMLDivElement | null>(null)
  const host = useRef<HTMLDivElement | null>(null)
  const inner = useRef<EditorView | null>(null)
  const readOnly = usePage((page) => page.readOnly)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { position, number, entered, content } = note
  // What is written elsewhere moves the note while one writes in it.
  const at = useRef(position)
  at.current = position
  const style = usePlaceBeside(card, { from: position, to: position + 1 }, 'under')

  useLayoutEffect(() => {
    if (!host.current) return undefined
    const { current: frame } = card
    const view = noteView(host.current, () => at.current, setAsked)
    inner.current = view
    return () => {
      // The note went, by an undo perhaps: the focus is not to go with it.
      const hadFocus = frame?.contains(document.activeElement) === true
      view.destroy()
      inner.current = null
      if (hadFocus) articleEditor.focus()
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page has is read where it differs from before.
  useLayoutEffect(() => {
    if (inner.current) follow(inner.current, position)
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
    articleEditor.step((transaction) => removingNote(transaction, position))
    articleEditor.focus()
  }
  const endAsking = () => {
    setAsked(null)
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
      {...OVER_PAGE}
    >
      <div className={styles.row}>
        <span className={styles.name}>{t('editor:note.card', { n: number })}</span>
        {!readOnly && (
          // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is.
          <div className={styles.row} onMouseDown={(event) => event.preventDefault()}>
            <IconButton label={t('common:command.bold')} onClick={() => run(toggleMark(marks.strong))}>
              <Bold />
            </IconButton>
            <IconButton label={t('common:command.italic')} onClick={() => run(toggleMark(marks.emphasis))}>
              <Italic />
            </IconButton>
            <IconButton
              label={t('common:command.link')}
              onClick={() => inner.current && setAsked(askedIn(inner.current))}
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
      {asked && (
        <AddressField
          address={asked.href}
          asksWords={asked.from === asked.to}
          onSet={(href, words) => {
            if (inner.current) setLink(inner.current, asked, href, words)
            endAsking()
          }}
          onGiveUp={endAsking}
        />
      )}
    </div>
  )
}
