import type { Selection } from 'prosemirror-state'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Keyboard, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components'
import { type CommandId, COMMANDS, type PageCommandId } from '../../../../contract/commands.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { isMac, shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { usePage } from '../../editor/pageStore.ts'
import { pasteClipboard } from '../../editor/plugins/clipboard.ts'
import { isPlain } from './formatTools.ts'
import styles from '../../ui/ChoiceMenu.module.css'
import { useWords } from '../../words.ts'

type ClipboardAction = 'cut' | 'copy' | 'paste'

const KEYS: { readonly [action in ClipboardAction]: string } = isMac
  ? { cut: '⌘X', copy: '⌘C', paste: '⌘V' }
  : { cut: 'Ctrl+X', copy: 'Ctrl+C', paste: 'Ctrl+V' }

const MARKS = ['bold', 'italic', 'link'] as const satisfies readonly PageCommandId[]
const OF_TABLE = COMMANDS.filter(({ within, id }) => within === 'table' && id !== 'insert-table')
const OF_SECTION = [
  'section-up',
  'section-down',
  'section-fold',
  'section-duplicate',
  'section-apart',
  'section-remove',
] as const satisfies readonly CommandId[]

type Place = {
  readonly x: number
  readonly y: number
  readonly selection: Selection
  readonly inTable: boolean
  readonly onHeading: boolean
}

/** What stands where the menu was asked for; the caret goes there unless that is within what is selected. */
function placeAt(x: number, y: number, byPointer: boolean): Place | null {
  const { view } = articleEditor
  if (!view) return null
  const found = byPointer ? view.posAtCoords({ left: x, top: y }) : null
  const { from, to } = view.state.selection
  if (found && (found.pos < from || found.pos > to)) articleEditor.select(found.pos, found.pos, 'nearest')
  const { block } = usePage.getState()
  const { selection } = view.state
  return { x, y, selection, inTable: block === 'table', onHeading: block === 'sectionHeading' }
}

/** Does something once the closed menu has given the focus back, which takes it a frame. */
function afterFocusReturned(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}

/** Takes the focus to the page, with the selection that was there when the menu opened. */
function restore(selection: Selection): void {
  const { state } = articleEditor
  articleEditor.focus()
  const isThere = state?.doc === selection.$from.doc
  if (state && isThere && !state.selection.eq(selection))
    articleEditor.dispatch(state.tr.setSelection(selection))
}

function act(id: string): void {
  if (id === 'cut' || id === 'copy') document.execCommand(id)
  else if (id === 'paste') {
    if (articleEditor.view) void pasteClipboard(articleEditor.view, 'rich')
  } else {
    const command = COMMANDS.find((each) => each.id === id)
    if (command) dispatch(command.id)
  }
}

/** The menu of the page: what can be done with the text that one points at, or where the caret is. */
export function ContextMenu() {
  const { t } = useWords()
  const mounted = usePage((page) => page.mounted)
  const readOnly = usePage((page) => page.readOnly)
  const block = usePage((page) => page.block)
  const [place, setPlace] = useState<Place | null>(null)
  const anchor = useRef<HTMLSpanElement | null>(null)

  useEffect(() => {
    const page = articleEditor.view?.dom
    if (!mounted || !page) return undefined
    const stop = new AbortController()
    const { signal } = stop
    page.addEventListener(
      'contextmenu',
      (event) => {
        event.preventDefault()
        setPlace(placeAt(event.clientX, event.clientY, true))
      },
      { signal },
    )
    page.addEventListener(
      'keydown',
      (event) => {
        const isAsked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
        const { view } = articleEditor
        if (!isAsked || event.altKey || event.ctrlKey || event.metaKey || !view) return
        event.preventDefault()
        const { left, bottom } = view.coordsAtPos(view.state.selection.head)
        setPlace(placeAt(left, bottom, false))
      },
      { signal },
    )
    return () => stop.abort()
  }, [mounted])

  const isEmpty = articleEditor.state?.selection.empty ?? true
  const close = (chosen: string | null) => {
    if (!place) return
    const { selection } = place
    setPlace(null)
    afterFocusReturned(() => {
      restore(selection)
      if (chosen !== null) act(chosen)
    })
  }

  const item = (id: string, words: string, key: string, isOff: boolean) => (
    <MenuItem
      key={id}
      id={id}
      textValue={words}
      isDisabled={isOff}
      className={`${styles.item} ${styles.plain}`}
    >
      <Text slot="label">{words}</Text>
      {key && <Keyboard>{key}</Keyboard>}
    </MenuItem>
  )
  const ofClipboard = (action: ClipboardAction, isOff: boolean) =>
    item(action, t(`editor:contextMenu.${action}`), KEYS[action], isOff)
  const ofCommand = (id: CommandId, isOff: boolean) =>
    item(id, t(`common:command.${id}`), shortcutLabel(id, t), isOff)
  return (
    <>
      {createPortal(
        <span
          ref={anchor}
          aria-hidden
          style={{ position: 'fixed', left: place?.x ?? 0, top: place?.y ?? 0, width: 0, height: 0 }}
        />,
        document.body,
      )}
      <Popover
        triggerRef={anchor}
        isOpen={place !== null}
        onOpenChange={(isOpen) => !isOpen && close(null)}
        placement="bottom start"
        offset={2}
        className={styles.popover ?? ''}
      >
        <Menu
          aria-label={t('editor:contextMenu')}
          className={styles.menu ?? ''}
          autoFocus="first"
          onAction={(id) => close(String(id))}
        >
          <MenuSection aria-label={t('editor:contextMenu.clipboard')} className={styles.section ?? ''}>
            {ofClipboard('cut', readOnly || isEmpty)}
            {ofClipboard('copy', isEmpty)}
            {ofClipboard('paste', readOnly)}
            {ofCommand('paste-plain', readOnly)}
          </MenuSection>
          <MenuSection aria-label={t('editor:format')} className={styles.section ?? ''}>
            {MARKS.map((id) => ofCommand(id, readOnly || isPlain(block)))}
          </MenuSection>
          {place?.inTable && (
            <MenuSection aria-label={t('editor:contextMenu.table')} className={styles.section ?? ''}>
              {OF_TABLE.map(({ id }) => ofCommand(id, readOnly))}
            </MenuSection>
          )}
          {place?.onHeading && (
            <MenuSection aria-label={t('editor:contextMenu.section')} className={styles.section ?? ''}>
              {OF_SECTION.map((id) => ofCommand(id, readOnly))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </>
  )
}
