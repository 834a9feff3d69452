import { ArrowDown, ArrowUp, CaseSensitive, ChevronRight, List, Regex, WholeWord, X } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { type FindOptions, MOST_MATCHES } from '../../../../../core/find/index.ts'
import { failed } from '../../../../../core/failure.ts'
import { failureSentence } from '../../../../../i18n/index.ts'
import { type FindRequest, useFind } from '../../../state/find.ts'
import { usePage } from '../../../editor/pageStore.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { useWords } from '../../../words.ts'
import { articleSearch, useFound } from './articleSearch.ts'
import styles from './FindBar.module.css'
import { MatchList } from './MatchList.tsx'
import { ReplaceRow, useReplacements } from './ReplaceRow.tsx'
import { selectedWords } from './selectedWords.ts'

type Props = {
  /** The element that scrolls the whole page. */
  page: RefObject<HTMLElement | null>
}

type OptionName = keyof FindOptions

const OPTIONS: readonly { name: OptionName; icon: ReactNode }[] = [
  { name: 'matchCase', icon: <CaseSensitive aria-hidden /> },
  { name: 'matchAccents', icon: <span aria-hidden>é</span> },
  { name: 'wholeWord', icon: <WholeWord aria-hidden /> },
  { name: 'pattern', icon: <Regex aria-hidden /> },
]

function Toggle({ name, icon }: { name: OptionName; icon: ReactNode }) {
  const { t } = useWords()
  const options = useFind(({ options }) => options)
  // A regular expression says itself which accents it means.
  const disabled = name === 'matchAccents' && options.pattern
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={options[name]}
      aria-label={t(`find:${name}`)}
      title={t(disabled ? 'find:matchAccents.inPattern' : `find:${name}`)}
      disabled={disabled}
      onClick={() => useFind.setState({ options: { ...options, [name]: !options[name] } })}
    >
      {icon}
    </button>
  )
}

/** How many there are and which one is shown, for eye and ear. */
function Count() {
  const { t } = useWords()
  const query = useFind(({ query }) => query)
  const { matches, current, trouble } = useFound()
  const total = t('common:number', { count: matches.length }) + (matches.length === MOST_MATCHES ? '+' : '')
  const said =
    query === '' || trouble
      ? ''
      : matches.length === 0
        ? t('find:none')
        : t('find:count', { at: t('common:number', { count: current + 1 }), total })
  return (
    <span className={styles.count} role="status">
      {said}
    </span>
  )
}

function Trouble({ id }: { id: string }) {
  const { t } = useWords()
  const trouble = useFound(({ trouble }) => trouble)
  return (
    <p id={id} className={styles.trouble} role="alert">
      {trouble === 'failed'
        ? failureSentence(t, failed('unexpected').failure)
        : trouble && t(`find:${trouble}`)}
    </p>
  )
}

/** Does what was asked for before the bar was there or since. */
function useRequests(field: RefObject<HTMLInputElement | null>) {
  const asked = useFind(({ asked }) => asked)
  const query = useFind(({ query }) => query)
  const given = useRef<string | null>(null)
  useEffect(() => {
    if (asked === null) return
    useFind.setState({ asked: null })
    const act: { readonly [what in FindRequest]: () => void } = {
      find: () => {
        const words = selectedWords()
        if (words !== '') {
          given.current = words
          useFind.setState({ query: words })
        }
        field.current?.focus()
        field.current?.select()
      },
      replace: () => act.find(),
      next: () => void articleSearch.step(1),
      previous: () => void articleSearch.step(-1),
    }
    act[asked]()
    if (useFind.getState().query === '') field.current?.focus()
  }, [asked, field])
  // Words that were put into the field are selected once they stand there, so that the next key replaces them.
  useLayoutEffect(() => {
    if (given.current === query) field.current?.select()
    given.current = null
  }, [query, field])
}

/** Searches as long as the bar is there, and again where what is sought, or the article, is another one. */
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
    articleSearch.begin(isOther ? 0 : null)
  }, [mounted, id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article is searched for the same
  useEffect(() => articleSearch.sought(), [query, options, id, mounted])
  useEffect(() => () => articleSearch.end(), [])
}

/** Lets the page be scrolled out from under the bar, without moving what one reads. */
function useRoom(bar: RefObject<HTMLElement | null>, { page }: Props) {
  useLayoutEffect(() => {
    const { current: scroller } = page
    const { current: shown } = bar
    if (!scroller || !shown) return
    const give = (room: number) => {
      const { scrollTop } = scroller
      const grown = room - articleSearch.covered
      articleSearch.covered = room
      scroller.style.setProperty('--find-room', `${room}px`)
      scroller.scrollTop = scrollTop + grown
    }
    const measure = () => give(shown.offsetTop + shown.offsetHeight)
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
      give(0)
    }
  }, [bar, page])
}

/** Finding and replacing in the open article, over the page's upper corner. */
export function FindBar({ page }: Props) {
  const { t } = useWords()
  const { query, options, isReplacing, isListed } = useFind()
  const { matches, trouble } = useFound()
  const troubleId = useId()
  const bar = useRef<HTMLElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const replacements = useReplacements()
  useRoom(bar, { page })
  useSearch()
  useRequests(field)
  // A button that nothing is left for cannot keep the focus.
  useLayoutEffect(() => {
    const { activeElement } = document
    if (bar.current?.contains(activeElement) && activeElement?.matches(':disabled')) field.current?.focus()
  })

  const close = () => {
    articleSearch.select()
    useFind.getState().close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
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
          onClick={() => useFind.setState({ isReplacing: !isReplacing, isListed: !isReplacing })}
        >
          <ChevronRight aria-hidden className={styles.chevron} />
        </IconButton>
        <div className={styles.field} data-invalid={trouble ? true : undefined}>
          <input
            ref={field}
            value={query}
            aria-label={t('find:query')}
            placeholder={t('find:query')}
            aria-invalid={trouble !== null}
            aria-describedby={troubleId}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => useFind.setState({ query: target.value })}
            onKeyDown={onFieldKey}
          />
          {OPTIONS.map((option) => (
            <Toggle key={option.name} {...option} />
          ))}
        </div>
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
      <Trouble id={troubleId} />
      {isReplacing && <ReplaceRow replacements={replacements} isPattern={options.pattern} />}
      {isListed && !isEmpty && <MatchList replacements={replacements} />}
    </search>
  )
}
