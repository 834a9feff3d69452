import type { Selection } from 'prosemirror-state'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Keyboard, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components'
import { type CommandId, COMMANDS, commandsIn, type PageCommandId } from '../../../../contract/commands.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { isMac } from '../../platform.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { fixDiagnostic, replaceWord } from '../../editor/diagnostics/actions.ts'
import { focusedProofreader } from '../../editor/diagnostics/pageProofreader.ts'
import { rangeOf } from '../../editor/diagnostics/proofreadResult.ts'
import { canFix, type Diagnostic, diagnosticWords, useDiagnostics } from '../../editor/diagnostics/store.ts'
import { usePage } from '../../editor/pageStore.ts'
import { pasteClipboard } from '../../editor/plugins/clipboard.ts'
import { isPlain } from './formatTools.ts'
import styles from '../../ui/ChoiceMenu.module.css'
import { useSuggestions } from './Suggestions.tsx'
import { useTranslations } from '../../useTranslations.ts'

type ClipboardAction = 'cut' | 'copy' | 'paste'

const CLIPBOARD_KEYS: { readonly [action in ClipboardAction]: string } = isMac
  ? { cut: '⌘X', copy: '⌘C', paste: '⌘V' }
  : { cut: 'Ctrl+X', copy: 'Ctrl+C', paste: 'Ctrl+V' }

const MARK_COMMANDS = ['bold', 'italic', 'link'] as const satisfies readonly PageCommandId[]
const TABLE_COMMANDS = commandsIn('table')
const SECTION_COMMANDS = commandsIn('section')

type MenuContext = {
  readonly x: number
  readonly y: number
  readonly selection: Selection
  readonly inTable: boolean
  readonly onHeading: boolean
  /** What is underlined at the point. */
  readonly diagnostic: Diagnostic | null
}

/** What is at the point of the menu; moves the caret there unless the point is in the selection. */
function contextAt(x: number, y: number, byPointer: boolean): MenuContext | null {
  const { view } = articleEditor
  if (!view) return null
  const found = byPointer ? view.posAtCoords({ left: x, top: y }) : null
  const { from, to } = view.state.selection
  if (found && (found.pos < from || found.pos > to)) articleEditor.select(found.pos, found.pos, 'nearest')
  const { block } = usePage.getState()
  const { selection } = view.state
  const diagnostic = found && !selection.empty ? null : diagnosticAtCaret()
  return { x, y, selection, inTable: block === 'table', onHeading: block === 'sectionHeading', diagnostic }
}

/** The diagnostic that is underlined where the caret is. */
function diagnosticAtCaret(): Diagnostic | null {
  const { state } = articleEditor
  const { last } = focusedProofreader()
  if (!state || last?.doc !== state.doc) return null
  const { from, to } = state.selection
  return (
    useDiagnostics.getState().diagnostics.find((each) => {
      const range = rangeOf(last, each)
      return range !== null && range.from <= from && range.to >= to
    }) ?? null
  )
}

/** Runs a function after the closed menu has restored the focus, which takes a frame. */
function afterFocusReturned(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}

/** Focuses the page with the selection from before the menu opened. */
function restoreSelection(selection: Selection): void {
  const { state } = articleEditor
  articleEditor.focus()
  const isThere = state?.doc === selection.$from.doc
  if (state && isThere && !state.selection.eq(selection))
    articleEditor.dispatch(state.tr.setSelection(selection))
}

const SUGGESTION = 'suggestion '

/** Does what the menu offers for a diagnostic; false for what is no such action. */
function actOn(diagnostic: Diagnostic | null, id: string): boolean {
  if (!diagnostic) return false
  if (id.startsWith(SUGGESTION)) replaceWord(diagnostic, id.slice(SUGGESTION.length), false)
  else if (id === 'fix-here') fixDiagnostic(diagnostic)
  else if (id === 'ignore-here' || id === 'ignore-article' || id === 'add-word')
    void import('../../editor/diagnostics/diagnosticActions.ts').then((actions) => {
      if (id === 'add-word') actions.addToDictionary(diagnostic)
      else actions.ignoreDiagnostic(diagnostic, id === 'ignore-here' ? 'here' : 'article')
    })
  else return false
  return true
}

function runAction(id: string): void {
  if (id === 'cut' || id === 'copy') document.execCommand(id)
  else if (id === 'paste') {
    if (articleEditor.view) void pasteClipboard(articleEditor.view, 'rich')
  } else {
    const command = COMMANDS.find((each) => each.id === id)
    if (command) dispatch(command.id)
  }
}

