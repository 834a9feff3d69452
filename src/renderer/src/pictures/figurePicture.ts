import type { PictureCrop } from '../../../core/article/index.ts'
import { type Failure, retryAfter } from '../../../core/failure.ts'
import { failureSentence } from '../../../i18n/index.ts'
import { addPictureSentences } from '../../../i18n/pictures.ts'
import { newsroom } from '../client.ts'
import { addPageSentences, pageTranslate } from '../editor/pageTranslate.ts'
import { knownSize, type Preview, previewOf } from './previews.ts'

/** What is shown: the picture, its crop, and the name of its file for what is said where it cannot be shown. */
export type ShownPicture = { readonly src: string; readonly crop: PictureCrop | null; readonly name: string }

const WHOLE: PictureCrop = { x: 0, y: 0, width: 1, height: 1 }

/** Pictures that are so near the part of the page that is in sight are loaded; others are let go. */
const NEAR = '100% 0px'

/** How many times as large as a preview is sharp a picture may be shown before another is made. */
const OUTGROWN = 1.25

const observers = new WeakMap<Element, IntersectionObserver>()
const watched = new WeakMap<Element, (isNear: boolean) => void>()

/** Tells whether an element is near what is in sight of what scrolls it. Returns a function that ends that. */
function watchNearness(element: HTMLElement, tell: (isNear: boolean) => void): () => void {
  const root = element.closest<HTMLElement>('[data-page]')
  const key = root ?? document.documentElement
  const observer =
    observers.get(key) ??
    new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting)
      },
      { root, rootMargin: NEAR },
    )
  observers.set(key, observer)
  watched.set(element, tell)
  observer.observe(element)
  return () => {
    observer.unobserve(element)
    watched.delete(element)
  }
}

const percent = (share: number) => `${share * 100}%`

/**
 * The picture in a figure's box, in a size made for it, as long as it is near what is in sight. Its place is kept free from the
 * moment at which its size is known. One that cannot be shown says why.
 */
export class FigurePicture {
  readonly #box: HTMLElement
  readonly #frame = document.createElement('span')
  readonly #image = document.createElement('img')
  readonly #stopWatching: () => void
  readonly #resizes: ResizeObserver
  #stopHearing: (() => void) | null = null
  #shown: ShownPicture
  #isNear: boolean = false
  #preview: Preview | null = null
  #loading: AbortController | null = null
  #failure: Failure | null = null

  constructor(box: HTMLElement, shown: ShownPicture) {
    addPageSentences(addPictureSentences)
    this.#box = box
    this.#shown = shown
    this.#frame.className = 'frame'
    // The box has the name; the picture in it is no second one, and the box is what is dragged.
    this.#image.alt = ''
    this.#image.draggable = false
    this.#frame.append(this.#image)
    this.#layOut()
    this.#stopWatching = watchNearness(box, (isNear) => {
      this.#isNear = isNear
      if (isNear) void this.#load()
      else this.#letGo()
    })
    this.#resizes = new ResizeObserver(() => {
      if (this.#isNear && this.#preview) void this.#load()
    })
    this.#resizes.observe(box)
  }

  update(shown: ShownPicture): void {
    const { src } = this.#shown
    this.#shown = shown
    if (src !== shown.src) {
      this.#letGo()
      this.#failure = null
    }
    this.#layOut()
    if (this.#isNear) void this.#load()
  }

  destroy(): void {
    this.#stopWatching()
    this.#resizes.disconnect()
    this.#letGo()
  }

  #letGo(): void {
    this.#loading?.abort()
    this.#loading = null
    this.#stopHearing?.()
    this.#stopHearing = null
    this.#image.removeAttribute('src')
    this.#preview?.release()
    this.#preview = null
  }

  /** The longest edge, in pixels of the screen, with which the part that is shown is sharp. */
  #wantedEdge(): number {
    const { width, height } = this.#shown.crop ?? WHOLE
    return (this.#box.clientWidth * devicePixelRatio) / Math.min(width, height)
  }

  /** Loads the picture, or, where what is shown has outgrown what was made for it, a larger one. */
  async #load(): Promise<void> {
    if (this.#loading || !this.#isWanting()) return
    const loading = new AbortController()
    this.#loading = loading
    const preview = await previewOf(this.#shown.src, this.#wantedEdge(), loading.signal)
    if (this.#loading !== loading) {
      if (preview?.ok) preview.value.release()
      return
    }
    this.#loading = null
    if (!preview) return
    if (preview.ok) {
      this.#preview?.release()
      this.#preview = preview.value
      this.#image.src = preview.value.url
    }
    // One that is shown, if not as sharp as it could be, has not failed.
    this.#failure = preview.ok || this.#preview ? null : preview.failure
    this.#hear()
    this.#layOut()
    if (preview.ok) void this.#load()
  }

  #isWanting(): boolean {
    return !this.#preview || this.#wantedEdge() > this.#preview.sharpTo * OUTGROWN
  }

  /** A host that is back tells of the library: a picture that failed for want of it is then asked for again. */
  #hear(): void {
    this.#stopHearing?.()
    this.#stopHearing = null
    if (!this.#failure || retryAfter(this.#failure.code) !== 'retry') return
    this.#stopHearing = newsroom.subscribe(({ type }) => {
      if (type === 'library-changed' && this.#isNear) void this.#load()
    })
  }

  /** Lays out the frame for what is known of the picture; without a size, the box keeps its words. */
  #layOut(): void {
    const { src, crop, name } = this.#shown
    const size = this.#preview ?? knownSize(src)
    const { x, y, width, height } = crop ?? WHOLE
    if (size) {
      const [across, down] = [width * size.width, height * size.height]
      this.#frame.style.setProperty('--ratio', String(across / down))
      this.#frame.style.setProperty('--natural', `${across}px`)
      Object.assign(this.#image.style, {
        width: percent(1 / width),
        height: percent(1 / height),
        left: percent(-x / width),
        top: percent(-y / height),
      })
      if (this.#frame.parentElement !== this.#box) this.#box.prepend(this.#frame)
    } else this.#frame.remove()
    const t = pageTranslate()
    const said =
      this.#failure &&
      failureSentence(t, { ...this.#failure, detail: { ...this.#failure.detail, fileName: name } })
    this.#box.dataset.state = said ? 'failed' : size ? 'shown' : 'waiting'
    this.#say(said)
  }

  #say(sentence: string | null): void {
    const there = this.#box.querySelector('.failure')
    if (sentence === null) {
      there?.remove()
      return
    }
    const line = there ?? document.createElement('span')
    line.className = 'failure'
    line.textContent = sentence
    if (!there) this.#box.prepend(line)
  }
}
