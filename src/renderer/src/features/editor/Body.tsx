import { isolateHistory, redo, undo } from '@codemirror/commands'
import { EditorState, type Extension, type Transaction } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react'
import type { BodyCommandId } from '../../../../contract/commands.ts'
import { joinSections, splitSections } from '../../../../core/body.ts'
import { type CopyTexts, type PageChange, useOutline } from '../../state/outline.ts'
import { useSession } from '../../state/session.ts'
import { useSettings } from '../../state/settings.ts'
import { useWords } from '../../words.ts'
import styles from './body/body.module.css'
import { bodyState, fromLibrary, type Surroundings, surroundingsEffect } from './body/bodyState.ts'
import { runBodyCommand } from './body/commands.ts'
import { writeInField } from './body/copyField.ts'
import { copyAfter, copyChange, setsCopy } from './body/copyHistory.ts'
import { type FoldWords, foldSection, movingFolded } from './body/folding.ts'
import { isInBar } from './body/formatBar.ts'
import { KeptBodies, showsSections } from './body/kept.ts'
import { sectionEntry } from './body/moving.ts'
import { replacing } from './body/replacing.ts'
import { duplicatingSection, removingSection, sectionAt, sectionText } from './body/sections.ts'

/** What the display copy can ask of the body. */
export type BodyHandle = { focusStart(): void }

type Props = {
  ref: RefObject<BodyHandle | null>
  /** The element that scrolls the whole page. */
  page: RefObject<HTMLElement | null>
  /** What works in the editor once it is there. */
  extras: Extension
  /** Called to go up from the first row. */
  leaveUp(): void
}

const kept = new KeptBodies()

function noteCopy(transactions: ViewUpdate['transactions']): void {
  const { content, edit } = useSession.getState()
  const texts = content ? copyAfter(transactions, content) : {}
  if (Object.keys(texts).length === 0) return
  writeInField(texts)
  edit(texts)
}

function noteSelection({ state, view }: ViewUpdate): void {
  const { from, to, empty } = state.selection.main
  const isHere = view.hasFocus || isInBar(document.activeElement)
  if (isHere && !empty) useOutline.setState({ selected: { from, to } })
  else if (useOutline.getState().selected) useOutline.setState({ selected: null })
}

function noteUpdate(update: ViewUpdate): void {
  const { docChanged, selectionSet, focusChanged, state, transactions } = update
  if (docChanged || selectionSet || focusChanged) noteSelection(update)
  noteCopy(transactions)
  if (docChanged && !transactions.every((transaction) => transaction.annotation(fromLibrary))) {
    const { doc } = state
    const isTyping = transactions.some((each) => each.isUserEvent('input') || each.isUserEvent('delete'))
    useSession.getState().editBody(() => splitSections(doc.toString()), isTyping ? 'soon' : 'at once')
  }
  if (docChanged || selectionSet) {
    const current = sectionAt(state, state.selection.main.head)
    if (current !== useOutline.getState().current) useOutline.setState({ current })
  }
}

function pageOver(view: EditorView) {
  return {
    goTo(section: number) {
      const anchor = sectionEntry(view.state, section)
      view.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'start', yMargin: 60 }),
      })
      view.focus()
    },
    move(from: number, to: number) {
      const moved = movingFolded(view.state, from, to)
      if (moved) view.dispatch(moved)
    },
    fold: (section: number) => foldSection(view, section),
    duplicate(section: number) {
      const copied = duplicatingSection(view.state, section)
      if (copied) view.dispatch(copied)
    },
    remove(section: number) {
      const removed = removingSection(view.state, section)
      if (removed) view.dispatch(removed)
    },
    textOf: (section: number) => sectionText(view.state, section),
    change({ body = [], copy = {} }: PageChange) {
      const { content } = useSession.getState()
      if (view.state.readOnly || !content) return
      const before = Object.fromEntries(Object.keys(copy).map((part) => [part, Reflect.get(content, part)]))
      view.dispatch({
        changes: [...body],
        effects: copyChange.of({ before, after: copy }),
        annotations: isolateHistory.of('full'),
        userEvent: 'set',
      })
    },
    select(from: number, to: number) {
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      view.focus()
    },
    run: (command: BodyCommandId) => runBodyCommand(view, command),
    takeBack(step: 'undo' | 'redo', part: keyof CopyTexts) {
      const { content } = useSession.getState()
      const found: Transaction[] = []
      const take = step === 'undo' ? undo : redo
      take({ state: view.state, dispatch: (transaction) => void found.push(transaction) })
      const [transaction] = found
      if (!transaction || !content || !setsCopy(transaction, part, content[part])) return false
      view.dispatch(transaction)
      return true
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
  }
}

