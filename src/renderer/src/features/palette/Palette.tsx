import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { flushSync } from 'react-dom'
import type { ArticleSummary } from '../../../../core/library.ts'
import type { Section } from '../../../../core/article/index.ts'
import type { SearchHit } from '../../../../core/query/index.ts'
import { searchWords } from '../../../../core/search.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addPaletteSentences } from '../../../../i18n/palette.ts'
import { openToShow } from '../../commands/articles.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { asHistoryStep } from '../../editor/composeCommands.ts'
import { linkSelection } from '../../editor/plugins/links.ts'
import { showHit } from '../../editor/showHit.ts'
import { useLayout } from '../../state/layout.ts'
import { useSession } from '../../saving/session.ts'
import { Highlighted } from '../../ui/Highlighted.tsx'
import { StatusDot } from '../../ui/StatusDot.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { useArticleSearch } from './useArticleSearch.ts'
import { noteUse } from './commandUse.ts'
import { articleItems, linkItems, type PaletteGroup, type PaletteItem, paletteItems } from './items.ts'
import dialog from '../../ui/Dialog.module.css'
import headings from '../../ui/GroupHeading.module.css'
import styles from './Palette.module.css'

const NO_SECTIONS: readonly Section[] = []
const NO_ARTICLES: readonly ArticleSummary[] = []
const NO_HITS: ReadonlyMap<string, SearchHit> = new Map()
const PAGE_STEP = 8

async function runItem(item: PaletteItem): Promise<void> {
  if (item.kind === 'command') {
    noteUse(item.id)
    dispatch(item.id)
  } else if (item.kind === 'link') articleEditor.exec(asHistoryStep(linkSelection(item.href)))
  else if (item.kind === 'section') articleEditor.goToSection(item.index)
  else if (await openToShow(item.article.id)) {
    if (item.hit) showHit(item.hit.place)
    articleEditor.focus()
  }
}

/** The items for a query; `isComplete` once the library has answered. */
function usePaletteItems(query: string) {
  const { t } = useTranslations()
  const sections = useSession(({ content }) => content?.sections) ?? NO_SECTIONS
  const openedId = useSession((session) => session.openedId)
  const words = useMemo(() => searchWords(query), [query])
  const asked = words.length === 0 ? '' : query
  const found = useArticleSearch(asked)
  const articles = found?.items ?? NO_ARTICLES
  const hits = found?.hits ?? NO_HITS
  const groups = useMemo(() => {
    const known = paletteItems(words, sections, t)
    // The open article is found by a search, but not suggested.
    const otherArticles = words.length > 0 ? articles : articles.filter(({ id }) => id !== openedId)
    const inLibrary: PaletteGroup = { id: 'articles', items: articleItems(otherArticles, hits, t) }
    // Without a query the commands are many, and come last; so does what is only guessed.
    const first = known.filter(({ id, isGuess }) => (words.length > 0 ? !isGuess : id !== 'commands'))
    const link: PaletteGroup = { id: 'link', items: linkItems(query, t) }
    const all = [link, ...first, inLibrary, ...known.filter((group) => !first.includes(group))]
    return all.filter(({ items }) => items.length > 0)
  }, [query, words, sections, articles, hits, openedId, t])
  const isGuess = groups.some((group) => group.isGuess)
  return { groups, found, isGuess, isComplete: found?.query === asked, isSearch: asked !== '' }
}

function ItemRow({ item, query }: { item: PaletteItem; query: string }) {
  const { t } = useTranslations()
  const name = <Highlighted text={item.name} query={query} />
  if (item.kind === 'command')
    return (
      <>
        <span className={styles.name}>{name}</span>
        <Shortcut label={shortcutLabel(item.id, t)} />
      </>
    )
  if (item.kind === 'link')
    return (
      <>
        <span className={styles.name}>{item.name}</span>
        <span className={styles.meta}>{item.href}</span>
      </>
    )
  if (item.kind === 'section')
    return (
      <>
        <span className={styles.number}>{t('common:number', { count: item.index + 1 })}</span>
        <span className={styles.name} dir="auto">
          {name}
        </span>
      </>
    )
  const { status, language, byline } = item.article
  const authors = byline.map(({ name: author }) => author).filter((author) => author !== '')
  const meta = [t(`common:status.${status}`), ...authors].join(' · ')
  return (
    <>
      <span className={styles.headline} lang={language} dir="auto" title={item.name}>
        {name}
      </span>
      <span className={styles.meta} title={meta}>
        <StatusDot status={status} />
        {meta}
      </span>
    </>
  )
}

