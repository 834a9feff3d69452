import { type KeyboardEvent, useState } from 'react'
import {
  isLargePicture,
  type PictureRow,
  type PictureShow,
  PICTURES_SHOWN,
  type PicturesShown,
} from '../../../../core/pictures/index.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addPictureListSentences, fileSize, pictureUse } from '../../../../i18n/pictureList.ts'
import { insertPicture, openAtPicture } from '../../commands/pictures.ts'
import { isDeleteKey } from '../../platform.ts'
import { useLayout } from '../../state/layout.ts'
import { notifyFailure } from '../../state/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { Highlighted } from '../../ui/Highlighted.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { DeleteQuestion } from './DeleteQuestion.tsx'
import { PictureDetails } from './PictureDetails.tsx'
import { Preview } from './Preview.tsx'
import { usePictureList } from './usePictureList.ts'
import { usePictureSelection } from './usePictureSelection.ts'
import { dayOf, isDeletable, titleOf } from './words.ts'
import styles from './PicturesDialog.module.css'

const LIST_ID = 'pictures'
const ROW_HEIGHT = 77
const THUMBNAIL = 84

function ListedPicture({ row, query }: { row: PictureRow; query: string }) {
  const { t, locale } = useTranslations()
  const { src, size, width, height, when, uses } = row
  const credit = uses.find((use) => use.credit !== '')?.credit ?? ''
  const facts = [
    width !== null && height !== null && t('pictureList:dimensions', { width, height }),
    size !== null && fileSize(t, size),
    isLargePicture(row) && t('pictureList:large'),
    when && dayOf(locale, when),
  ].filter(Boolean)
  return (
    <>
      <Preview src={src} edge={THUMBNAIL} alt="" isMissing={size === null} />
      <div className={styles.about}>
        <div className={styles.name} dir="auto" title={titleOf(t, row)}>
          <Highlighted text={titleOf(t, row)} query={query} />
        </div>
        {credit !== '' && (
          <div className={styles.meta} dir="auto">
            <Highlighted text={credit} query={query} />
          </div>
        )}
        <div className={styles.meta}>
          <span className={styles.use} data-missing={size === null || undefined}>
            {pictureUse(t, row)}
          </span>
          {facts.length > 0 && ` · ${facts.join(' · ')}`}
        </div>
      </div>
    </>
  )
}

function NothingThere({ query, show, onClear }: { query: string; show: PicturesShown; onClear(): void }) {
  const { t } = useTranslations()
  if (query !== '')
    return (
      <div className={styles.empty}>
        <h3>{t('pictureList:noMatch', { query })}</h3>
        <Button onClick={onClear}>{t('library:clearSearch')}</Button>
      </div>
    )
  return (
    <div className={styles.empty}>
      <h3>{t(`pictureList:empty.${show}`)}</h3>
      <p>{t(`pictureList:advice.${show}`, { megabytes: 10, megapixels: 24 })}</p>
    </div>
  )
}

const close = () => useLayout.getState().show(null)

async function open({ id, occurrence }: PictureShow, src: string): Promise<void> {
  close()
  await openAtPicture(id, src, occurrence)
}

async function insert(row: PictureRow): Promise<void> {
  close()
  await insertPicture(row)
}

/**
 * The library's pictures: what each is, where it is used, and what can be done. Enter opens the article that shows the picture,
 * Delete asks to delete those that nothing shows.
 */
