import type { Transaction } from 'prosemirror-state'
import { flatten } from './dom.ts'
import { isPicture } from './officeHtml.ts'
import { styleOf } from './style.ts'

/** A picture that HTML holds itself, in base64, with the caption of its `figure`. */
export type PictureData = { readonly mediaType: string; readonly base64: string; readonly caption?: string }

const DATA = /data:(image\/[a-z0-9.+-]+);base64,([a-z0-9+/=\s]*)/gi
/** What stands in its place, as an address and as text; the signs of the text are of no script. */
const address = (index: number) => `data:image/taken,${index}`
const ADDRESS = /^data:image\/taken,(\d+)$/
const [BEFORE, AFTER] = ['\ue0f0', '\ue0f1']
const MARK = new RegExp(`${BEFORE}(\\d+)${AFTER}`, 'g')

/** Takes the pictures out of HTML that holds them itself, so that it is as long as its text. */
export function takePictureData(html: string): { html: string; pictures: readonly PictureData[] } {
  const pictures: PictureData[] = []
  const rest = html.replace(DATA, (_all, mediaType: string, base64: string) => {
    pictures.push({ mediaType, base64 })
    return address(pictures.length - 1)
  })
  return { html: rest, pictures }
}

/** The text that marks the place of a picture which was taken out of HTML; empty for any other image. */
export function markOfPicture(image: Element): string {
  const [, index] = ADDRESS.exec(image.getAttribute('src') ?? '') ?? []
  return index !== undefined && isPicture(image, styleOf(image)) ? `${BEFORE}${index}${AFTER}` : ''
}

/** Takes the captions of figures with one picture out of HTML whose pictures are marks; by the index of the picture. */
export function takeCaptions(root: Element): ReadonlyMap<number, string> {
  const captions = new Map<number, string>()
  for (const figure of root.querySelectorAll('figure')) {
    const [caption, ...others] = figure.querySelectorAll('figcaption')
    const [mark, ...more] = (figure.textContent ?? '').matchAll(MARK)
    if (!caption || !mark || others.length > 0 || more.length > 0) continue
    flatten(caption)
    const text = (caption.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '')
    if (text === '' || text.includes(mark[0])) continue
    captions.set(Number(mark[1]), text)
    caption.remove()
  }
  return captions
}

/**
 * Takes the marks out of a document, and the paragraphs in which nothing else stands. Returns where they were, in the order of the
 * text, with the index of the picture of each.
 */
export function takeMarks(transaction: Transaction): { readonly index: number; readonly at: number }[] {
  const found: { index: number; from: number; to: number }[] = []
  transaction.doc.descendants((node, position) => {
    for (const match of node.text?.matchAll(MARK) ?? []) {
      const from = position + match.index
      found.push({ index: Number(match[1]), from, to: from + match[0].length })
    }
  })
  const start = transaction.steps.length
  for (const { from, to } of found.toReversed()) {
    const $from = transaction.doc.resolve(from)
    const { parent, depth } = $from
    const isAlone = parent.content.size === to - from
    const index = $from.index(Math.max(0, depth - 1))
    const goes = isAlone && depth > 0 && $from.node(depth - 1).canReplace(index, index + 1)
    if (goes) transaction.delete($from.before(), $from.after())
    else transaction.delete(from, to)
  }
  const mapping = transaction.mapping.slice(start)
  return found.map(({ index, from }) => ({ index, at: mapping.map(from) }))
}
