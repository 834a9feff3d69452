import { addDialogSentences } from '../../../../../i18n/dialogs.ts'
import { ArrowDown, ArrowUp, ChevronRight, List, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { MOST_MATCHES } from '../../../../../core/find/index.ts'
import { failed } from '../../../../../core/failure.ts'
import { failureSentence } from '../../../../../i18n/index.ts'
import { type Find, type FindRequest, useFind } from '../../../state/find.ts'
import type { FindOptions } from '../../../../../core/find/index.ts'
import { articleEditor } from '../../../editor/articleEditor.ts'
import { usePage } from '../../../editor/pageStore.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { FindField } from '../../../ui/FindField.tsx'
import { FindToggles } from '../../../ui/FindToggles.tsx'
import { tabFieldsFirst } from '../../../ui/tabFieldsFirst.ts'
import { useSentences, useTranslations } from '../../../useTranslations.ts'
import { articleSearch, useMatches } from './articleSearch.ts'
import styles from './FindBar.module.css'
import { MatchList } from './MatchList.tsx'
import { ReplaceRow, useReplacements } from './ReplaceRow.tsx'

type Props = {
  /** The element that scrolls the page. */
  page: RefObject<HTMLElement | null>
}

/** Accents are matched where text is replaced, unless somebody has chosen. */
const optionsFor = ({ options, areAccentsChosen }: Find, isReplacing: boolean): FindOptions =>
  areAccentsChosen || options.matchAccents === isReplacing
    ? options
    : { ...options, matchAccents: isReplacing }

function Toggles() {
  const options = useFind(({ options }) => options)
  const choose = (next: FindOptions) =>
    useFind.setState((before) => ({
      options: next,
      areAccentsChosen: before.areAccentsChosen || next.matchAccents !== before.options.matchAccents,
    }))
  return <FindToggles options={options} onChange={choose} />
}

/** The number of matches and the current one, also for screen readers. */
function Count() {
  const { t } = useTranslations()
  const query = useFind(({ query }) => query)
  const { matches, current, error } = useMatches()
  const total = t('common:number', { count: matches.length }) + (matches.length === MOST_MATCHES ? '+' : '')
  const text =
    query === '' || error
      ? ''
      : matches.length === 0
        ? t('find:none')
        : t('find:count', { at: t('common:number', { count: current + 1 }), total })
  return (
    <span className={styles.count} role="status">
      {text}
    </span>
  )
}

function ErrorLine({ id }: { id: string }) {
  const { t } = useTranslations()
  const error = useMatches(({ error }) => error)
  return (
    <p id={id} className={styles.error} role="alert">
      {error === 'failed' ? failureSentence(t, failed('unexpected').failure) : error && t(`find:${error}`)}
    </p>
  )
}

/** Longer selections are not taken as a query. */
const MAX_SELECTED_LENGTH = 200

/** The selected text as a query; '' if there is none, or more than a line. */
function selectedWords(): string {
  const { view } = articleEditor
  if (!view?.hasFocus()) return ''
  const { from, to, $from, $to } = view.state.selection
  if (to - from > MAX_SELECTED_LENGTH || !$from.sameParent($to)) return ''
  const words = view.state.doc.textBetween(from, to, '\n', '\n')
  if (words.includes('\n')) return ''
  return useFind.getState().options.pattern ? words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : words
}

/** Carries out requests made before or while the bar is mounted. */
function usePendingRequest(field: RefObject<HTMLInputElement | null>) {
  const pendingRequest = useFind(({ pendingRequest }) => pendingRequest)
  const query = useFind(({ query }) => query)
  const insertedQuery = useRef<string | null>(null)
  useEffect(() => {
    if (pendingRequest === null) return
    useFind.setState((before) => ({
      pendingRequest: null,
      options: optionsFor(before, before.isReplacing),
    }))
    const act: { readonly [what in FindRequest]: () => void } = {
      find: () => {
        const words = selectedWords()
        if (words !== '') {
          insertedQuery.current = words
          useFind.setState({ query: words })
        }
        field.current?.focus()
        field.current?.select()
      },
      replace: () => act.find(),
      next: () => void articleSearch.step(1),
      previous: () => void articleSearch.step(-1),
    }
    act[pendingRequest]()
    if (useFind.getState().query === '') field.current?.focus()
  }, [pendingRequest, field])
  // A query taken from the selection is selected once rendered, so that typing replaces it.
  useLayoutEffect(() => {
    if (insertedQuery.current === query) field.current?.select()
    insertedQuery.current = null
  }, [query, field])
}

/** Searches while the bar is mounted; again when the query, its options or the article change. */
function useSearch() {
  const query = useFind(({ query }) => query)
  const options = useFind(({ options }) => options)
  const id = usePage((page) => page.id)
  const mounted = usePage((page) => page.mounted)
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (!mounted || id === null) return
    const isOther = before.current !== null && before.current !== id
    before.current = id
    articleSearch.start(isOther ? 0 : null)
  }, [mounted, id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article is searched for the same
  useEffect(() => articleSearch.queryChanged(), [query, options, id, mounted])
  useEffect(() => () => articleSearch.stop(), [])
}

/**
 * Adds the bar's height as scroll margin, so that the page can be scrolled out from under it, without moving the text.
 */
function useScrollMargin(bar: RefObject<HTMLElement | null>, { page }: Props) {
  useLayoutEffect(() => {
    const { current: scroller } = page
    const { current: shown } = bar
    if (!scroller || !shown) return
    const setMargin = (margin: number) => {
      const { scrollTop } = scroller
      const { coveredHeight: before } = articleSearch
      articleSearch.coveredHeight = margin
      scroller.style.setProperty('--find-room', `${margin}px`)
      scroller.scrollTop = scrollTop + margin - before
      articleSearch.keepInSight(before)
    }
    const measure = () => setMargin(shown.offsetTop + shown.offsetHeight)
    let frame = 0
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    })
    measure()
    observer.observe(shown)
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      setMargin(0)
    }
  }, [bar, page])
}

