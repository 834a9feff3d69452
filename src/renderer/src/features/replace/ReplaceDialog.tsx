import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { addBulkSentences } from '../../../../i18n/bulk.ts'
import { addDialogSentences } from '../../../../i18n/dialogs.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addReplacingSentences } from '../../../../i18n/replacing.ts'
import { changeSeveral } from '../../commands/bulk.ts'
import { useBulk } from '../../state/bulk.ts'
import { useLayout } from '../../state/layout.ts'
import { useSelection } from '../../state/selection.ts'
import { useSettings } from '../../state/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { FindField } from '../../ui/FindField.tsx'
import { FindToggles } from '../../ui/FindToggles.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { tabFieldsFirst } from '../../ui/tabFieldsFirst.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { availableScopes, useLibrarySearch } from './librarySearch.ts'
import styles from './ReplaceDialog.module.css'
import { ReplacePreview, typographyOf } from './ReplacePreview.tsx'
import { chosenOf, tickedCount, useTicks } from './ticks.ts'

/** How long after a keystroke the library is searched, in milliseconds. */
const TYPING_DELAY = 300
/** Articles that could not be searched are named up to this number. */
const MOST_NAMED = 3

/** Searches once what is looked for, and where, has not changed for a moment. */
function useSearchWhileTyping(): void {
  useEffect(() => {
    const { search, stop } = useLibrarySearch.getState()
    let timer: ReturnType<typeof setTimeout> | undefined
    const searchSoon = (delay: number) => {
      clearTimeout(timer)
      useTicks.setState({ ticks: new Map() })
      timer = setTimeout(() => void search(), delay)
    }
    searchSoon(0)
    const unsubscribe = useLibrarySearch.subscribe((now, before) => {
      const isSame = now.find === before.find && now.options === before.options && now.scope === before.scope
      if (!isSame) searchSoon(now.find === '' ? 0 : TYPING_DELAY)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
      stop()
    }
  }, [])
}

function Fields() {
  const { t } = useTranslations()
  const { find, replacement, options, failure } = useLibrarySearch()
  return (
    <div className={styles.fields}>
      <FindField isInvalid={failure !== null}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type here
          autoFocus
          value={find}
          aria-label={t('find:query')}
          placeholder={t('find:query')}
          aria-invalid={failure !== null}
          spellCheck={false}
          autoComplete="off"
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => useLibrarySearch.setState({ find: target.value })}
        />
        <FindToggles options={options} onChange={(next) => useLibrarySearch.setState({ options: next })} />
      </FindField>
      <FindField>
        <input
          value={replacement}
          aria-label={t('find:replacement')}
          placeholder={t('find:replacement')}
          title={options.pattern ? t('find:replacement.pattern') : undefined}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => useLibrarySearch.setState({ replacement: target.value })}
        />
      </FindField>
    </div>
  )
}

function ScopeRow() {
  const { t } = useTranslations()
  const scope = useLibrarySearch((state) => state.scope)
  const count = useSelection((state) => state.articles.size)
  const [scopes] = useState(availableScopes)
  if (scopes.length < 2) return null
  return (
    <RadioRow
      isLabelHidden
      label={t('replacing:scope')}
      choices={scopes.map((id) => ({ id, label: t(`replacing:scope.${id}`, { count }) }))}
      chosen={scope}
      onChoose={(next) => useLibrarySearch.setState({ scope: next })}
    />
  )
}

