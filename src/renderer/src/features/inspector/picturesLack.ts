import { articleEditor } from '../../editor/articleEditor.ts'
import { figuresOfPage, saidOfFigure } from '../../editor/convert.ts'

/** How many figures an article has, how many of them lack something, and the first that does (else the first), by its number. */
export type PicturesLack = {
  count: number
  credit: number
  alt: number
  unconfirmed: number
  first: number
}

const isBlank = (text: string) => /^[\s\u00a0\u202f]*$/.test(text)

/** What the figures of the open article lack; null without figures. */
export function picturesLack(): PicturesLack | null {
  const { state } = articleEditor
  const found = state ? figuresOfPage(state.doc) : []
  if (found.length === 0) return null
  const figures = found.map(({ node }) => ({
    credit: isBlank(node.lastChild?.textContent ?? ''),
    alt: isBlank(String(node.attrs.alt)),
    unconfirmed: saidOfFigure(node)?.isUnconfirmed === true,
  }))
  const lacking = (what: 'credit' | 'alt' | 'unconfirmed') => figures.filter((each) => each[what]).length
  const lacks = { credit: lacking('credit'), alt: lacking('alt'), unconfirmed: lacking('unconfirmed') }
  const wanted = lacks.unconfirmed > 0 ? 'unconfirmed' : lacks.credit > 0 ? 'credit' : 'alt'
  const first = figures.findIndex((each) => each[wanted])
  return { count: figures.length, ...lacks, first: Math.max(0, first) }
}
