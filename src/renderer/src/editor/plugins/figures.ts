import type { Node, NodeType } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { NodeView } from 'prosemirror-view'
import { pageTranslate } from '../pageTranslate.ts'
import { schema } from '../schema.ts'

const { nodes } = schema

/** A file's name; a content hash is shortened. */
const fileName = (src: string) => (src.split('/').at(-1) ?? src).replace(/^([0-9a-f]{8})[0-9a-f]{20,}/, '$1…')

/** A figure: a box with the image's description and file name. */
class FigureView implements NodeView {
  readonly dom = document.createElement('figure')
  readonly contentDOM = document.createElement('figcaption')
  readonly #picture = document.createElement('div')

  constructor(node: Node) {
    this.#picture.className = 'picture'
    this.#picture.contentEditable = 'false'
    this.#picture.setAttribute('role', 'img')
    this.dom.append(this.#picture, this.contentDOM)
    this.#show(node)
  }

  update(node: Node): boolean {
    if (node.type !== nodes.figure) return false
    this.#show(node)
    return true
  }

  ignoreMutation(mutation: { target: globalThis.Node }): boolean {
    return this.#picture.contains(mutation.target)
  }

  #show({ attrs }: Node): void {
    const alt = String(attrs.alt)
    const name = alt || pageTranslate()('editor:figure.noAlt')
    if (this.#picture.ariaLabel === name && this.#picture.title === String(attrs.src)) return
    this.#picture.ariaLabel = name
    this.#picture.title = String(attrs.src)
    const words = document.createElement('span')
    words.textContent = name
    words.dir = 'auto'
    const file = document.createElement('small')
    file.textContent = fileName(String(attrs.src))
    this.#picture.replaceChildren(words, file)
  }
}

/** A caption or credit with a placeholder. */
class FigureLineView implements NodeView {
  readonly dom = document.createElement('span')
  readonly contentDOM = this.dom
  readonly #type: NodeType

  constructor(node: Node) {
    this.#type = node.type
    this.dom.dir = 'auto'
    this.dom.dataset[node.type === nodes.caption ? 'caption' : 'credit'] = ''
    this.#show(node)
  }

  update(node: Node): boolean {
    if (node.type !== this.#type) return false
    this.#show(node)
    return true
  }

  #show(node: Node): void {
    const word = node.type === nodes.caption ? 'editor:figure.caption' : 'editor:figure.credit'
    if (node.content.size === 0) this.dom.dataset.placeholder = pageTranslate()(word)
    else delete this.dom.dataset.placeholder
  }
}

/** Node views for figures, whose captions and credits are edited in place. */
export const figures = new Plugin({
  props: {
    nodeViews: {
      figure: (node) => new FigureView(node),
      caption: (node) => new FigureLineView(node),
      credit: (node) => new FigureLineView(node),
    },
  },
})