export default function PicturesDialog() {
  useSentences(addPictureListSentences)
  const { t } = useTranslations()
  const [query, setQuery] = useState('')
  const [show, setShow] = useState<PicturesShown>('all')
  const { answered, total, counts, rows, isLooking, failure, needRange, refresh } = usePictureList(
    query,
    show,
  )
  const [active, setActive] = useState(0)
  const [toDelete, setToDelete] = useState<readonly string[]>([])
  const { selected, select, selectUnused, clear } = usePictureSelection(query, show, rows)
  const isSlow = useDelayed(answered === null && failure === null)
  const cursor = Math.min(active, total - 1)
  const chosen = rows.get(cursor)
  const deletable = (selected.size > 0 ? [...selected.values()] : chosen ? [chosen] : []).filter(isDeletable)
  const sought = answered?.slice(answered.indexOf(' ') + 1) ?? ''

  const ask = () => deletable.length > 0 && setToDelete(deletable.map(({ src }) => src))
  const change = (next: { query?: string; show?: PicturesShown }) => {
    setQuery(next.query ?? query)
    setShow(next.show ?? show)
    setActive(0)
    clear()
  }
  const onKey = ({ key }: KeyboardEvent) => {
    if (!isDeleteKey(key)) return false
    ask()
    return true
  }
  const openFirst = (row: PictureRow | undefined) => {
    const use = row?.uses.find(({ inBin }) => !inBin)
    if (row && use) void open(use, row.src)
  }
  return (
    <ModalDialog
      title={t('pictureList:title')}
      size="large"
      onClose={close}
      footer={
        <>
          <p className={styles.progress} role="status">
            {selected.size > 0
              ? t('pictureList:selected', { count: selected.size })
              : isLooking
                ? t('pictureList:looking')
                : answered !== null && t('pictureList:count', { count: total })}
          </p>
          {selected.size > 0 && (
            <Button variant="quiet" onClick={clear}>
              {t('pictureList:clearSelection')}
            </Button>
          )}
          {show === 'unused' && total > 1 && selected.size < total && (
            <Button
              variant="quiet"
              onClick={() => void selectUnused().then((failed) => failed && notifyFailure(failed))}
            >
              {t('pictureList:selectAll')}
            </Button>
          )}
          <Button disabled={deletable.length === 0} onClick={ask}>
            {selected.size > 1
              ? t('pictureList:deleteAll', { count: deletable.length })
              : t('pictureList:delete')}
          </Button>
          <Button onClick={close}>{t('common:close')}</Button>
        </>
      }
    >
      <div className={styles.bar}>
        <search className={styles.search}>
          <SearchField
            query={query}
            onQuery={(next) => change({ query: next })}
            label={t('pictureList:search')}
            listId={LIST_ID}
            takesFocus
          />
        </search>
        <Chips
          label={t('pictureList:kinds')}
          choices={PICTURES_SHOWN.map((id) => ({
            id,
            label: t(`pictureList:show.${id}`),
            count: counts[id],
          }))}
          chosen={show}
          onChoose={(next) => change({ show: next })}
        />
      </div>
      {failure && (
        <div className={styles.empty} role="alert">
          <p>{failureSentence(t, failure)}</p>
          <Button onClick={refresh}>{t('common:retry')}</Button>
        </div>
      )}
      {isSlow && <p className={styles.empty}>{t('pictureList:loading')}</p>}
      {!failure && answered !== null && total === 0 && (
        <NothingThere query={sought} show={show} onClear={() => change({ query: '' })} />
      )}
      {!failure && total > 0 && (
        <div className={styles.columns}>
          <VirtualListbox
            key={answered}
            id={LIST_ID}
            label={t('pictureList:title')}
            className={styles.list}
            count={total}
            rowHeight={ROW_HEIGHT}
            active={cursor}
            onActive={setActive}
            onRange={needRange}
            onEnter={(index) => openFirst(rows.get(index))}
            onKey={onKey}
            onSelect={(gesture, index) => select(gesture, index, cursor)}
            isSelecting={selected.size > 0}
            option={(index) => {
              const row = rows.get(index)
              const isSelected = row !== undefined && selected.has(row.src)
              return {
                selected: isSelected,
                current: index === cursor,
                className: isSelected ? `${styles.item} ${styles.selected}` : styles.item,
                content: row && <ListedPicture row={row} query={sought} />,
              }
            }}
          />
          {chosen && (
            <PictureDetails
              row={chosen}
              onOpen={(use) => void open(use, chosen.src)}
              onInsert={(row) => void insert(row)}
            />
          )}
        </div>
      )}
      {toDelete.length > 0 && (
        <DeleteQuestion
          srcs={toDelete}
          onClose={(isDone) => {
            setToDelete([])
            if (!isDone) return
            clear()
            refresh()
          }}
        />
      )}
    </ModalDialog>
  )
}
