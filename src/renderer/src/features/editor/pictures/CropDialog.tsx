import { type FormEvent, useId, useState } from 'react'
import { addPictureSentences } from '../../../../../i18n/pictures.ts'
import type { PictureCrop, PicturePoint } from '../../../../../core/article/index.ts'
import {
  CROP_SHAPES,
  cropInShape,
  croppedSize,
  middleOf,
  type PictureSize,
  setCropSide,
  shapeOf,
  storedCrop,
  storedFocus,
  WHOLE_PICTURE,
} from '../../../../../core/pictures/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { ModalDialog } from '../../../ui/Dialog.tsx'
import { useSentences, useTranslations } from '../../../useTranslations.ts'
import styles from './CropDialog.module.css'
import { CropStage } from './CropStage.tsx'
import { PercentField } from './PercentField.tsx'

type Props = {
  /** The picture, upright and uncropped; null while it is loaded, or where it cannot be shown. */
  picture: { readonly url: string; readonly width: number; readonly height: number } | null
  /** Its size in pixels as it is in the library, of which the shown picture may be a smaller copy. */
  size: PictureSize
  /** What the picture shows, for who cannot see it. */
  alt: string
  crop: PictureCrop | null
  focus: PicturePoint | null
  onDone(crop: PictureCrop | null, focus: PicturePoint | null): void
  onClose(): void
}

const SIDES = ['left', 'top', 'width', 'height'] as const

/** What is published of a picture, and the point that stays in view: by pointer, by keys and by numbers. */
export default function CropDialog({ picture, size, alt, onDone, onClose, ...before }: Props) {
  useSentences(addPictureSentences)
  const { t } = useTranslations()
  const id = useId()
  const [crop, setCrop] = useState(before.crop ?? WHOLE_PICTURE)
  const [shape, setShape] = useState(() => shapeOf(before.crop, size))
  const [focus, setFocus] = useState(before.focus)
  const isChanged = storedCrop(crop) !== null || focus !== null
  const stored = storedCrop(crop)
  const shownFocus = focus && storedFocus(focus, stored)
  const left = croppedSize(stored, size)
  const value = { left: crop.x, top: crop.y, width: crop.width, height: crop.height }
  const point = shownFocus ?? middleOf(crop)
  const reset = () => {
    setCrop(WHOLE_PICTURE)
    setShape('free')
    setFocus(null)
  }
  const done = (event?: FormEvent) => {
    event?.preventDefault()
    onDone(stored, shownFocus)
  }
  return (
    <ModalDialog
      title={t('pictures:crop.title')}
      size="large"
      onClose={onClose}
      footer={
        <>
          {/* Not disabled: it would lose the focus as soon as it has done its work. */}
          <span className={styles.reset}>
            <Button variant="quiet" aria-disabled={!isChanged || undefined} onClick={reset}>
              {t('pictures:crop.reset')}
            </Button>
          </span>
          <span className={styles.pixels} role="status">
            {t('pictures:pixels', left)}
          </span>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" onClick={() => done()}>
            {t('pictures:crop.done')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <CropStage
          picture={picture}
          alt={alt}
          crop={crop}
          shape={shape}
          size={size}
          focus={shownFocus}
          onCrop={setCrop}
          onFocusPoint={setFocus}
        />
        <form className={styles.controls} onSubmit={done}>
          <div className={styles.field}>
            <label htmlFor={`${id}-shape`}>{t('pictures:crop.shape')}</label>
            <select
              id={`${id}-shape`}
              value={shape}
              onChange={({ target }) => {
                const next = CROP_SHAPES.find((each) => each === target.value)
                if (!next) return
                setShape(next)
                setCrop(cropInShape(crop, next, size))
              }}
            >
              {CROP_SHAPES.map((each) => (
                <option key={each} value={each}>
                  {each === 'free' || each === 'original'
                    ? t(`pictures:crop.shape.${each}`)
                    : each.replace(':', '\u202f:\u202f')}
                </option>
              ))}
            </select>
          </div>
          <fieldset className={styles.numbers}>
            <legend>{t('pictures:crop.frame')}</legend>
            {SIDES.map((side) => (
              <PercentField
                key={side}
                label={t(`pictures:crop.${side}`)}
                value={value[side]}
                onChange={(to) => setCrop(setCropSide(crop, side, to, shape, size))}
              />
            ))}
          </fieldset>
          <fieldset className={styles.numbers}>
            <legend>{t('pictures:crop.focus')}</legend>
            <PercentField
              label={t('pictures:crop.left')}
              value={point.x}
              onChange={(x) => setFocus(storedFocus({ ...point, x }, stored))}
            />
            <PercentField
              label={t('pictures:crop.top')}
              value={point.y}
              onChange={(y) => setFocus(storedFocus({ ...point, y }, stored))}
            />
            <p className={styles.hint}>{t('pictures:crop.focus.hint')}</p>
          </fieldset>
          <input type="submit" hidden />
        </form>
      </div>
    </ModalDialog>
  )
}
