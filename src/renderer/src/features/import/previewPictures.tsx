import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import type { DraftPicture } from '../../../../core/import/draft.ts'
import type { ReviewEntry } from './entry.ts'
import styles from './BlockPreview.module.css'
import { openFile, previewOne } from './previewFile.ts'

/** Bytes of the pictures of one text that the review holds, which show as long as the text does. */
const MOST_SHOWN = 60_000_000
/** The height of a small picture, in CSS pixels, and what is drawn of it on a fine screen. */
const HEIGHT = 96
const DRAWN = HEIGHT * 2

type Pictures = ReadonlyMap<string, Blob>
const NONE: Pictures = new Map()
const PreviewPictures = createContext<Pictures>(NONE)

/** The first pictures that together are not too much. */
function shownOf(pictures: readonly DraftPicture[]): string[] {
  let bytes = 0
  return pictures.flatMap(({ src, size }) => {
    bytes += size
    return bytes <= MOST_SHOWN ? [src] : []
  })
}

/** Reads the pictures of the text that is shown, once for each text, and lets them go with it. */
export function WithPictures({ entry, children }: { entry: ReviewEntry; children: ReactNode }) {
  const { file, read } = entry
  const wanted = read?.recognised.pictures
  const [pictures, setPictures] = useState(NONE)
  useEffect(() => {
    const srcs = shownOf(wanted ?? [])
    if (srcs.length === 0) return
    let isGone = false
    const load = async () => {
      const opened = await openFile(file)
      if (isGone || !opened.ok) return
      const preview = await previewOne(opened.value, { pictures: srcs })
      if (isGone || !preview.ok) return
      const found = preview.value.pictures ?? []
      setPictures(new Map(found.map(({ src, bytes }) => [src, new Blob([Uint8Array.from(bytes)])])))
    }
    void load()
    return () => {
      isGone = true
      setPictures(NONE)
    }
  }, [file, wanted])
  return <PreviewPictures value={pictures}>{children}</PreviewPictures>
}

/** A picture of the text in small, once it is there; until then, and where it cannot be shown, its description in brackets. */
export function SmallPicture({ src, alt, name }: { src: string; alt: string; name: string }) {
  const blob = useContext(PreviewPictures).get(src)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!blob) return
    let isGone = false
    const draw = async () => {
      const bitmap = await createImageBitmap(blob, { resizeHeight: DRAWN, resizeQuality: 'medium' }).catch(
        () => null,
      )
      const target = canvas.current
      if (bitmap && target && !isGone) {
        target.width = bitmap.width
        target.height = bitmap.height
        target.getContext('2d')?.drawImage(bitmap, 0, 0)
        setDrawn(true)
      }
      bitmap?.close()
    }
    void draw()
    return () => {
      isGone = true
      setDrawn(false)
    }
  }, [blob])
  return (
    <>
      <canvas ref={canvas} className={styles.picture} role="img" aria-label={alt || name} hidden={!isDrawn} />
      {!isDrawn && `[${alt || name}] `}
    </>
  )
}
