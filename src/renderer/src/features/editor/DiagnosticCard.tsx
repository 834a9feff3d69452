import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { articleEditor } from '../../editor/articleEditor.ts'
import { canFix, diagnosticWords, ruleOf, useDiagnostics } from '../../editor/diagnostics.ts'
import { fixAll, fixAllLike, fixDiagnostic } from '../../editor/diagnostics/actions.ts'
import { rangeOf, reader } from '../../editor/diagnostics/reader.ts'
import { usePage } from '../../editor/pageStore.ts'
import { Button } from '../../ui/Button.tsx'
import { Change } from '../../ui/Spaces.tsx'
import { useWords } from '../../words.ts'
import styles from './DiagnosticCard.module.css'

type Props = {
  /** The element that scrolls the whole page, and that the card lies in. */
  page: RefObject<HTMLElement | null>
}

type Shown = NonNullable<ReturnType<typeof useDiagnostics.getState>['shown']>

const GAP = 6
const LEAVING = 260

/** Explains the diagnostic that one points at or goes to, beside its stretch, and offers to fix it. */
export function DiagnosticCard({ page }: Props) {
  const shown = useDiagnostics((state) => state.shown)
  const isOnPage = shown !== null && shown.diagnostic.place !== 'correction'
  return isOnPage ? <Card shown={shown} page={page} /> : null
}

const close = () => useDiagnostics.setState({ shown: null })

/** Puts the card away as soon as one goes elsewhere. */
function useLeaving({ by }: Shown, card: RefObject<HTMLElement | null>): void {
  const isPointed = by === 'pointer'
  useEffect(() => {
    if (isPointed) return
    const onFocus = ({ target }: FocusEvent) => {
      const isHere = (element: Element | null | undefined) =>
        target instanceof Node && element?.contains(target) === true
      if (!isHere(card.current) && !isHere(articleEditor.view?.dom)) close()
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [isPointed, card])
}

/** Where the card goes within its page: under the stretch, or over it where there is no room under it. */
function placeIn(
  page: HTMLElement,
  card: HTMLElement,
  { diagnostic }: Shown,
): { left: number; top: number } | null {
  const { view } = articleEditor
  const range = view && reader.last?.doc === view.state.doc ? rangeOf(reader.last, diagnostic) : null
  if (!view || !range) return null
  const start = view.coordsAtPos(range.from, 1)
  const end = view.coordsAtPos(range.to, -1)
  const around = page.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = card
  const isOver =
    end.bottom + GAP + offsetHeight > around.bottom && start.top - GAP - offsetHeight > around.top
  const top = isOver ? start.top - GAP - offsetHeight : end.bottom + GAP
  const sheet = page.querySelector('article')?.getBoundingClientRect() ?? around
  const left = Math.min(start.left - 12, sheet.right - offsetWidth) - around.left
  return { left: Math.max(12, left), top: top - around.top + page.scrollTop }
}

function Card({ shown, page }: { shown: Shown } & Props) {
  const { diagnostic, by } = shown
  const { t } = useWords()
  const id = useId()
  const readOnly = usePage((state) => state.readOnly)
  const { fixes, fixable } = useDiagnostics((state) => state.counts)
  const card = useRef<HTMLDivElement | null>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const { title, why } = diagnosticWords(t, diagnostic)
  const ofRule = fixable.get(ruleOf(diagnostic)) ?? 0

  useEffect(() => {
    const settle = () => {
      if (page.current && card.current) setPlace(placeIn(page.current, card.current, shown))
    }
    // The page first scrolls to where one goes, and knows only then how high its lines are.
    let frame = requestAnimationFrame(() => {
      settle()
      frame = requestAnimationFrame(() => {
        settle()
        if (shown.by === 'step')
          (card.current?.querySelector('button') ?? card.current)?.focus({ preventScroll: true })
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [shown, page])

  useLeaving(shown, card)

  const back = () => {
    if (card.current?.contains(document.activeElement)) articleEditor.focus()
  }
  const act = (action: () => void) => () => {
    back()
    action()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') act(close)()
    else if (event.key === '.' && (event.ctrlKey || event.metaKey) && !readOnly)
      act(() => fixDiagnostic(diagnostic))()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerLeave = () => {
    setTimeout(() => {
      const { shown: now } = useDiagnostics.getState()
      const isThere = document.querySelector('[data-diagnostic-card]:hover, [data-remark]:hover')
      if (by === 'pointer' && now === shown && !isThere) act(close)()
    }, LEAVING)
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
      style={place ?? { left: 12, top: 0, opacity: 0 }}
      onKeyDown={onKeyDown}
      onPointerLeave={onPointerLeave}
    >
      <p className={styles.title} data-certainty={diagnostic.found.certainty}>
        <b id={`${id}-title`}>{title}</b>
        <Change written={diagnostic.found.written} replacement={diagnostic.found.replacement} />
      </p>
      <p id={`${id}-why`} className={styles.why}>
        {why}
      </p>
      {!readOnly && (
        <div className={styles.actions}>
          {canFix(diagnostic) && (
            <Button onClick={act(() => fixDiagnostic(diagnostic))}>{t('proof:fix')}</Button>
          )}
          {canFix(diagnostic) && ofRule > 1 && (
            <Button onClick={act(() => fixAllLike(diagnostic))}>
              {t('proof:fixRule', { count: ofRule })}
            </Button>
          )}
          {fixes > 1 && (
            <Button onClick={act(() => void fixAll())}>{t('proof:fixAll', { count: fixes })}</Button>
          )}
        </div>
      )}
    </div>
  )
}
