import { ImageOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { previewOf } from '../../pictures/previews.ts'
import styles from './PicturesDialog.module.css'

type Props = {
  src: string
  /** Of the preview, in pixels of the page. */
  edge: number
  /** What it is to a screen reader; empty where its words stand beside it. */
  alt: string
  isMissing: boolean
}

/** What became of a preview: `url` is null where none can be made. */
type Made = { src: string; url: string | null }

/** A picture in a small size, made when it comes into view and let go when it leaves it. */
export function Preview({ src, edge, alt, isMissing }: Props) {
  const [made, setMade] = useState<Made | null>(null)
  useEffect(() => {
    if (isMissing) return
    const given = new AbortController()
    let release = () => {}
    void previewOf(src, edge * devicePixelRatio, given.signal).then((preview) => {
      if (preview?.ok) release = preview.value.release
      if (given.signal.aborted) release()
      else if (preview) setMade({ src, url: preview.ok ? preview.value.url : null })
    })
    return () => {
      // A preview that is still being made is released once it is there.
      if (!given.signal.aborted) release()
      given.abort()
    }
  }, [src, edge, isMissing])
  const shown = made?.src === src ? made : null
  if (shown?.url) return <img className={styles.image} src={shown.url} alt={alt} draggable={false} />
  const label = alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt }
  return (
    <span className={styles.image} {...label}>
      {(isMissing || shown) && <ImageOff aria-hidden />}
    </span>
  )
}
