import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { PictureCrop, PicturePoint } from '../../../../../core/article/index.ts'
import {
  CROP_HANDLES,
  type CropHandle,
  type CropShape,
  moveCrop,
  middleOf,
  type PictureSize,
  resizeCrop,
  storedCrop,
  storedFocus,
} from '../../../../../core/pictures/index.ts'
import { useTranslations } from '../../../useTranslations.ts'
import styles from './CropDialog.module.css'

type Props = {
  picture: { readonly url: string; readonly width: number; readonly height: number } | null
  alt: string
  crop: PictureCrop
  shape: CropShape
  size: PictureSize
  focus: PicturePoint | null
  onCrop(crop: PictureCrop): void
  onFocusPoint(focus: PicturePoint): void
}

/** How far an arrow key goes. */
const STEP = 0.01
/** A pointer that moves by fewer pixels clicks. */
const CLICK = 4

const ARROWS: { readonly [key: string]: readonly [right: number, down: number] } = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

type Drag = {
  what: CropHandle | 'frame' | 'point'
  /** Where the pointer began, in pixels, and what there was. */
  x: number
  y: number
  crop: PictureCrop
  focus: PicturePoint
  isMoved: boolean
}

const percent = (value: number) => `${value * 100}%`

/** The picture with the frame of its crop and its focal point, which are dragged, or moved by arrow keys. */
export function CropStage({ picture, alt, crop, shape, size, focus, onCrop, onFocusPoint }: Props) {
  const { t } = useTranslations()
  const area = useRef<HTMLDivElement | null>(null)
  const drag = useRef<Drag | null>(null)
  const frame = useRef<HTMLDivElement | null>(null)
  const point = focus ?? middleOf(crop)

  const start = (what: Drag['what']) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const { clientX: x, clientY: y } = event
    drag.current = { what, x, y, crop, focus: point, isMoved: false }
  }
  const move = ({ clientX, clientY }: PointerEvent) => {
    const box = area.current?.getBoundingClientRect()
    const { current: begun } = drag
    if (!begun || !box || box.width === 0 || box.height === 0) return
    const far = Math.hypot(clientX - begun.x, clientY - begun.y)
    if (!begun.isMoved && far < CLICK) return
    begun.isMoved = true
    const by = { right: (clientX - begun.x) / box.width, down: (clientY - begun.y) / box.height }
    if (begun.what === 'frame') onCrop(moveCrop(begun.crop, by.right, by.down))
    else if (begun.what === 'point') onFocusPoint({ x: begun.focus.x + by.right, y: begun.focus.y + by.down })
    else onCrop(resizeCrop(begun.crop, begun.what, by, shape, size))
  }
  const end = ({ clientX, clientY }: PointerEvent) => {
    const box = area.current?.getBoundingClientRect()
    const { current: begun } = drag
    drag.current = null
    // A click in the frame says what must stay in view.
    if (!begun || begun.isMoved || begun.what !== 'frame' || !box) return
    const x = (clientX - box.left) / box.width
    const y = (clientY - box.top) / box.height
    onFocusPoint(storedFocus({ x, y }, storedCrop(crop)))
  }
  const stop = () => {
    drag.current = null
  }
  const pointer = (what: Drag['what']) => ({
    onPointerDown: start(what),
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: stop,
  })
  const byArrows =
    (act: (right: number, down: number, isShift: boolean) => void) => (event: KeyboardEvent) => {
      const step = ARROWS[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      act(step[0], step[1], event.shiftKey)
    }
  const moveFrame = byArrows((right, down, isResized) => {
    if (isResized) onCrop(resizeCrop(crop, 'bottom right', { right, down }, shape, size))
    else onCrop(moveCrop(crop, right, down))
  })
  const movePoint = byArrows((right, down) =>
    onFocusPoint(storedFocus({ x: point.x + right, y: point.y + down }, storedCrop(crop))),
  )

  // What a dialog is about has the focus when it opens.
  useEffect(() => frame.current?.focus(), [])

  if (!picture) return <div className={styles.stage} />
  const ratio = picture.width / picture.height
  return (
    <div className={styles.stage}>
      <div
        ref={area}
        className={styles.picture}
        style={{ aspectRatio: `${ratio}`, width: `min(100cqw, 100cqh * ${ratio})` }}
      >
        <img src={picture.url} alt={alt} draggable={false} />
        <div className={styles.veil} aria-hidden>
          <div
            style={{
              left: percent(crop.x),
              top: percent(crop.y),
              width: percent(crop.width),
              height: percent(crop.height),
            }}
          />
        </div>
        <div
          ref={frame}
          className={styles.frame}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by arrow keys, which its name says.
          tabIndex={0}
          aria-label={t('pictures:crop.frame.keys')}
          style={{
            left: percent(crop.x),
            top: percent(crop.y),
            width: percent(crop.width),
            height: percent(crop.height),
          }}
          onKeyDown={moveFrame}
          {...pointer('frame')}
        >
          {CROP_HANDLES.map((handle) => (
            <span
              key={handle}
              aria-hidden
              data-handle={handle}
              className={styles.handle}
              {...pointer(handle)}
            />
          ))}
        </div>
        <div
          className={styles.point}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the same.
          tabIndex={0}
          data-set={focus !== null || undefined}
          aria-label={t('pictures:crop.focus.keys')}
          style={{ left: percent(point.x), top: percent(point.y) }}
          onKeyDown={movePoint}
          {...pointer('point')}
        />
      </div>
    </div>
  )
}
