import type { KeyboardEvent } from 'react'
import { VirtualListbox } from '../../../ui/VirtualListbox.tsx'
import { useWords } from '../../../words.ts'
import { articleSearch, isTicked, useFound } from './articleSearch.ts'
import styles from './FindBar.module.css'
import type { Replacement } from './replacing.ts'
import { keyOf, LEAF, type Match } from './texts.ts'

const ROW_HEIGHT = 30
const MOST_ROWS = 7
/** So much of what stands around a match is shown, in UTF-16 units. */
const CONTEXT = { before: 26, after: 90 } as const

/** A footnote's reference or a picture within a line of the list. */
const shown = (text: string) => text.replaceAll(LEAF, '¹').replaceAll('\n', ' ')

/** A match with the words around it in its text. */
function contextOf({ text: { text }, from, to }: Match) {
  const start = from <= CONTEXT.before ? 0 : text.lastIndexOf(' ', from - CONTEXT.before / 2) + 1
  const isCut = start > 0 && from - start <= CONTEXT.before
  const before = isCut || start === 0 ? text.slice(start, from) : text.slice(from - CONTEXT.before, from)
  return {
    before: shown(start > 0 ? `…${before}` : before),
    found: shown(text.slice(from, to)),
    after: shown(text.slice(to, to + CONTEXT.after)),
  }
}

function Row({
  match,
  replacement,
  ticked,
}: {
  match: Match
  replacement: Replacement | null
  ticked: boolean
}) {
  const { t } = useWords()
  const { before, found, after } = contextOf(match)
  const { field, isNote } = match.text
  return (
    <>
      {replacement && (
        <span className={styles.tick} data-action="tick" data-ticked={ticked || undefined} aria-hidden>
          {ticked ? '✓' : ''}
        </span>
      )}
      {field && <span className={styles.part}>{t(`editor:${field}`)}</span>}
      {isNote && <span className={styles.part}>{t('find:note')}</span>}
      <span className={styles.context} dir="auto">
        {before}
        {replacement && ticked ? (
          <>
            <del>{found}</del>
            {replacement.insert !== '' && <ins>{replacement.insert}</ins>}
          </>
        ) : (
          <mark>{found}</mark>
        )}
        {after}
      </span>
      {replacement?.isHeld && (
        <span className={styles.held} title={t('find:heldHere')}>
          {t('find:heldTag')}
        </span>
      )}
    </>
  )
}

/** Every match with the words around it, before and after where it is to be replaced; each can be left out. */
export function MatchList({ replacements }: { replacements: readonly Replacement[] | null }) {
  const { t } = useWords()
  const { matches, current, choices } = useFound()
  const tick = (index: number) => {
    const replacement = replacements?.[index]
    if (!replacement) return
    const next = new Map(choices)
    next.set(keyOf(replacement.match), !isTicked(replacement, choices))
    useFound.setState({ choices: next })
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    if (event.key !== ' ' || !replacements) return false
    tick(index)
    return true
  }
  return (
    <div
      className={styles.list}
      style={{ height: `min(${Math.min(matches.length, MOST_ROWS) * ROW_HEIGHT}px, 35vh)` }}
    >
      <VirtualListbox
        label={t(replacements ? 'find:preview' : 'find:matches')}
        className={styles.rows}
        count={matches.length}
        rowHeight={ROW_HEIGHT}
        active={current}
        onActive={(index) => articleSearch.goTo(index)}
        onEnter={() => articleSearch.select()}
        onKey={onKey}
        onAction={(_action, index) => tick(index)}
        option={(index) => {
          const match = matches[index]
          const replacement = replacements?.[index] ?? null
          const ticked = replacement !== null && isTicked(replacement, choices)
          return {
            selected: index === current,
            ...(replacement ? { checked: ticked } : {}),
            className: styles.match,
            content: match && <Row match={match} replacement={replacement} ticked={ticked} />,
          }
        }}
      />
    </div>
  )
}
