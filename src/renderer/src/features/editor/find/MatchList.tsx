import type { KeyboardEvent } from 'react'
import { FoundText, Tick } from '../../../ui/FoundText.tsx'
import { VirtualListbox } from '../../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../../useTranslations.ts'
import { articleSearch, isTicked, useMatches } from './articleSearch.ts'
import styles from './FindBar.module.css'
import type { Replacement } from './replacing.ts'
import { keyOf, OBJECT_CHARACTER, type Match } from './matches.ts'

const ROW_HEIGHT = 30
const MAX_ROWS = 7
/** How much text is shown around a match, in UTF-16 units. */
const CONTEXT = { before: 26, after: 90 } as const

/** Text for one row: footnotes and images as `¹`. */
const readable = (text: string) => text.replaceAll(OBJECT_CHARACTER, '¹').replaceAll('\n', ' ')

/** A match with its surrounding text. */
function contextOf({ text: { text }, from, to }: Match) {
  const start = from <= CONTEXT.before ? 0 : text.lastIndexOf(' ', from - CONTEXT.before / 2) + 1
  const isCut = start > 0 && from - start <= CONTEXT.before
  const before = isCut || start === 0 ? text.slice(start, from) : text.slice(from - CONTEXT.before, from)
  return {
    before: readable(start > 0 ? `…${before}` : before),
    found: readable(text.slice(from, to)),
    after: readable(text.slice(to, to + CONTEXT.after)),
  }
}

function MatchRow({
  match,
  replacement,
  ticked,
}: {
  match: Match
  replacement: Replacement | null
  ticked: boolean
}) {
  const { field, isNote } = match.text
  return (
    <>
      {replacement && <Tick ticked={ticked} />}
      <FoundText
        {...contextOf(match)}
        field={field}
        isNote={isNote}
        insert={replacement && ticked ? replacement.insert : null}
        isProtected={replacement?.isProtected ?? false}
      />
    </>
  )
}

/** All matches with their surrounding text and, if replacing, the result; each can be left out. */
export function MatchList({ replacements }: { replacements: readonly Replacement[] | null }) {
  const { t } = useTranslations()
  const { matches, current, choices } = useMatches()
  const toggle = (index: number) => {
    const replacement = replacements?.[index]
    if (!replacement) return
    const next = new Map(choices)
    next.set(keyOf(replacement.match), !isTicked(replacement, choices))
    useMatches.setState({ choices: next })
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    if (event.key !== ' ' || !replacements) return false
    toggle(index)
    return true
  }
  return (
    <div
      className={styles.list}
      style={{ height: `min(${Math.min(matches.length, MAX_ROWS) * ROW_HEIGHT}px, 35vh)` }}
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
        onAction={(_action, index) => toggle(index)}
        option={(index) => {
          const match = matches[index]
          const replacement = replacements?.[index] ?? null
          const ticked = replacement !== null && isTicked(replacement, choices)
          return {
            selected: index === current,
            ...(replacement ? { checked: ticked } : {}),
            className: styles.match,
            content: match && <MatchRow match={match} replacement={replacement} ticked={ticked} />,
          }
        }}
      />
    </div>
  )
}