/** The body of the open article: one text, one history. React renders it once; what is typed goes past React. */
export function Body({ ref, page, extras, leaveUp }: Props) {
  const { t } = useWords()
  const openedId = useSession((session) => session.openedId)
  const loads = useSession((session) => session.loads)
  const language = useSession((session) => session.content?.language ?? '')
  const readOnly = useSession((session) => session.savedState?.kind === 'read-only')
  const host = useRef<HTMLDivElement | null>(null)
  const view = useRef<EditorView | null>(null)
  const shown = useRef<{ id: string; loads: number } | null>(null)
  const name = t('editor:body')
  const invitation = t('editor:body.placeholder')
  const { setWhileTyping, typography, showSpaces, typewriter } = useSettings(({ settings }) => settings)
  const setting = setWhileTyping ? typography : null
  const words = useMemo<FoldWords>(
    () => ({
      fold: t('editor:fold'),
      unfold: t('editor:unfold'),
      hidden: (signs) => t('editor:folded', { signs: t('common:signs', { count: signs }) }),
    }),
    [t],
  )
  const now = useMemo<Surroundings>(
    () => ({
      name,
      invitation,
      language,
      readOnly,
      setting,
      showSpaces,
      foldWords: words,
      extras,
      typewriter,
      leaveUp,
    }),
    [name, invitation, language, readOnly, setting, showSpaces, words, extras, typewriter, leaveUp],
  )
  const around = useRef(now)
  around.current = now

  useLayoutEffect(() => {
    if (!host.current) return
    const created = new EditorView({ parent: host.current, state: EditorState.create() })
    view.current = created
    useOutline.setState({ view: created, ...pageOver(created) })
    return () => {
      const { current: left } = shown
      if (left) kept.keep(left.id, { state: created.state, scrollTop: page.current?.scrollTop ?? 0 })
      shown.current = null
      view.current = null
      useOutline.setState({ view: null, selected: null })
      created.destroy()
    }
  }, [page])

  useLayoutEffect(() => {
    const { content } = useSession.getState()
    const { current: body } = view
    const { current: before } = shown
    if (!body || !content || openedId === null) return
    shown.current = { id: openedId, loads }
    if (before?.id === openedId) {
      if (before.loads !== loads && !showsSections(body.state.doc.toString(), content.sections))
        body.dispatch(replacing(body.state, joinSections(content.sections)))
      return
    }
    const scroller = page.current
    if (before) kept.keep(before.id, { state: body.state, scrollTop: scroller?.scrollTop ?? 0 })
    const found = kept.take(openedId, content.sections)
    const fresh = () => bodyState(joinSections(content.sections), around.current, noteUpdate)
    body.setState(found?.state ?? fresh())
    if (found) body.dispatch({ effects: surroundingsEffect(around.current) })
    useOutline.setState({
      current: sectionAt(body.state, body.state.selection.main.head),
      selected: null,
    })
    if (scroller) scroller.scrollTop = found?.scrollTop ?? 0
  }, [openedId, loads, page])

  useEffect(() => {
    view.current?.dispatch({ effects: surroundingsEffect(now) })
  }, [now])

  useImperativeHandle(
    ref,
    () => ({
      focusStart() {
        const { current: body } = view
        body?.dispatch({ selection: { anchor: sectionEntry(body.state, 0) }, scrollIntoView: true })
        body?.focus()
      },
    }),
    [],
  )

  return <div ref={host} className={styles.body} />
}
