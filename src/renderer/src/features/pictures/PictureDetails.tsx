import type { PictureRow, PictureShow } from '../../../../core/pictures/index.ts'
import { fileSize, pictureUse } from '../../../../i18n/pictureList.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { Preview } from './Preview.tsx'
import { dayOf, titleOf } from './words.ts'
import styles from './PicturesDialog.module.css'

const PREVIEW = 560

function Use({ use, onOpen }: { use: PictureShow; onOpen(use: PictureShow): void }) {
  const { t } = useTranslations()
  const headline = use.headline || t('pictureList:untitled')
  const notes = [use.inBin && t('pictureList:inBin'), use.isMain && t('pictureList:isMain')].filter(Boolean)
  return (
    <li>
      {use.inBin ? (
        <span dir="auto">{headline}</span>
      ) : (
        <button
          type="button"
          className={styles.link}
          dir="auto"
          aria-label={t('pictureList:openAt', { headline })}
          onClick={() => onOpen(use)}
        >
          {headline}
        </button>
      )}
      {notes.length > 0 && <span className={styles.note}> ({notes.join(', ')})</span>}
    </li>
  )
}

function Words({ row }: { row: PictureRow }) {
  const { t, locale } = useTranslations()
  const { size, width, height, when, fileName, uses } = row
  const [first] = uses
  const caption = first?.caption ?? ''
  const credit = first?.credit ?? ''
  const alt = first?.alt ?? ''
  const facts = [
    width !== null && height !== null && t('pictureList:dimensions', { width, height }),
    size !== null && fileSize(t, size),
    when && t('pictureList:added', { when: dayOf(locale, when) }),
  ].filter(Boolean)
  return (
    <>
      {caption !== '' && <p dir="auto">{t('pictureList:caption', { caption })}</p>}
      {credit !== '' && <p dir="auto">{t('pictureList:credit', { credit })}</p>}
      {alt !== '' && <p dir="auto">{t('pictureList:alt', { alt })}</p>}
      {fileName !== '' && <p className={styles.name}>{t('pictureList:fileName', { fileName })}</p>}
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
    </>
  )
}

type Props = {
  row: PictureRow
  onOpen(use: PictureShow): void
  onInsert(row: PictureRow): void
}

/** One picture, larger, with its words, where it is used, and what can be done with it. */
export function PictureDetails({ row, onOpen, onInsert }: Props) {
  const { t } = useTranslations()
  const headline = useSession(({ openedId, content }) =>
    openedId === null || content === null ? null : content.headline,
  )
  const isReadOnly = useSession(({ savedState }) => savedState?.kind === 'read-only')
  const { src, size, uses, shows, heldBy } = row
  const isMissing = size === null
  const others = shows - uses.length
  const isUsed = uses.some(({ inBin }) => !inBin)
  return (
    <section className={styles.details} aria-label={t('pictureList:chosen')}>
      <Preview src={src} edge={PREVIEW} alt={uses[0]?.alt || titleOf(t, row)} isMissing={isMissing} />
      {!isMissing && (
        <Button
          disabled={headline === null || isReadOnly}
          title={headline === null ? t('pictureList:noArticle') : undefined}
          onClick={() => onInsert(row)}
        >
          {t('pictureList:insert')}
        </Button>
      )}
      <div className={styles.words}>
        {(!isUsed || isMissing || heldBy.length > 0) && (
          <p className={styles.use} data-missing={isMissing || undefined}>
            {pictureUse(t, row)}
          </p>
        )}
        <Words row={row} />
        {uses.length > 0 && (
          <>
            <h3>{t('pictureList:usedIn')}</h3>
            <ul>
              {uses.map((use) => (
                <Use key={`${use.id} ${use.occurrence} ${use.inBin}`} use={use} onOpen={onOpen} />
              ))}
              {others > 0 && <li>{t('pictureList:others', { count: others })}</li>}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}