/** How far the search is, what it found, and what it could not read. */
function Summary() {
  const { t } = useTranslations()
  const { find, articles, failures, failure, isSearching, done, total } = useLibrarySearch()
  const id = useId()
  const places = articles.reduce((sum, { count }) => sum + count, 0)
  const held = articles.reduce((sum, { protectedCount }) => sum + protectedCount, 0)
  const text =
    find === '' || failure
      ? ''
      : isSearching || total === null
        ? t('replacing:searching', { done, total: total ?? 0 })
        : places === 0
          ? t('replacing:none', { count: total })
          : t('replacing:found', {
              count: articles.length,
              places: t('replacing:inArticle', { count: places }),
            })
  const named = failures.slice(0, MOST_NAMED).map((each) => failureSentence(t, each))
  const others = failures.length - named.length
  return (
    <div className={styles.summary}>
      <p id={id} role="status">
        {find === '' ? t('replacing:hint') : text}
      </p>
      {isSearching && total !== null && <ProgressBar labelledBy={id} done={done} total={total} />}
      {failure && <p role="alert">{failureSentence(t, failure)}</p>}
      {failures.length > 0 && (
        <p className={styles.failures}>
          {t('replacing:unread', { count: failures.length })} {named.join(' ')}{' '}
          {others > 0 && t('replacing:otherUnread', { count: others })}
        </p>
      )}
      {held > 0 && <p>{t('find:held', { count: held })}</p>}
    </div>
  )
}

function Footer({ onClose }: { onClose(): void }) {
  const { t } = useTranslations()
  const { articles, isSearching } = useLibrarySearch()
  const ticks = useTicks((state) => state.ticks)
  const running = useBulk((state) => state.running)
  const id = useId()
  const places = articles.reduce((sum, article) => sum + tickedCount(ticks, article), 0)
  if (running) {
    const { done, total, isCancelled, cancel } = running
    return (
      <>
        <p id={id} className={styles.progress} role="status">
          {t('bulk:progress', { done: Math.min(done + 1, total), total })}
        </p>
        <ProgressBar labelledBy={id} done={done} total={total} />
        <Button disabled={isCancelled} onClick={cancel}>
          {t(isCancelled ? 'bulk:stopping' : 'bulk:stop')}
        </Button>
      </>
    )
  }
  return (
    <>
      <p className={styles.progress}>{t('replacing:kept')}</p>
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        disabled={places === 0 || isSearching}
        onClick={() => void replaceTicked().then((isDone) => isDone && onClose())}
      >
        {t('replacing:replace', { count: places })}
      </Button>
    </>
  )
}

/** Replaces what is ticked; false where nothing was started. */
async function replaceTicked(): Promise<boolean> {
  const { articles, find, replacement, options } = useLibrarySearch.getState()
  const { ids, choices } = chosenOf(useTicks.getState().ticks, articles)
  if (ids.length === 0) return false
  const typography = typographyOf(useSettings.getState().settings)
  const change = { kind: 'replace', find, replacement, typography, options, choices } as const
  const outcomes = await changeSeveral(change, ids)
  return outcomes !== null
}

/** Finds a text in several articles, shows where, and replaces it there. */
export default function ReplaceDialog() {
  useSentences(addDialogSentences)
  useSentences(addBulkSentences)
  useSentences(addReplacingSentences)
  const { t } = useTranslations()
  const isRunning = useBulk((state) => state.running !== null)
  const hasFound = useLibrarySearch((state) => state.articles.length > 0)
  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    const isSeveral = useSelection.getState().articles.size > 1
    useLibrarySearch.setState({ scope: isSeveral ? 'selection' : 'library', articles: [], total: null })
    setIsReady(true)
  }, [])
  useSearchWhileTyping()
  const close = () => {
    if (!useBulk.getState().running) useLayout.getState().show(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    tabFieldsFirst(event)
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (useLibrarySearch.getState().isSearching || isRunning) return
    void replaceTicked().then((isDone) => isDone && close())
  }
  return (
    <ModalDialog
      title={t('replacing:title')}
      size="large"
      onClose={close}
      footer={<Footer onClose={close} />}
    >
      {isReady && (
        <search className={styles.body} onKeyDown={onKeyDown} inert={isRunning}>
          <Fields />
          <ScopeRow />
          <Summary />
          {hasFound && <ReplacePreview />}
        </search>
      )}
    </ModalDialog>
  )
}