/** The page's context menu. */
export function ContextMenu() {
  const { t } = useTranslations()
  const mounted = usePage((page) => page.mounted)
  const readOnly = usePage((page) => page.readOnly)
  const block = usePage((page) => page.block)
  const [context, setContext] = useState<MenuContext | null>(null)
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
        setContext(contextAt(event.clientX, event.clientY, true))
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
        setContext(contextAt(left, bottom, false))
      },
      { signal },
    )
    return () => stop.abort()
  }, [mounted])

  const diagnostic = context?.diagnostic ?? null
  const suggested = useSuggestions(diagnostic)
  const isEmpty = articleEditor.state?.selection.empty ?? true
  const close = (chosen: string | null) => {
    if (!context) return
    const { selection, diagnostic } = context
    setContext(null)
    afterFocusReturned(() => {
      restoreSelection(selection)
      if (chosen !== null && !actOn(diagnostic, chosen)) runAction(chosen)
    })
  }

  const item = (id: string, words: string, key: string, isDisabled: boolean) => (
    <MenuItem
      key={id}
      id={id}
      textValue={words}
      isDisabled={isDisabled}
      className={`${styles.item} ${styles.plain}`}
    >
      <span>{words}</span>
      {key && <Keyboard aria-hidden>{key}</Keyboard>}
    </MenuItem>
  )
  const fixWords = t('remarks:fixTo', { words: diagnostic?.finding.replacement ?? '' })
  const clipboardItem = (action: ClipboardAction, isDisabled: boolean) =>
    item(action, t(`editor:contextMenu.${action}`), CLIPBOARD_KEYS[action], isDisabled)
  const commandItem = (id: CommandId, isDisabled: boolean) =>
    item(id, t(`common:command.${id}`), shortcutLabel(id, t), isDisabled)
  return (
    <>
      {createPortal(
        <span
          ref={anchor}
          aria-hidden
          style={{ position: 'fixed', left: context?.x ?? 0, top: context?.y ?? 0, width: 0, height: 0 }}
        />,
        document.body,
      )}
      <Popover
        aria-label={t('editor:contextMenu')}
        triggerRef={anchor}
        isOpen={context !== null}
        onOpenChange={(isOpen) => !isOpen && close(null)}
        // At the side, so that a menu that is higher than what is below the point moves up instead of being cut.
        placement="right top"
        offset={2}
        className={styles.popover ?? ''}
      >
        <Menu
          // Once the suggestions are there, the first of them has the focus.
          key={String(suggested === undefined)}
          aria-label={t('editor:contextMenu')}
          className={styles.menu ?? ''}
          autoFocus="first"
          onAction={(id) => close(String(id))}
        >
          {diagnostic && !readOnly && (
            <MenuSection aria-label={diagnosticWords(t, diagnostic).title} className={styles.section ?? ''}>
              {(suggested ?? []).map((word) => item(`${SUGGESTION}${word}`, word, '', false))}
              {canFix(diagnostic) && item('fix-here', fixWords, '', false)}
              {item('ignore-here', t('remarks:ignore.here'), '', false)}
              {item('ignore-article', t('remarks:ignore.article'), '', false)}
              {diagnostic.finding.source === 'spelling' && item('add-word', t('remarks:add'), '', false)}
            </MenuSection>
          )}
          <MenuSection aria-label={t('editor:contextMenu.clipboard')} className={styles.section ?? ''}>
            {clipboardItem('cut', readOnly || isEmpty)}
            {clipboardItem('copy', isEmpty)}
            {clipboardItem('paste', readOnly)}
            {commandItem('paste-plain', readOnly)}
          </MenuSection>
          <MenuSection aria-label={t('editor:format')} className={styles.section ?? ''}>
            {MARK_COMMANDS.map((id) => commandItem(id, readOnly || isPlain(block)))}
          </MenuSection>
          {context?.inTable && (
            <MenuSection aria-label={t('editor:contextMenu.table')} className={styles.section ?? ''}>
              {TABLE_COMMANDS.map((id) => commandItem(id, readOnly))}
            </MenuSection>
          )}
          {context?.onHeading && (
            <MenuSection aria-label={t('editor:contextMenu.section')} className={styles.section ?? ''}>
              {SECTION_COMMANDS.map((id) => commandItem(id, readOnly))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </>
  )
}
