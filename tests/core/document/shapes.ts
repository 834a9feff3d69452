import { type Node, Parser } from 'commonmark'
import { JSDOM } from 'jsdom'
import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import type { Block, Inline, Mark } from '../../../src/core/document/index.ts'

/**
 * What a reader sees of a text, without what readers of Markdown are free in: a run of blanks is one and has no marks,
 * those at the ends of a block and around breaks are none; items have paragraphs whether their list is tight or not; a
 * name under a quotation and a figure are paragraphs. A run is its characters with the names of its marks in order.
 */
export type Run = [text: string, ...marks: string[]] | { image: string; marks: string[] } | { note: Run[] }
export type Shape =
  | [kind: 'paragraph' | 'section' | 'heading', ...runs: Run[]]
  | [kind: 'bullets', items: Shape[][]]
  | [kind: 'quotation', within: Shape[]]
  | [kind: 'numbers', start: number, items: Shape[][]]
  | [kind: 'code', language: string, text: string]
  | [kind: 'table', ...rows: Run[][][]]
  | [kind: 'rule']

const BREAK = '\n'

function address(written: string): string {
  const ascii = written.replace(/[^!-~]/gu, (sign) =>
    encodeURIComponent(sign.isWellFormed() ? sign : '\ufffd'),
  )
  return ascii
    .replace(/[[\]\\`"^{}|<>]/g, (sign) => encodeURIComponent(sign))
    .replace(/%25(?=[0-9A-Fa-f]{2})/g, '%')
    .toLowerCase()
}

const linkName = (href: string, title: string) => `link ${address(href)} ${title.replace(/\s+/g, ' ').trim()}`

function isBlankRun(character: string): boolean {
  return character === ' ' || character === '\t'
}

/** Runs as they are compared. */
function tidy(runs: readonly Run[]): Run[] {
  const units: Run[] = []
  for (const run of runs) {
    if (!Array.isArray(run)) {
      units.push('image' in run ? { image: run.image, marks: [...new Set(run.marks)].sort() } : run)
      continue
    }
    const [text, ...given] = run
    const marks = [...new Set(given)].sort()
    for (const character of text) {
      const isFree = !marks.includes('code') && (isBlankRun(character) || character === BREAK)
      units.push(isFree ? [character === BREAK ? BREAK : ' '] : [character, ...marks])
    }
  }
  const isFree = (run: Run | undefined, sign: string) =>
    Array.isArray(run) && run.length === 1 && run[0] === sign
  const spaced = units.filter((run, index) => {
    if (!isFree(run, ' ')) return true
    const before = units.slice(0, index).findLast((other) => !isFree(other, ' '))
    const after = units.slice(index).find((other) => !isFree(other, ' '))
    const isEdge =
      before === undefined || after === undefined || isFree(before, BREAK) || isFree(after, BREAK)
    return !isEdge && !isFree(units[index - 1], ' ')
  })
  while (isFree(spaced[0], BREAK)) spaced.shift()
  while (isFree(spaced.at(-1), BREAK)) spaced.pop()
  const joined: Run[] = []
  for (const run of spaced) {
    const last = joined.at(-1)
    const isSame =
      Array.isArray(last) &&
      Array.isArray(run) &&
      JSON.stringify(last.slice(1)) === JSON.stringify(run.slice(1))
    if (isSame) joined[joined.length - 1] = [last[0] + run[0], ...last.slice(1)]
    else joined.push(run)
  }
  return joined
}

// The tree.

const MARK_NAMES: Record<Exclude<Mark['type'], 'link'>, string> = {
  strong: 'strong',
  emphasis: 'em',
  strike: 'del',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
}

const markName = (mark: Mark) =>
  mark.type === 'link' ? linkName(mark.href, mark.title) : MARK_NAMES[mark.type]

function runOf(inline: Inline): Run {
  const marks = inline.marks.map(markName)
  switch (inline.type) {
    case 'text':
      return [inline.text, ...marks]
    case 'break':
      return [BREAK]
    case 'image':
      return {
        image: `${address(inline.src)} ${inline.alt.replace(/\s+/g, ' ')} ${inline.title.replace(/\s+/g, ' ').trim()}`,
        marks,
      }
    case 'footnote':
      return { note: tidy(inline.content.map(runOf)) }
  }
}

const runsOf = (content: readonly Inline[]) => tidy(content.map(runOf))

export function shapeOfTree(blocks: readonly Block[]): Shape[] {
  return blocks.map(shapeOfBlock)
}

function shapeOfBlock(block: Block): Shape {
  switch (block.type) {
    case 'sectionHeading':
      return ['section', ...tidy([[block.text]])]
    case 'paragraph':
    case 'heading':
      return [block.type, ...runsOf(block.content)]
    case 'list': {
      const items = block.items.map(({ checked, content }) => boxed(checked, shapeOfTree(content)))
      return block.ordered ? ['numbers', block.start, items] : ['bullets', items]
    }
    case 'quotation': {
      const name: Inline[] = [{ type: 'text', text: '— ', marks: [] }, ...(block.attribution ?? [])]
      const under: Shape[] = block.attribution ? [['paragraph', ...runsOf(name)]] : []
      return ['quotation', [...shapeOfTree(block.content), ...under]]
    }
    case 'table':
      return ['table', ...[block.header, ...block.rows].map((row) => row.map(runsOf))]
    case 'figure': {
      const picture: Inline = {
        type: 'image',
        src: block.src,
        alt: block.alt,
        title: block.credit,
        marks: [],
      }
      const caption: Inline[] =
        block.caption.length > 0 ? [{ type: 'text', text: ' ', marks: [] }, ...block.caption] : []
      return ['paragraph', ...runsOf([picture, ...caption])]
    }
    case 'preformatted':
      return ['code', block.language, block.text]
    case 'rule':
      return ['rule']
  }
}

function boxed(checked: boolean | null, [first, ...others]: Shape[]): Shape[] {
  if (checked === null || first?.[0] !== 'paragraph') return first ? [first, ...others] : others
  const [, ...runs] = first
  return [['paragraph', ...tidy([[checked ? '[x] ' : '[ ] '], ...runs])], ...others]
}

// The reference implementation.

function* childrenOf(node: Node): Generator<Node> {
  for (let child = node.firstChild; child; child = child.next) yield child
}

function astRuns(node: Node, marks: string[]): Run[] {
  return [...childrenOf(node)].flatMap((child): Run[] => {
    const text = child.literal ?? ''
    switch (child.type) {
      case 'text':
        return [[text, ...marks]]
      case 'softbreak':
        return [[' ']]
      case 'linebreak':
        return [[BREAK]]
      case 'code':
        return [[text, ...marks, 'code']]
      case 'html_inline':
        return /^<br\s*\/?>$/i.test(text) ? [[BREAK]] : text === '<!-- -->' ? [] : [[tagged(text), ...marks]]
      case 'emph':
        return astRuns(child, [...marks, 'em'])
      case 'strong':
        return astRuns(child, [...marks, 'strong'])
      case 'link': {
        const isWithin = marks.some((mark) => mark.startsWith('link'))
        return astRuns(
          child,
          isWithin ? marks : [...marks, linkName(child.destination ?? '', child.title ?? '')],
        )
      }
      case 'image':
        return [
          {
            image: `${address(child.destination ?? '')} ${altOf(child)} ${(child.title ?? '').replace(/\s+/g, ' ').trim()}`,
            marks,
          },
        ]
      default:
        throw new Error(`An inline of type ${child.type}`)
    }
  })
}

/** Before a tag of the reference's tree, so that it is told from typed text. */
const TAG = '\ue000'

function tagged(html: string): string {
  return /^<\/?su[bp]>$/.test(html) ? TAG + html : html.replace(/\n/g, ' ')
}

function altOf(node: Node): string {
  const texts = [...childrenOf(node)].map((child) =>
    child.type.endsWith('break') ? ' ' : child.firstChild ? altOf(child) : (child.literal ?? ''),
  )
  return texts.join('').replace(/\s+/g, ' ')
}

function astShapes(node: Node, isTop: boolean): Shape[] {
  return [...childrenOf(node)].flatMap((child): Shape[] => {
    switch (child.type) {
      case 'paragraph': {
        const runs = withTags(tidy(astRuns(child, [])))
        return runs.length > 0 ? [['paragraph', ...runs]] : []
      }
      case 'heading': {
        const runs = tidy(astRuns(child, []))
        if (isTop && child.level <= 2) return [['section', ...plainRuns(runs)]]
        return runs.length > 0 ? [['heading', ...withTags(runs)]] : []
      }
      case 'list': {
        const items = [...childrenOf(child)]
          .map((item) => astShapes(item, false))
          .filter(({ length }) => length > 0)
        if (items.length === 0) return []
        return [child.listType === 'ordered' ? ['numbers', child.listStart ?? 1, items] : ['bullets', items]]
      }
      case 'block_quote': {
        const within = astShapes(child, false)
        return within.length > 0 ? [['quotation', within]] : []
      }
      case 'code_block': {
        const text = (child.literal ?? '').replace(/\n$/, '')
        const language = /^[^ \t]*/.exec(child.info ?? '')?.[0] ?? ''
        return /^[ \t\n]*$/.test(text) ? [] : [['code', language, text]]
      }
      case 'html_block': {
        const text = (child.literal ?? '').trim()
        if (isTop && text === '<!-- ## -->') return [['section']]
        const runs = tidy(text.split('\n').flatMap((line): Run[] => [[line], [BREAK]]))
        return text === '<!-- -->' || runs.length === 0 ? [] : [['paragraph', ...runs]]
      }
      case 'thematic_break':
        return [['rule']]
      default:
        throw new Error(`A block of type ${child.type}`)
    }
  })
}

function plainRuns(runs: readonly Run[]): Run[] {
  return tidy(
    runs.map((run): Run => {
      if (Array.isArray(run)) return [run[0]]
      return 'image' in run ? [run.image.split(' ').slice(1, -1).join(' ')] : run
    }),
  )
}

/** The runs with the tags of superscripts and subscripts as marks. */
function withTags(runs: readonly Run[]): Run[] {
  const open = new Set<string>()
  return tidy(
    runs.flatMap((run): Run[] => {
      if (!Array.isArray(run)) return 'image' in run ? [{ ...run, marks: [...run.marks, ...open] }] : [run]
      if (run.includes('code')) return [[run[0], ...run.slice(1), ...open]]
      return run[0].split(/(\ue000<\/?su[bp]>)/).flatMap((piece): Run[] => {
        const tag = /^\ue000<(\/?)(su[bp])>$/.exec(piece)
        if (!tag) return [[piece, ...run.slice(1), ...open]]
        if (tag[1] === '') open.add(tag[2] ?? '')
        else open.delete(tag[2] ?? '')
        return []
      })
    }),
  )
}

export function shapeByReference(markdown: string): Shape[] {
  return astShapes(new Parser().parse(markdown), true)
}

// markdown-it, by what a browser makes of its HTML.

const page = new JSDOM().window.document
const reader = new MarkdownIt({ html: true, linkify: true }).use(footnotes)
// Not in GFM: links of words that only look like addresses.
reader.linkify.set({ fuzzyEmail: true, fuzzyLink: false })
reader.validateLink = () => true

export function shapeByMarkdownIt(markdown: string): Shape[] {
  const root = page.createElement('div')
  root.innerHTML = reader.render(markdown)
  const notes = new Map<string, Run[]>()
  for (const item of root.querySelectorAll('section.footnotes li')) {
    for (const back of item.querySelectorAll('.footnote-backref')) back.remove()
    notes.set(item.id, tidy([...item.querySelectorAll('p')].flatMap((p) => domRuns(p, [], notes))))
  }
  for (const section of root.querySelectorAll('section.footnotes, hr.footnotes-sep')) section.remove()
  return domShapes(root, true, notes)
}

const DOM_MARKS: Record<string, string> = {
  STRONG: 'strong',
  EM: 'em',
  S: 'del',
  SUP: 'sup',
  SUB: 'sub',
  CODE: 'code',
}

function domRuns(element: Element, marks: string[], notes: ReadonlyMap<string, Run[]>): Run[] {
  return [...element.childNodes].flatMap((child): Run[] => {
    if (child.nodeType === 3) {
      const text = child.textContent ?? ''
      return [[marks.includes('code') ? text : text.replace(/\n/g, ' '), ...marks]]
    }
    if (child.nodeType !== 1 || !('tagName' in child)) return []
    return domRun(child, marks, notes)
  })
}

function domRun(child: ChildNode, marks: string[], notes: ReadonlyMap<string, Run[]>): Run[] {
  const element = asElement(child)
  if (element.matches('sup.footnote-ref')) {
    const id = element.querySelector('a')?.getAttribute('href')?.slice(1) ?? ''
    return [{ note: notes.get(id) ?? [] }]
  }
  if (element.tagName === 'BR') return [[BREAK]]
  if (element.tagName === 'IMG') {
    const [src, alt, title] = ['src', 'alt', 'title'].map((name) => element.getAttribute(name) ?? '')
    return [
      {
        image: `${address(src ?? '')} ${(alt ?? '').replace(/\s+/g, ' ')} ${(title ?? '').replace(/\s+/g, ' ').trim()}`,
        marks,
      },
    ]
  }
  if (element.tagName === 'A') {
    return domRuns(
      element,
      [...marks, linkName(element.getAttribute('href') ?? '', element.getAttribute('title') ?? '')],
      notes,
    )
  }
  const mark = DOM_MARKS[element.tagName]
  if (mark === undefined) throw new Error(`An element ${element.outerHTML}`)
  return domRuns(element, [...marks, mark], notes)
}

function asElement(node: ChildNode): Element {
  const element = node.parentElement?.children
  for (const child of element ?? []) if (child === node) return child
  throw new Error('No element')
}

function domShapes(element: Element, isTop: boolean, notes: ReadonlyMap<string, Run[]>): Shape[] {
  const shapes: Shape[] = []
  const loose: ChildNode[] = []
  const finish = () => {
    if (loose.length === 0) return
    const box = element.ownerDocument.createElement('p')
    for (const node of loose.splice(0)) box.append(node.cloneNode(true))
    const runs = tidy(domRuns(box, [], notes))
    if (runs.length > 0) shapes.push(['paragraph', ...runs])
  }
  for (const child of element.childNodes) {
    const block = child.nodeType === 1 ? domBlock(asElement(child), isTop, notes) : null
    if (block === null) {
      if (child.nodeType !== 8) loose.push(child)
      else if (isTop && child.textContent === ' ## ') {
        finish()
        shapes.push(['section'])
      }
      continue
    }
    finish()
    shapes.push(...block)
  }
  finish()
  return shapes
}

function domBlock(element: Element, isTop: boolean, notes: ReadonlyMap<string, Run[]>): Shape[] | null {
  const runs = () => tidy(domRuns(element, [], notes))
  const items = () => [...element.children].map((item) => domShapes(item, false, notes))
  switch (element.tagName) {
    case 'P':
      return [['paragraph', ...runs()]]
    case 'H1':
    case 'H2':
      return [[isTop ? 'section' : 'heading', ...runs()]]
    case 'H3':
    case 'H4':
      return [['heading', ...runs()]]
    case 'UL':
      return [['bullets', items()]]
    case 'OL':
      return [['numbers', Number(element.getAttribute('start') ?? 1), items()]]
    case 'BLOCKQUOTE':
      return [['quotation', domShapes(element, false, notes)]]
    case 'PRE': {
      const code = element.querySelector('code')
      const language = /language-(\S*)/.exec(code?.className ?? '')?.[1] ?? ''
      return [['code', language, (code?.textContent ?? '').replace(/\n$/, '')]]
    }
    case 'TABLE': {
      const rows = [...element.querySelectorAll('tr')]
      return [
        ['table', ...rows.map((row) => [...row.children].map((cell) => tidy(domRuns(cell, [], notes))))],
      ]
    }
    case 'HR':
      return [['rule']]
    default:
      return null
  }
}
