import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react'
import type { TextRange } from '../../../../core/search.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { canFix, diagnosticWords, ruleOf, useDiagnostics } from '../../editor/diagnostics/store.ts'
import { fixAll, fixAllLike, fixDiagnostic, replaceWord } from '../../editor/diagnostics/actions.ts'
import { focusedProofreader } from '../../editor/diagnostics/pageProofreader.ts'
import { rangeOf } from '../../editor/diagnostics/proofreadResult.ts'
import { usePage } from '../../editor/pageStore.ts'
import { Button } from '../../ui/Button.tsx'
import { InlineDiff } from '../../ui/InlineDiff.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticCard.module.css'
import { useFloatingPosition } from './floating.ts'
import { Suggestions, useSuggestions } from './Suggestions.tsx'

type Reach = 'here' | 'article' | 'rule'
type Shown = NonNullable<ReturnType<typeof useDiagnostics.getState>['shown']>

const HIDE_DELAY = 260

/** The card of a diagnostic: explanation and fixes. */
export function DiagnosticCard() {
  const shown = useDiagnostics((state) => state.shown)
  const range = shown && rangeOnPage(shown)
  return range ? <Card shown={shown} range={range} /> : null
}

/** Where a diagnostic is on the page as it is now; null for one of the correction, which the page does not show. */
function rangeOnPage({ diagnostic }: Shown): TextRange | null {
  const { last } = focusedProofreader()
  return last?.doc === articleEditor.state?.doc && last ? rangeOf(last, diagnostic) : null
}

const actions = () => import('../../editor/diagnostics/diagnosticActions.ts')

const close = () => useDiagnostics.setState({ shown: null })

/** Closes the card when the focus moves elsewhere. */
function useCloseOnFocusOut({ by }: Shown, card: RefObject<HTMLElement | null>): void {
  const isHovered = by === 'pointer'
  useEffect(() => {
    if (isHovered) return
    const onFocus = ({ target }: FocusEvent) => {
      const isHere = (element: Element | null | undefined) =>
        target instanceof Node && element?.contains(target) === true
      if (!isHere(card.current) && !isHere(articleEditor.view?.dom)) close()
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [isHovered, card])
}

/**
 * Focuses the first button of a card that was stepped to: the first suggestion, where there is one. While suggestions are looked
 * for, the card itself has the focus, so that Enter does not ignore a word that has one.
 */
function useFocusAfterStep(shown: Shown, card: RefObject<HTMLElement | null>, isLooking: boolean): void {
  const focused = useRef<Shown | null>(null)
  useEffect(() => {
    if (shown.by !== 'step') return
    // After a jump the page scrolls first, and lays out the lines it scrolls to.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const hasMoved = focused.current === shown && document.activeElement !== card.current
        focused.current = shown
        const first = isLooking ? null : card.current?.querySelector('button')
        if (!hasMoved) (first ?? card.current)?.focus({ preventScroll: true })
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [shown, card, isLooking])
}

function Card({ shown, range }: { shown: Shown; range: TextRange }) {
  const { diagnostic, by } = shown
  const { t } = useTranslations()
  const id = useId()
  const readOnly = usePage((state) => state.readOnly)
  const { fixes, fixable } = useDiagnostics((state) => state.counts)
  const card = useRef<HTMLDivElement | null>(null)
  const style = useFloatingPosition(card, range, 'under')
  const { title, why } = diagnosticWords(t, diagnostic)
  const isSpelling = diagnostic.finding.source === 'spelling'
  const ofRule = fixable.get(ruleOf(diagnostic)) ?? 0

  useCloseOnFocusOut(shown, card)

  const returnFocus = () => {
    if (card.current?.contains(document.activeElement)) articleEditor.focus()
  }
  const act = (action: () => void) => () => {
    returnFocus()
    action()
  }
  const suggested = useSuggestions(diagnostic)
  useFocusAfterStep(shown, card, suggested === undefined && !readOnly)
  const ignore = (reach: Reach) => void actions().then((module) => module.ignoreDiagnostic(diagnostic, reach))
  /** What a digit does: the suggestion of that number, or the fix; 0 ignores. */
  const ofDigit = (digit: number): (() => void) | null => {
    if (digit === 0) return () => ignore('here')
    const word = suggested?.[digit - 1]
    if (word !== undefined) return () => replaceWord(diagnostic, word, false)
    return digit === 1 && canFix(diagnostic) ? () => fixDiagnostic(diagnostic) : null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const byDigit = isPlain && !readOnly && /^\d$/.test(event.key) ? ofDigit(Number(event.key)) : null
    if (byDigit) act(byDigit)()
    else if (event.key === 'Escape') act(close)()
    else if (event.key === '.' && (event.ctrlKey || event.metaKey) && !readOnly)
      act(() => fixDiagnostic(diagnostic))()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerLeave = () => {
    setTimeout(() => {
      const { shown: now } = useDiagnostics.getState()
      const isThere = document.querySelector('[data-diagnostic-card]:hover, [data-diagnostic]:hover')
      if (by === 'pointer' && now === shown && !isThere) act(close)()
    }, HIDE_DELAY)
  }

  return (
    <div
      ref={card}
      data-diagnostic-card
      className={styles.card}
      role="dialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-why`}
      style={style}
      onKeyDown={onKeyDown}
      onPointerLeave={onPointerLeave}
    >
      <p
        className={styles.title}
        data-certainty={diagnostic.finding.certainty}
        data-source={diagnostic.finding.source}
      >
        <b id={`${id}-title`}>{title}</b>
        <InlineDiff written={diagnostic.finding.written} replacement={diagnostic.finding.replacement} />
      </p>
      <p id={`${id}-why`} className={styles.why}>
        {why}
      </p>
      {!readOnly && isSpelling && <Suggestions diagnostic={diagnostic} suggested={suggested} act={act} />}
      {!readOnly && !isSpelling && (canFix(diagnostic) || fixes > 1) && (
        <div className={styles.actions}>
          {canFix(diagnostic) && (
            <Button aria-keyshortcuts="1" onClick={act(() => fixDiagnostic(diagnostic))}>
              <kbd aria-hidden>1</kbd> {t('remarks:fix')}
            </Button>
          )}
          {canFix(diagnostic) && ofRule > 1 && (
            <Button onClick={act(() => fixAllLike(diagnostic))}>
              {t('remarks:fixRule', { count: ofRule })}
            </Button>
          )}
          {fixes > 1 && (
            <Button onClick={act(() => void fixAll())}>{t('remarks:fixAll', { count: fixes })}</Button>
          )}
        </div>
      )}
      {!readOnly && (
        <div className={styles.ignoring}>
          <Button variant="quiet" aria-keyshortcuts="0" onClick={act(() => ignore('here'))}>
            <kbd aria-hidden>0</kbd> {t('remarks:ignore.here')}
          </Button>
          <Button variant="quiet" onClick={act(() => ignore('article'))}>
            {t('remarks:ignore.article')}
          </Button>
          {isSpelling ? (
            <Button
              variant="quiet"
              onClick={act(() => void actions().then((module) => module.addToDictionary(diagnostic)))}
            >
              {t('remarks:add')}
            </Button>
          ) : (
            <Button variant="quiet" title={t('remarks:ignore.rule.note')} onClick={act(() => ignore('rule'))}>
              {t('remarks:ignore.rule')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
