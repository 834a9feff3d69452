import { ArrowDown, ArrowUp, Star, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { dateInWords } from '../../../../../core/dateInWords.ts'
import type { FigureUse } from '../../../../../core/article/index.ts'
import { addPictureSentences } from '../../../../../i18n/pictures.ts'
import { articleEditor } from '../../../editor/articleEditor.ts'
import { usePage } from '../../../editor/pageStore.ts'
import { dismissCard, type SelectedFigure } from '../../../editor/plugins/figureCard.ts'
import {
  moveFigure,
  removeFigure,
  removeWords,
  setAlt,
  setMain,
  setUse,
  wordsAt,
} from '../../../editor/plugins/figureChanges.ts'
import { articleFieldEvents } from '../../../fields/articleFields.ts'
import { readTypedDate } from '../../../fields/typedDate.ts'
import { useDraft } from '../../../fields/useDraft.ts'
import { notifyFailure } from '../../../state/toasts.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { DialogBoundary } from '../../../ui/DialogBoundary.tsx'
import { preloadable } from '../../../ui/preloadable.tsx'
import { useSentences, useTranslations } from '../../../useTranslations.ts'
import cards from '../Cards.module.css'
import { PAGE_OVERLAY, useBlockPosition, usePageFocus } from '../floating.ts'
import styles from './FigureCard.module.css'
import { chooseReplacement, followFigure, wordsOfFile } from './replacement.ts'
import { typeIntoFigure, useTypingRun } from './typing.ts'

const CropDialog = preloadable(async () => (await import('./CroppedPicture.tsx')).default, {
  focus: 'none',
})

/** The card of the selected figure. */
export default function FigureCard() {
  const figure = usePage((page) => page.figure ?? null)
  const isFocused = usePageFocus()
  const [isCropping, setCropping] = useState(false)
  // The card stays until the dialog over it has given the focus back.
  const [isHeld, setHeld] = useState(false)
  if (isHeld && isFocused && !isCropping) setHeld(false)
  // A page that cannot be edited never has the focus.
  const readOnly = usePage((page) => page.readOnly)
  const isShown = figure !== null && (isFocused || isHeld || readOnly || figure.entered !== null)
  const crop = (isOpen: boolean) => {
    setCropping(isOpen)
    if (isOpen) setHeld(true)
  }
  return isShown ? <Card figure={figure} isCropping={isCropping} onCrop={crop} /> : null
}

type Props = { figure: SelectedFigure; isCropping: boolean; onCrop(isCropping: boolean): void }

function Card({ figure, isCropping, onCrop }: Props) {
  useSentences(addPictureSentences)
  const { t } = useTranslations()
  const card = useRef<HTMLDivElement | null>(null)
  const readOnly = usePage((page) => page.readOnly)
  const style = useBlockPosition(card, figure.position)
  const { entered, use, alt } = figure
  const name = use.fileName || alt
  const label =
    name === '' ? t('pictures:card.nameless', { n: figure.index + 1 }) : t('pictures:card', { name })

  useEffect(() => {
    if (!entered) return
    const find = (selector: string) => card.current?.querySelector<HTMLElement>(selector)
    const wanted = entered.field === 'first' ? null : find(`[data-part="${entered.field}"]`)
    ;(wanted ?? find('textarea, button') ?? card.current)?.focus({ preventScroll: true })
  }, [entered])

  useEffect(() => {
    if (readOnly) card.current?.focus({ preventScroll: true })
  }, [readOnly])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || isCropping) return
    event.preventDefault()
    event.stopPropagation()
    if (readOnly) articleEditor.exec(dismissCard)
    else articleEditor.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a card.
    <div
      ref={card}
      role="group"
      tabIndex={-1}
      aria-label={label}
      className={`${cards.card} ${styles.card}`}
      style={style}
      onKeyDown={onKeyDown}
      {...PAGE_OVERLAY}
    >
      {readOnly ? (
        <Facts figure={figure} />
      ) : (
        <>
          {use.isUnconfirmed && <Unconfirmed figure={figure} />}
          {/* What is being typed belongs to one figure. */}
          <Fields key={`${figure.src} ${figure.index}`} figure={figure} />
          <Actions figure={figure} onCrop={() => onCrop(true)} />
          {isCropping && (
            <DialogBoundary onClose={() => onCrop(false)} onRetry={() => onCrop(true)}>
              <CropDialog figure={figure} onClose={() => onCrop(false)} />
            </DialogBoundary>
          )}
        </>
      )}
    </div>
  )
}

/** Which words came from the picture's file, with what can be done about them. */
function Unconfirmed({
  figure: { position, hasCaption, credit, alt, use, src },
}: {
  figure: SelectedFigure
}) {
  const { t } = useTranslations()
  const words = [
    hasCaption && t('pictures:unconfirmed.caption'),
    credit !== '' && t('pictures:unconfirmed.credit'),
    alt !== '' && t('pictures:unconfirmed.alt'),
  ].filter((word) => word !== false)
  const keep = () => {
    articleEditor.focus()
    articleEditor.applyStep((transaction) => setUse(transaction, position, { isUnconfirmed: false }))
  }
  const drop = async () => {
    const { state } = articleEditor
    if (!state) return
    const now = wordsAt(state.doc, position)
    const whereIs = followFigure(position)
    const said = await wordsOfFile(src, use.fileName)
    if (!said.ok) {
      notifyFailure(said.failure)
      return
    }
    const at = whereIs()
    if (at === null) return
    articleEditor.focus()
    articleEditor.applyStep((transaction) => removeWords(transaction, at, said.value ?? now))
  }
  return (
    <div className={styles.unconfirmed}>
      <p>{t('pictures:unconfirmed', { words: words.join(', ') })}</p>
      <Button data-part="words" onClick={keep}>
        {t('pictures:keep')}
      </Button>
      <Button title={t('pictures:drop.note')} onClick={() => void drop()}>
        {t('pictures:drop')}
      </Button>
    </div>
  )
}