/** The find bar, over the page's upper corner. */
export function FindBar({ page }: Props) {
  useSentences(addDialogSentences)
  const { t } = useTranslations()
  const { query, options, isReplacing, isListed } = useFind()
  const { matches, error } = useMatches()
  const errorId = useId()
  const bar = useRef<HTMLElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const replacements = useReplacements()
  useScrollMargin(bar, { page })
  useSearch()
  usePendingRequest(field)
  // A focused button that becomes disabled passes the focus to the field.
  useLayoutEffect(() => {
    const { activeElement } = document
    if (bar.current?.contains(activeElement) && activeElement?.matches(':disabled')) field.current?.focus()
  })

  const close = () => {
    articleSearch.select()
    useFind.getState().close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    tabFieldsFirst(event)
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    void articleSearch.step(event.shiftKey ? -1 : 1)
  }
  const isEmpty = matches.length === 0
  return (
    <search ref={bar} className={styles.bar} aria-label={t('find:find')} onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <IconButton
          label={t('find:showReplace')}
          aria-expanded={isReplacing}
          command="replace"
          onClick={() =>
            useFind.setState((before) => ({
              isReplacing: !isReplacing,
              isListed: !isReplacing,
              options: optionsFor(before, !isReplacing),
            }))
          }
        >
          <ChevronRight aria-hidden className={styles.chevron} />
        </IconButton>
        <FindField isInvalid={error !== null}>
          <input
            ref={field}
            value={query}
            aria-label={t('find:query')}
            placeholder={t('find:query')}
            aria-invalid={error !== null}
            aria-describedby={errorId}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => useFind.setState({ query: target.value })}
            onKeyDown={onFieldKey}
          />
          <Toggles />
        </FindField>
        <Count />
        <IconButton
          label={t('find:previous')}
          command="find-previous"
          disabled={isEmpty}
          onClick={() => void articleSearch.step(-1)}
        >
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton
          label={t('find:next')}
          command="find-next"
          disabled={isEmpty}
          onClick={() => void articleSearch.step(1)}
        >
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton
          label={t('find:list')}
          aria-expanded={isListed}
          onClick={() => useFind.setState({ isListed: !isListed })}
        >
          <List aria-hidden />
        </IconButton>
        <IconButton label={t('common:close')} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </div>
      <ErrorLine id={errorId} />
      {isReplacing && <ReplaceRow replacements={replacements} isPattern={options.pattern} />}
      {isListed && !isEmpty && <MatchList replacements={replacements} />}
    </search>
  )
}