function Shortcut({ label }: { label: string }) {
  return label === '' ? null : <kbd className={styles.key}>{label}</kbd>
}

/** The command palette: goes to articles and sections, and runs commands. */
export default function Palette() {
  useSentences(addPaletteSentences)
  const { t } = useTranslations()
  const id = useId()
  const show = useLayout((layout) => layout.show)
  const [before] = useState(() => document.activeElement)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const { groups, found, isGuess, isComplete, isSearch } = usePaletteItems(query)
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups])
  const at = Math.max(
    0,
    items.findIndex(({ key }) => key === chosen),
  )
  const active = items[at]
  const [isEnterPending, setEnterPending] = useState(false)

  const choose = (item: PaletteItem) => {
    // Closes the palette and restores the focus first, so that the command finds and keeps the focus where it was.
    flushSync(() => show(null))
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    void runItem(item)
  }
  const latestChoose = useRef(choose)
  latestChoose.current = choose

  useEffect(() => {
    if (!isEnterPending || !isComplete) return
    setEnterPending(false)
    // After React's work, since the command renders synchronously.
    if (active) queueMicrotask(() => latestChoose.current(active))
  }, [isEnterPending, isComplete, active])

  useEffect(() => {
    if (at === 0) list.current?.scrollTo({ top: 0 })
    else document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const last = items.length - 1
    const steps: { readonly [key: string]: number } = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + PAGE_STEP),
      PageUp: Math.max(0, at - PAGE_STEP),
    }
    const to = steps[event.key]
    if (to !== undefined) setChosen(items[to]?.key ?? null)
    // The articles shown may be those of an earlier query: Enter then waits for the library.
    else if (event.key === 'Enter' && !isComplete && (!active || active.kind === 'article' || isGuess))
      setEnterPending(true)
    else if (event.key === 'Enter' && active) choose(active)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }

  const count = items.length
  return (
    <ModalOverlay
      className={styles.backdrop ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && show(null)}
    >
      <Modal className={`${styles.modal} ${dialog.surface}`}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('common:command.palette')}>
          <input
            className={styles.input}
            type="text"
            role="combobox"
            autoFocus
            aria-label={t('common:command.palette')}
            placeholder={t('common:command.palette')}
            aria-expanded={count > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${id}-${at}` : undefined}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={({ target }) => {
              setQuery(target.value)
              setChosen(null)
              setEnterPending(false)
            }}
            onKeyDown={onKeyDown}
          />
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            tabIndex={-1}
            aria-label={t('palette:results')}
            className={styles.list}
            onMouseDown={(event) => event.preventDefault()}
          >
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a list box
              <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
                <div
                  id={`${id}-${group.id}`}
                  role="presentation"
                  className={`${styles.heading} ${headings.heading}`}
                >
                  <span>{t(`palette:group.${group.id === 'link' ? 'commands' : group.id}`)}</span>
                  {group.id === 'articles' && isSearch && found && found.total > found.items.length && (
                    <span>{t('palette:total', { count: found.total })}</span>
                  )}
                </div>
                {group.items.map((item) => {
                  const index = items.indexOf(item)
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
                    <div
                      key={item.key}
                      id={`${id}-${index}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={item === active}
                      className={styles.row}
                      data-active={item === active || undefined}
                      onPointerMove={() => item !== active && setChosen(item.key)}
                      onClick={() => choose(item)}
                    >
                      <ItemRow item={item} query={query} />
                    </div>
                  )
                })}
              </div>
            ))}
          </div>
          {count === 0 && isComplete && !found?.failure && (
            <p className={styles.empty}>{t('palette:noResults', { query })}</p>
          )}
          {found?.failure && isComplete && (
            <p className={styles.empty}>{failureSentence(t, found.failure)}</p>
          )}
          <p className={styles.footer} aria-hidden>
            <span>
              <kbd>↑</kbd> <kbd>↓</kbd> {t('palette:hint.navigate')}
            </span>
            <span>
              <kbd>{t('palette:key.enter')}</kbd> {t('palette:hint.select')}
            </span>
            <span>
              <kbd>{t('palette:key.escape')}</kbd> {t('palette:hint.close')}
            </span>
          </p>
          <span role="status" className="visually-hidden">
            {isComplete &&
              isSearch &&
              (count === 0 ? t('palette:noResults', { query }) : t('palette:count', { count }))}
          </span>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
