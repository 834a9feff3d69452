import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useOutline } from '../../../state/outline.ts'
import { canFix, isFix, type Remark, remarkWords, ruleOf, useProof } from '../../../state/proof.ts'
import { useSession } from '../../../state/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Change } from '../../../ui/Spaces.tsx'
import { useWords } from '../../../words.ts'
import { placeOf } from './bodyRemarks.ts'
import styles from './RemarkCard.module.css'

type Props = {
  /** The element that scrolls the whole page, and that the card lies in. */
  page: RefObject<HTMLElement | null>
}

type Shown = NonNullable<ReturnType<typeof useProof.getState>['shown']>

const GAP = 6
const LEAVING = 260

/** Explains the remark that one points at or goes to, beside its stretch, and offers to fix it. */
export function RemarkCard({ page }: Props) {
  const shown = useProof((proof) => proof.shown)
  const isOnPage = shown !== null && shown.remark.place !== 'correction'
  return isOnPage ? <Card shown={shown} page={page} /> : null
}

const fieldOf = (page: HTMLElement, { place }: Remark) =>
  page.querySelector<HTMLElement>(`textarea[data-copy="${place}"]`)

/** Where one writes in the text of a remark: a field, or the body. */
function textOf(page: HTMLElement | null, remark: Remark): HTMLElement | null {
  if (remark.place === 'body') return useOutline.getState().view?.contentDOM ?? null
  return page && fieldOf(page, remark)
}

/** Puts the card away as soon as one goes elsewhere, and lets its keys work in the text that it is about. */
function useLeaving({ remark, by }: Shown, page: Props['page'], card: RefObject<HTMLElement | null>): void {
  const isPointed = by === 'pointer'
  useEffect(() => {
    if (isPointed) return
    const isAbout = ({ target }: Event) =>
      target instanceof Node && textOf(page.current, remark)?.contains(target) === true
    const onFocus = (event: FocusEvent) => {
      const isOnCard = event.target instanceof Node && card.current?.contains(event.target)
      if (!isOnCard && !isAbout(event)) useProof.setState({ shown: null })
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (remark.place === 'body' || !isAbout(event)) return
      const { fix } = useProof.getState()
      if (event.key === 'Escape') useProof.setState({ shown: null })
      else if (event.key === '.' && (event.ctrlKey || event.metaKey)) fix(remark)
      else return
      event.preventDefault()
    }
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKey)
    }
  }, [isPointed, remark, page, card])
}

/** Where the stretch of a remark is in the window; null where it cannot be seen. */
function anchorOf(page: HTMLElement, remark: Remark): { left: number; top: number; bottom: number } | null {
  if (remark.place !== 'body') return fieldOf(page, remark)?.getBoundingClientRect() ?? null
  const { view } = useOutline.getState()
  const placed = view && placeOf(view.state, remark)
  return placed ? view.coordsAtPos(placed.shownFrom, 1) : null
}

/** Where the card goes within its page: under the stretch, or over it where there is no room under it. */
function placeIn(page: HTMLElement, card: HTMLElement, remark: Remark): { left: number; top: number } | null {
  const anchor = anchorOf(page, remark)
  if (!anchor) return null
  const around = page.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = card
  const isOver =
    anchor.bottom + GAP + offsetHeight > around.bottom && anchor.top - GAP - offsetHeight > around.top
  const top = isOver ? anchor.top - GAP - offsetHeight : anchor.bottom + GAP
  const sheet = page.querySelector('article')?.getBoundingClientRect() ?? around
  const left = Math.min(anchor.left - 12, sheet.right - offsetWidth) - around.left
  return { left: Math.max(12, left), top: top - around.top + page.scrollTop }
}

function Card({ shown, page }: { shown: Shown } & Props) {
  const { remark, by } = shown
  const { t } = useWords()
  const id = useId()
  const readOnly = useSession((session) => session.savedState?.kind === 'read-only')
  const counts = useProof((proof) => proof.counts)
  const { fix, fixEvery } = useProof.getState()
  const card = useRef<HTMLDivElement | null>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const { title, why } = remarkWords(t, remark)
  const ofRule = counts.rules.get(ruleOf(remark)) ?? 0

  useEffect(() => {
    const settle = () => {
      if (page.current && card.current) setPlace(placeIn(page.current, card.current, remark))
    }
    // The page first scrolls to where one goes, and knows only then how high its lines are.
    let frame = requestAnimationFrame(() => {
      settle()
      frame = requestAnimationFrame(() => {
        settle()
        if (by === 'step')
          (card.current?.querySelector('button') ?? card.current)?.focus({ preventScroll: true })
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [remark, by, page])

  useLeaving(shown, page, card)

  const back = () => {
    if (card.current?.contains(document.activeElement)) textOf(page.current, remark)?.focus()
  }
  const close = () => {
    back()
    useProof.setState({ shown: null })
  }
  const act = (action: () => void) => () => {
    back()
    action()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === '.' && (event.ctrlKey || event.metaKey) && !readOnly) act(() => fix(remark))()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerLeave = () => {
    setTimeout(() => {
      const { shown } = useProof.getState()
      const isThere = document.querySelector('[data-remark-card]:hover, [data-remark]:hover')
      if (shown?.by === 'pointer' && shown.remark === remark && !isThere) close()
    }, LEAVING)
  }

  return (
    <div
      ref={card}
      data-remark-card
      className={styles.card}
      role="dialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-why`}
      style={place ?? { left: 12, top: 0, opacity: 0 }}
      onKeyDown={onKeyDown}
      onPointerLeave={onPointerLeave}
    >
      <p className={styles.title} data-certainty={remark.found.certainty}>
        <b id={`${id}-title`}>{title}</b>
        <Change written={remark.found.written} replacement={remark.found.replacement} />
      </p>
      <p id={`${id}-why`} className={styles.why}>
        {why}
      </p>
      {!readOnly && (
        <div className={styles.actions}>
          {canFix(remark) && <Button onClick={act(() => fix(remark))}>{t('proof:fix')}</Button>}
          {counts.fixes > 1 && (
            <Button onClick={act(() => fixEvery(isFix))}>{t('proof:fixAll', { count: counts.fixes })}</Button>
          )}
          {canFix(remark) && ofRule > 1 && (
            <Button onClick={act(() => fixEvery((each) => ruleOf(each) === ruleOf(remark)))}>
              {t('proof:fixRule', { count: ofRule })}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