function Fields({ figure: { position, alt, use } }: { figure: SelectedFigure }) {
  const { t, locale } = useTranslations()
  const id = useId()
  const run = useTypingRun()
  const say = (change: Partial<FigureUse>) =>
    typeIntoFigure(run.current, (transaction) => setUse(transaction, position, change))
  const taken = useDraft(dateInWords(use.taken, locale), (text) => {
    const meant = readTypedDate(text, locale)
    if (typeof meant === 'string') say({ taken: meant })
    return typeof meant === 'string'
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears where the focus is.
    <div
      className={styles.fields}
      {...articleFieldEvents}
      onFocus={(event) => {
        run.begin()
        articleFieldEvents.onFocus(event)
      }}
    >
      <div className={styles.wide}>
        <span className={styles.first}>
          <label htmlFor={`${id}-alt`}>{t('pictures:alt')}</label>
          {use.fileName !== '' && (
            <span className={styles.file} title={use.fileName}>
              <span className="visually-hidden">{t('pictures:file')} </span>
              <bdi>{use.fileName}</bdi>
            </span>
          )}
        </span>
        <textarea
          id={`${id}-alt`}
          data-part="alt"
          aria-describedby={`${id}-hint`}
          dir="auto"
          rows={2}
          spellCheck={false}
          value={alt}
          onChange={({ target }) =>
            typeIntoFigure(run.current, (transaction) =>
              setAlt(transaction, position, target.value.replace(/\s*\n\s*/g, ' ')),
            )
          }
        />
        <p id={`${id}-hint`} className={styles.hint}>
          {t('pictures:alt.hint')}
        </p>
      </div>
      <div>
        <label htmlFor={`${id}-rights`}>{t('pictures:rights')}</label>
        <input
          id={`${id}-rights`}
          dir="auto"
          spellCheck={false}
          value={use.rights}
          onChange={({ target }) => say({ rights: target.value })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-taken`}>{t('pictures:taken')}</label>
        <input
          id={`${id}-taken`}
          spellCheck={false}
          autoComplete="off"
          value={taken.value}
          aria-invalid={taken.invalid || undefined}
          aria-describedby={taken.invalid ? `${id}-error` : undefined}
          onChange={({ target }) => taken.change(target.value)}
          onBlur={taken.finish}
        />
      </div>
      {taken.invalid && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {t('pictures:taken.invalid')}
        </p>
      )}
    </div>
  )
}

function Actions({ figure, onCrop }: { figure: SelectedFigure; onCrop(): void }) {
  const { t } = useTranslations()
  const { position, count, index, main, isMainMarked, canMove } = figure
  const isMain = index === main
  const isMainByOrder = isMain && !isMainMarked
  const move = (by: -1 | 1) => () =>
    articleEditor.applyStep((transaction) => moveFigure(transaction, position, by))
  const remove = () => {
    articleEditor.focus()
    articleEditor.applyStep(
      (transaction) => removeFigure(transaction, position),
      (words) => words('pictures:done.removed'),
    )
  }
  return (
    <div className={styles.actions}>
      <Button onClick={onCrop}>{t('pictures:crop')}</Button>
      <Button onClick={() => void chooseReplacement(position)}>{t('pictures:replace')}</Button>
      {count > 1 && (
        <Button
          variant="quiet"
          aria-pressed={isMain}
          aria-disabled={isMainByOrder || undefined}
          title={t(isMainByOrder ? 'pictures:main.first' : 'pictures:main.note')}
          onClick={() => {
            if (isMainByOrder) return
            articleEditor.applyStep((transaction) => setMain(transaction, position, !isMain))
          }}
        >
          <Star aria-hidden fill={isMain ? 'currentColor' : 'none'} />
          {t('pictures:main')}
        </Button>
      )}
      <span className={styles.end}>
        <IconButton
          label={t('pictures:up')}
          aria-disabled={!canMove.up || undefined}
          onClick={canMove.up ? move(-1) : undefined}
        >
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton
          label={t('pictures:down')}
          aria-disabled={!canMove.down || undefined}
          onClick={canMove.down ? move(1) : undefined}
        >
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={t('pictures:remove')} onClick={remove}>
          <Trash2 aria-hidden />
        </IconButton>
      </span>
    </div>
  )
}

/** What is said of a picture, of an article that cannot be edited. */
function Facts({ figure: { alt, use } }: { figure: SelectedFigure }) {
  const { t, locale } = useTranslations()
  const facts = [
    [t('pictures:alt'), alt || t('pictures:alt.none')],
    [t('pictures:rights'), use.rights],
    [t('pictures:taken'), dateInWords(use.taken, locale)],
    [t('pictures:file'), use.fileName],
  ].filter(([, value]) => value !== '')
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
