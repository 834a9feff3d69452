import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { flushSync } from 'react-dom'
import type { ArticleSummary } from '../../../../contract/contract.ts'
import type { Section } from '../../../../core/article.ts'
import { searchWords } from '../../../../core/search.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { openArticle } from '../../commands/articles.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { useScreen } from '../../state/screen.ts'
import { useSession } from '../../saving/session.ts'
import { Highlighted } from '../../ui/Highlighted.tsx'
import { StatusDot } from '../../ui/StatusDot.tsx'
import { useWords } from '../../words.ts'
import { useFoundArticles } from './foundArticles.ts'
import { articleOffers, type Group, type Offer, offersFor } from './offers.ts'
import styles from './Palette.module.css'
import { noteCommand } from './recent.ts'

const NO_SECTIONS: readonly Section[] = []
const NO_ARTICLES: readonly ArticleSummary[] = []
const LEAP = 8

async function carryOut(offer: Offer): Promise<void> {
  if (offer.kind === 'command') {
    noteCommand(offer.id)
    dispatch(offer.id)
  } else if (offer.kind === 'section') articleEditor.goToSection(offer.index)
  else if (await openArticle(offer.article.id)) articleEditor.focus()
}

/** What is offered for what was typed; `isWhole` once the library has answered too. */
function useOffers(query: string) {
  const { t } = useWords()
  const sections = useSession(({ content }) => content?.sections) ?? NO_SECTIONS
  const openedId = useSession((session) => session.openedId)
  const sought = useMemo(() => searchWords(query), [query])
  const asked = sought.length === 0 ? '' : query
  const found = useFoundArticles(asked)
  const articles = found?.items ?? NO_ARTICLES
  const groups = useMemo(() => {
    const known = offersFor(sought, sections, t)
    // What one is in already is found when it is looked for, but not proposed.
    const others = sought.length > 0 ? articles : articles.filter(({ id }) => id !== openedId)
    const inLibrary: Group = { id: 'articles', offers: articleOffers(others, t) }
    // With nothing typed the commands are many, and come last.
    const all =
      sought.length > 0 ? [...known, inLibrary] : [...known.slice(0, -1), inLibrary, ...known.slice(-1)]
    return all.filter(({ offers }) => offers.length > 0)
  }, [sought, sections, articles, openedId, t])
  return { groups, found, isWhole: found?.query === asked, isSought: asked !== '' }
}

function Row({ offer, query }: { offer: Offer; query: string }) {
  const { t } = useWords()
  const name = <Highlighted text={offer.name} query={query} />
  if (offer.kind === 'command')
    return (
      <>
        <span className={styles.name}>{name}</span>
        <Key label={shortcutLabel(offer.id, t)} />
      </>
    )
  if (offer.kind === 'section')
    return (
      <>
        <span className={styles.number}>{t('common:number', { count: offer.index + 1 })}</span>
        <span className={styles.name} dir="auto">
          {name}
        </span>
      </>
    )
  const { status, language, byline } = offer.article
  const who = byline.map(({ name: author }) => author).filter((author) => author !== '')
  return (
    <>
      <span className={styles.headline} lang={language} dir="auto">
        {name}
      </span>
      <span className={styles.facts}>
        <StatusDot status={status} />
        {[t(`common:status.${status}`), ...who].join(' · ')}
      </span>
    </>
  )
}

function Key({ label }: { label: string }) {
  return label === '' ? null : <kbd className={styles.key}>{label}</kbd>
}

/** Where one goes to an article or a section, and gives any command: all of it by typing a few letters. */
export default function Palette() {
  const { t } = useWords()
  const id = useId()
  const show = useScreen((screen) => screen.show)
  const [before] = useState(() => document.activeElement)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const { groups, found, isWhole, isSought } = useOffers(query)
  const offers = useMemo(() => groups.flatMap((group) => group.offers), [groups])
  const at = Math.max(
    0,
    offers.findIndex(({ key }) => key === chosen),
  )
  const active = offers[at]
  const [isAwaited, setAwaited] = useState(false)

  const take = (offer: Offer) => {
    // First everything is as it was before the palette: what is done next finds the focus there, and leaves it there.
    flushSync(() => show(null))
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    void carryOut(offer)
  }
  const takeLatest = useRef(take)
  takeLatest.current = take

  useEffect(() => {
    if (!isAwaited || !isWhole) return
    setAwaited(false)
    // After React's own work: what follows draws the window at once.
    if (active) queueMicrotask(() => takeLatest.current(active))
  }, [isAwaited, isWhole, active])

  useEffect(() => {
    if (at === 0) list.current?.scrollTo({ top: 0 })
    else document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const last = offers.length - 1
    const steps: { readonly [key: string]: number } = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + LEAP),
      PageUp: Math.max(0, at - LEAP),
    }
    const to = steps[event.key]
    if (to !== undefined) setChosen(offers[to]?.key ?? null)
    // Articles on show may be those of what was typed before: Enter then waits for the library.
    else if (event.key === 'Enter' && !isWhole && (!active || active.kind === 'article')) setAwaited(true)
    else if (event.key === 'Enter' && active) take(active)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }

  const count = offers.length
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && show(null)}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('common:command.palette')}>
          <input
            className={styles.input}
            type="text"
            role="combobox"
            autoFocus
            aria-label={t('palette:field')}
            placeholder={t('palette:field')}
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
              setAwaited(false)
            }}
            onKeyDown={onKeyDown}
          />
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            tabIndex={-1}
            aria-label={t('palette:offers')}
            className={styles.list}
            onMouseDown={(event) => event.preventDefault()}
          >
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a list box
              <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
                <div id={`${id}-${group.id}`} role="presentation" className={styles.heading}>
                  <span>{t(`palette:group.${group.id}`)}</span>
                  {group.id === 'articles' && isSought && found && found.total > found.items.length && (
                    <span>{t('palette:ofAll', { count: found.total })}</span>
                  )}
                </div>
                {group.offers.map((offer) => {
                  const index = offers.indexOf(offer)
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
                    <div
                      key={offer.key}
                      id={`${id}-${index}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={offer === active}
                      className={styles.row}
                      data-active={offer === active || undefined}
                      onPointerMove={() => offer !== active && setChosen(offer.key)}
                      onClick={() => take(offer)}
                    >
                      <Row offer={offer} query={query} />
                    </div>
                  )
                })}
              </div>
            ))}
          </div>
          {count === 0 && isWhole && !found?.failure && (
            <p className={styles.nothing}>{t('palette:nothing', { query })}</p>
          )}
          {found?.failure && isWhole && <p className={styles.nothing}>{failureSentence(t, found.failure)}</p>}
          <p className={styles.foot} aria-hidden>
            <span>
              <kbd>↑</kbd> <kbd>↓</kbd> {t('palette:hint.choose')}
            </span>
            <span>
              <kbd>{t('palette:key.enter')}</kbd> {t('palette:hint.take')}
            </span>
            <span>
              <kbd>{t('palette:key.escape')}</kbd> {t('palette:hint.close')}
            </span>
          </p>
          <span role="status" className="visually-hidden">
            {isWhole &&
              isSought &&
              (count === 0 ? t('palette:nothing', { query }) : t('palette:count', { count }))}
          </span>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
