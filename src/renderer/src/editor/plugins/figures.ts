import type { Node, NodeType } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { Decoration, EditorView, NodeView } from 'prosemirror-view'
import type { FigurePicture } from '../../pictures/figurePicture.ts'
import { saidOfFigure } from '../convert.ts'
import { pageTranslate } from '../pageTranslate.ts'
import { schema } from '../schema.ts'

const { nodes } = schema

/** A file's name; a content hash is shortened. */
const fileName = (src: string) => (src.split('/').at(-1) ?? src).replace(/^([0-9a-f]{8})[0-9a-f]{20,}/, '$1…')

/** What shows pictures is loaded with the first figure. */
let loading: Promise<typeof import('../../pictures/figurePicture.ts')> | null = null
const pictures = () => {
  loading ??= import('../../pictures/figurePicture.ts').catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** A figure: its picture in a box with the alt text and, until the picture is there, the name of its file. */
class FigureView implements NodeView {
  readonly dom = document.createElement('figure')
  readonly contentDOM = document.createElement('figcaption')
  readonly #box = document.createElement('div')
  readonly #alt = document.createElement('span')
  readonly #file = document.createElement('small')
  #node: Node
  #picture: FigurePicture | null = null
  #isDestroyed: boolean = false

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.#node = node
    this.#box.className = 'picture'
    this.#box.contentEditable = 'false'
    this.#box.setAttribute('role', 'img')
    this.#alt.className = 'alt'
    this.#alt.dir = 'auto'
    this.#box.append(this.#alt, this.#file)
    this.dom.append(this.#box, this.contentDOM)
    this.relabel()
    this.#remark(decorations)
    void pictures().then(
      ({ FigurePicture }) => {
        if (!this.#isDestroyed) this.#picture = new FigurePicture(this.#box, this.#shown())
      },
      // Without it the figure has its words; the next one tries again.
      () => {},
    )
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== nodes.figure) return false
    this.#remark(decorations)
    const isSame = node.attrs === this.#node.attrs
    this.#node = node
    if (isSame) return true
    this.relabel()
    return true
  }

  ignoreMutation(mutation: { target: globalThis.Node }): boolean {
    return this.#box.contains(mutation.target)
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#picture?.destroy()
  }

  /** Says again what is said in the language of the interface. */
  relabel(): void {
    const { alt, src } = this.#node.attrs
    const words = String(alt) || pageTranslate()('editor:figure.noAlt')
    this.#box.ariaLabel = words
    this.#alt.textContent = words
    this.#alt.classList.toggle('missing', alt === '')
    this.#file.textContent = saidOfFigure(this.#node)?.fileName || fileName(String(src))
    this.#picture?.update(this.#shown())
  }

  /** Says what proofreading finds in the alt text, as a decoration of the figure has it. */
  #remark(decorations: readonly Decoration[]): void {
    const words: unknown = decorations.find(({ spec }) => typeof spec.alt === 'string')?.spec.alt
    const remark = typeof words === 'string' ? words : ''
    this.#alt.title = remark
    this.#alt.classList.toggle('remarked', remark !== '')
    if (remark === '') this.#box.removeAttribute('aria-description')
    else this.#box.setAttribute('aria-description', remark)
  }

  #shown() {
    const use = saidOfFigure(this.#node)
    const src = String(this.#node.attrs.src)
    return { src, crop: use?.crop ?? null, name: use?.fileName || fileName(src) }
  }
}

/** A caption or credit with a placeholder. */
class FigureLineView implements NodeView {
  readonly dom = document.createElement('span')
  readonly contentDOM = this.dom
  readonly #type: NodeType
  #node: Node

  constructor(node: Node) {
    this.#type = node.type
    this.dom.dir = 'auto'
    this.dom.dataset[node.type === nodes.caption ? 'caption' : 'credit'] = ''
    this.#node = node
    this.relabel()
  }

  update(node: Node): boolean {
    if (node.type !== this.#type) return false
    this.#node = node
    this.relabel()
    return true
  }

  relabel(): void {
    const node = this.#node
    const word = node.type === nodes.caption ? 'editor:figure.caption' : 'editor:figure.credit'
    if (node.content.size === 0) this.dom.dataset.placeholder = pageTranslate()(word)
    else delete this.dom.dataset.placeholder
  }
}

type Labelled = NodeView & { relabel(): void }

/** The views of the figures of each page. */
const shownIn = new WeakMap<EditorView, Set<Labelled>>()

/** Keeps a view among those of its page until it is destroyed. */
function listed<View extends Labelled>(page: EditorView, view: View): View {
  const all = shownIn.get(page) ?? new Set()
  shownIn.set(page, all.add(view))
  const destroy = view.destroy?.bind(view)
  view.destroy = () => {
    all.delete(view)
    destroy?.()
  }
  return view
}

/** Node views for figures, whose captions and credits are edited in place. */
export const figures = new Plugin({
  props: {
    nodeViews: {
      figure: (node, page, _position, decorations) => listed(page, new FigureView(node, decorations)),
      caption: (node, page) => listed(page, new FigureLineView(node)),
      credit: (node, page) => listed(page, new FigureLineView(node)),
    },
  },
  view: () => {
    let words = pageTranslate()
    return {
      update(page) {
        if (words === pageTranslate()) return
        words = pageTranslate()
        for (const view of shownIn.get(page) ?? []) view.relabel()
      },
    }
  },
})
