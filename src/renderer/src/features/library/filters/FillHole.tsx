import { useEffect, useRef, useState } from 'react'
import { create } from 'zustand'
import {
  type Filling,
  HOLE_UNITS,
  type HoleFillings,
  type HoleUnit,
  typedHole,
} from '../../../../../core/fillHole.ts'
import type { Failure } from '../../../../../core/failure.ts'
import { failureSentence } from '../../../../../i18n/index.ts'
import { addFilterSentences } from '../../../../../i18n/filters.ts'
import { newsroom } from '../../../client.ts'
import { openListed } from '../../../commands/articles.ts'
import { useLayout } from '../../../state/layout.ts'
import { queryOf, useLibrary } from '../../../state/library.ts'
import { useSelection } from '../../../state/selection.ts'
import { useSentences, useTranslations } from '../../../useTranslations.ts'
import { untilEmbargo } from '../../../../../core/untilEmbargo.ts'
import styles from './FillHole.module.css'
import { writtenIn } from './filterTerms.ts'

/** How long a length that was typed waits for another key, in milliseconds. */
const LENGTH_DEBOUNCE = 150
const EXAMPLES = { signs: 4500, feuillets: 3 } as const

/** What was typed last, kept while other lists are on show. */
const useHole = create<{ typed: string; unit: HoleUnit }>(() => ({ typed: '', unit: 'signs' }))

type Answer = { signs: number; query: string; filled: HoleFillings } | { failure: Failure } | null

/** The fillings of a hole, read again when the list changes; null until they are known, and for no hole. */
function useFillings(signs: number | null): Answer {
  const [answer, setAnswer] = useState<Answer>(null)
  const query = useLibrary(queryOf)
  const pages = useLibrary((state) => state.pages)
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that changed change the fillings
  useEffect(() => {
    if (signs === null) return setAnswer(null)
    let isGone = false
    const timer = setTimeout(() => {
      void newsroom.fillHole({ signs, query }).then((filled) => {
        if (isGone) return
        setAnswer(filled.ok ? { signs, query, filled: filled.value } : { failure: filled.failure })
      })
    }, LENGTH_DEBOUNCE)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [signs, query, pages])
  return answer
}

/** Articles that fill the hole together, as a sum: each can be opened, and all be selected for what is done to several. */
function Proposal({ filling: { articles, signs, left } }: { filling: Filling }) {
  const { t, locale } = useTranslations()
  const nameOf = (headline: string) => headline || t('library:untitled')
  const headlines = articles.map(({ headline }) => nameOf(headline)).join(' · ')
  const rest =
    left === 0
      ? t('filters:exact')
      : left > 0
        ? t('filters:fits', { count: left })
        : t('filters:tooLong', { count: -left })
  return (
    <li>
      {articles.map((article) => {
        const embargo = untilEmbargo(article.embargo, new Date(), locale)
        return (
          <button
            key={article.id}
            type="button"
            className={styles.article}
            onClick={() => void openListed(article.id)}
          >
            <span lang={article.language} dir="auto">
              {nameOf(article.headline)}
            </span>
            <span className={styles.length}>{t('common:number', { count: article.signs })}</span>
            {embargo && <span className={styles.embargo}>{t('library:embargo', { when: embargo })}</span>}
          </button>
        )
      })}
      <div className={styles.sum}>
        <button
          type="button"
          className={styles.select}
          aria-label={t('filters:selectLabel', { headlines })}
          onClick={() => useSelection.getState().selectThese(articles)}
        >
          {t('filters:select')}
        </button>
        <span className={left < 0 ? styles.tooLong : undefined}>{rest}</span>
        <b title={t('common:signs', { count: signs })}>{t('common:number', { count: signs })}</b>
      </div>
    </li>
  )
}

function Proposals({ answer }: { answer: NonNullable<Answer> }) {
  const { t } = useTranslations()
  if ('failure' in answer) {
    return (
      <p role="alert" className={styles.none}>
        {failureSentence(t, answer.failure)}
      </p>
    )
  }
  const { fillings } = answer.filled
  if (fillings.length === 0) {
    return (
      <p role="status" className={styles.none}>
        {t(answer.query === '' ? 'filters:nothingReady' : 'filters:nothingReadyHere')}
      </p>
    )
  }
  return (
    <>
      <p role="status" className="visually-hidden">
        {t('filters:proposed', { count: fillings.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard */}
      <ul className={styles.proposals} aria-label={t('filters:fillings')} tabIndex={0}>
        {fillings.map((filling) => (
          <Proposal key={filling.articles.map(({ id }) => id).join(' ')} filling={filling} />
        ))}
      </ul>
    </>
  )
}

/** Above the list of what is ready: the length of a hole, and the articles that fill it. */
export default function FillHole() {
  useSentences(addFilterSentences)
  const { t, locale } = useTranslations()
  const { typed, unit: chosen } = useHole()
  // Feuillets are French.
  const hasUnits = writtenIn(locale) === 'fr'
  const unit = hasUnits ? chosen : 'signs'
  const signs = typedHole(typed, unit)
  const answer = useFillings(signs)
  const isWrong = typed.trim() !== '' && signs === null
  const field = useRef<HTMLInputElement>(null)
  const isFocused = useLayout((layout) => layout.isHoleFocused)
  useEffect(() => {
    if (!isFocused) return
    field.current?.focus()
    field.current?.select()
    useLayout.setState({ isHoleFocused: false })
  }, [isFocused])
  return (
    <section className={styles.section} aria-label={t('filters:fillHole')}>
      <div className={styles.hole}>
        <label htmlFor="hole">{t('filters:hole')}</label>
        <input
          ref={field}
          id="hole"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          placeholder={t('common:number', { count: EXAMPLES[unit] })}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'hole-problem' : undefined}
          onChange={(event) => useHole.setState({ typed: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === '') return
            event.preventDefault()
            useHole.setState({ typed: '' })
          }}
        />
        {hasUnits ? (
          <select
            aria-label={t('filters:unit')}
            value={unit}
            onChange={(event) =>
              useHole.setState({ unit: HOLE_UNITS.find((each) => each === event.target.value) ?? 'signs' })
            }
          >
            {HOLE_UNITS.map((each) => (
              <option key={each} value={each}>
                {t(`filters:unit.${each}`)}
              </option>
            ))}
          </select>
        ) : (
          <span>{t('filters:unit.signs')}</span>
        )}
      </div>
      {isWrong && (
        <p id="hole-problem" role="alert" className={styles.problem}>
          {t('filters:holeProblem', { example: t('common:number', { count: EXAMPLES[unit] }) })}
        </p>
      )}
      {signs !== null && answer && <Proposals answer={answer} />}
    </section>
  )
}
