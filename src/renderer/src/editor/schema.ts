import { type Attrs, type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'
import * as z from 'zod/mini'
import {
  FIELD_KINDS,
  type FieldsWhere,
  fieldsWhere,
  type FigureUse,
  isLanguageTag,
} from '../../../core/article/index.ts'
import { type Inline, plainOf, relativeAddress, safeAddress } from '../../../core/document/index.ts'
import type { Mark } from '../../../core/document/types.ts'

/** The fields of the display copy that are nodes of the page, in its order. */
export type DisplayField = FieldsWhere<'shownIn', 'display'>
export const DISPLAY_FIELDS: readonly DisplayField[] = fieldsWhere('shownIn', 'display')

/** The other fields of an article: attributes of the page's document, so that one history holds them too. */
export type AttributeField = FieldsWhere<'shownIn', 'credits' | 'inspector' | 'nowhere'>
export const ATTRIBUTE_FIELDS: readonly AttributeField[] = fieldsWhere(
  'shownIn',
  'credits',
  'inspector',
  'nowhere',
)

export function isDisplayField(name: string): name is DisplayField {
  return DISPLAY_FIELDS.some((field) => field === name)
}

const displayField = (field: DisplayField, tag: 'h1' | 'p'): NodeSpec => ({
  content: 'text*',
  marks: '',
  defining: true,
  selectable: false,
  parseDOM: [{ tag: `${tag}[data-field="${field}"]`, priority: 60 }],
  toDOM: () => [tag, { 'data-field': field }, 0],
})

/** What an attribute of an element says, or an empty text. */
const attributeOf = (element: HTMLElement, name: string) => element.getAttribute(name) ?? ''

const alignmentOf = (element: HTMLElement) => {
  const written =
    element.getAttribute('data-align') ?? element.style.textAlign ?? element.getAttribute('align')
  return written === 'center' || written === 'right' || written === 'left' ? written : null
}

const span = (element: HTMLElement, name: string) => {
  const count = Number(element.getAttribute(name))
  return Number.isInteger(count) && count > 1 && count < 100 ? count : 1
}

const cell = (tag: 'td' | 'th', role: 'cell' | 'header_cell'): NodeSpec => ({
  content: 'inline*',
  attrs: {
    colspan: { default: 1 },
    rowspan: { default: 1 },
    colwidth: { default: null },
    align: { default: null },
  },
  tableRole: role,
  isolating: true,
  parseDOM: [
    {
      tag,
      getAttrs: (element) => ({
        colspan: span(element, 'colspan'),
        rowspan: span(element, 'rowspan'),
        align: alignmentOf(element),
      }),
    },
  ],
  toDOM({ attrs: { colspan, rowspan, align } }) {
    const attributes: { [name: string]: string } = {}
    if (colspan !== 1) attributes.colspan = String(colspan)
    if (rowspan !== 1) attributes.rowspan = String(rowspan)
    if (align !== null) attributes['data-align'] = String(align)
    if (tag === 'th') attributes.scope = 'col'
    return [tag, attributes, 0]
  },
})

const checkedOf = (element: HTMLElement) => {
  const written = element.getAttribute('data-checked')
  if (written === 'true' || written === 'false') return written === 'true'
  const box = element.querySelector(
    ':scope > input[type=checkbox], :scope > p:first-child > input[type=checkbox]',
  )
  return box instanceof HTMLInputElement ? box.checked : null
}

/** True for an address that a link of the page may have: of the web, of a mailbox, or relative to where a text is published. */
const mayLead = (href: string) => safeAddress(href) !== null || relativeAddress(href) !== null

const address = z.string().check(z.refine(mayLead))
/** The marks that say nothing but what they are. */
const PLAIN_MARKS = {
  strong: 'strong',
  emphasis: 'emphasis',
  strike: 'strike',
  superscript: 'superscript',
  subscript: 'subscript',
  code: 'code',
} as const satisfies { readonly [Type in Exclude<Mark['type'], 'link'>]: Type }
const markDecoder = z.discriminatedUnion('type', [
  z.object({ type: z.literal('link'), href: address, title: z.string() }),
  z.object({ type: z.enum(PLAIN_MARKS) }),
])
const marks = z.array(markDecoder)
/** What a note may hold: notes hold no notes. */
const noteDecoder = z.array(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('text'), text: z.string(), marks }),
    z.object({ type: z.literal('break'), marks }),
    z.object({ type: z.literal('image'), src: z.string(), alt: z.string(), title: z.string(), marks }),
  ]),
)

/** The content of a note as an attribute of foreign HTML has it; nothing where it is none. */
function noteContent(json: string | null): readonly Inline[] {
  try {
    const decoded = noteDecoder.safeParse(JSON.parse(json ?? ''))
    return decoded.success ? decoded.data : []
  } catch {
    return []
  }
}

/** What is said of a figure, as an attribute of HTML has it; null where it is none. */
function figureUse(json: string): FigureUse | null {
  try {
    const said: unknown = JSON.parse(json)
    const asStored = [{ ...Object(said), src: '', occurrence: 0 }]
    const [decoded] = FIELD_KINDS.pictures.decoder.safeParse(asStored).data ?? []
    if (!decoded) return null
    const { src: _src, occurrence: _occurrence, ...use } = decoded
    return use
  } catch {
    return null
  }
}

const nodes = {
  doc: {
    content: `${DISPLAY_FIELDS.join(' ')} (block | sectionHeading)+`,
    attrs: Object.fromEntries(ATTRIBUTE_FIELDS.map((field) => [field, { default: null }])),
  },
  kicker: displayField('kicker', 'p'),
  headline: displayField('headline', 'h1'),
  subhead: displayField('subhead', 'p'),
  standfirst: displayField('standfirst', 'p'),
  paragraph: {
    content: 'inline*',
    group: 'block',
    parseDOM: [{ tag: 'p' }],
    toDOM: () => ['p', 0],
  },
  sectionHeading: {
    content: 'text*',
    marks: '',
    defining: true,
    attrs: { language: { default: '' } },
    parseDOM: [
      { tag: 'h1' },
      {
        tag: 'h2',
        getAttrs: (element) => {
          const language = attributeOf(element, 'data-language')
          return { language: isLanguageTag(language) ? language : '' }
        },
      },
    ],
    toDOM: ({ attrs: { language } }) => [
      'h2',
      language === '' ? {} : { 'data-language': String(language) },
      0,
    ],
  },
  heading: {
    content: 'inline*',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'h3' }, { tag: 'h4' }, { tag: 'h5' }, { tag: 'h6' }],
    toDOM: () => ['h3', 0],
  },
  list: {
    content: 'listItem+',
    group: 'block',
    attrs: { ordered: { default: false }, start: { default: 1 } },
    parseDOM: [
      { tag: 'ul', attrs: { ordered: false, start: 1 } },
      {
        tag: 'ol',
        getAttrs: (element) => {
          const start = Number(element.getAttribute('start') ?? 1)
          return { ordered: true, start: Number.isInteger(start) && start >= 0 && start < 1e9 ? start : 1 }
        },
      },
    ],
    toDOM({ attrs: { ordered, start } }) {
      if (ordered !== true) return ['ul', 0]
      return ['ol', start === 1 ? {} : { start: String(start) }, 0]
    },
  },
  listItem: {
    content: 'block+',
    attrs: { checked: { default: null } },
    defining: true,
    parseDOM: [{ tag: 'li', getAttrs: (element) => ({ checked: checkedOf(element) }) }],
    toDOM({ attrs: { checked } }) {
      if (checked === null) return ['li', 0]
      const box: DOMOutputSpec = [
        'span',
        { class: 'box', role: 'checkbox', contenteditable: 'false', 'aria-checked': String(checked) },
      ]
      return ['li', { 'data-checked': String(checked) }, box, ['div', 0]]
    },
  },
  quotation: {
    content: 'block+ attribution?',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  attribution: {
    content: 'inline*',
    defining: true,
    parseDOM: [{ tag: 'footer' }, { tag: 'p[data-attribution]', priority: 60 }],
    toDOM: () => ['footer', 0],
  },
  table: {
    content: 'tableRow+',
    group: 'block',
    tableRole: 'table',
    allowGapCursor: false,
    isolating: true,
    parseDOM: [{ tag: 'table' }],
    toDOM: () => ['table', ['tbody', 0]],
  },
  tableRow: {
    content: '(tableCell | tableHeader)*',
    tableRole: 'row',
    allowGapCursor: false,
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  tableCell: cell('td', 'cell'),
  tableHeader: cell('th', 'header_cell'),
  figure: {
    content: 'caption credit',
    group: 'block',
    // What the article's field `pictures` says of this use, so that it goes wherever the figure goes.
    attrs: { src: {}, alt: { default: '' }, use: { default: null } },
    isolating: true,
    draggable: true,
    parseDOM: [
      {
        tag: 'figure[data-src]',
        getAttrs: (element) => ({
          src: attributeOf(element, 'data-src'),
          alt: attributeOf(element, 'data-alt'),
          use: figureUse(attributeOf(element, 'data-use')),
        }),
      },
    ],
    toDOM: ({ attrs: { src, alt, use } }) => [
      'figure',
      {
        'data-src': String(src),
        'data-alt': String(alt),
        ...(use === null ? {} : { 'data-use': JSON.stringify(use) }),
      },
      ['div', { class: 'picture', contenteditable: 'false', role: 'img', 'aria-label': String(alt) }],
      ['figcaption', 0],
    ],
  },
  caption: {
    content: 'inline*',
    parseDOM: [{ tag: 'span[data-caption]' }],
    toDOM: () => ['span', { 'data-caption': '' }, 0],
  },
  credit: {
    content: 'text*',
    marks: '',
    parseDOM: [{ tag: 'span[data-credit]' }],
    toDOM: () => ['span', { 'data-credit': '' }, 0],
  },
  preformatted: {
    content: 'text*',
    marks: '',
    group: 'block',
    code: true,
    defining: true,
    attrs: { language: { default: '' } },
    parseDOM: [
      {
        tag: 'pre',
        preserveWhitespace: 'full',
        getAttrs: (element) => ({ language: attributeOf(element, 'data-language') }),
      },
    ],
    toDOM: ({ attrs: { language } }) => [
      'pre',
      language === '' ? {} : { 'data-language': String(language) },
      ['code', 0],
    ],
  },
  rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  text: { group: 'inline' },
  break: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
    leafText: () => '\n',
  },
  footnote: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { content: { default: [] } },
    parseDOM: [
      {
        tag: 'sup[data-footnote]',
        priority: 60,
        getAttrs: (element) => ({ content: noteContent(element.getAttribute('data-footnote')) }),
      },
    ],
    toDOM: ({ attrs: { content } }) => [
      'sup',
      { 'data-footnote': JSON.stringify(content), role: 'doc-noteref' },
    ],
    leafText: () => '\ufffc',
  },
  image: {
    group: 'inline',
    inline: true,
    attrs: { src: { default: '' }, alt: { default: '' }, title: { default: '' } },
    parseDOM: [
      {
        tag: 'span[data-image]',
        getAttrs: (element) => ({
          src: attributeOf(element, 'data-image'),
          alt: attributeOf(element, 'data-alt'),
          title: attributeOf(element, 'data-title'),
        }),
      },
    ],
    toDOM: ({ attrs: { src, alt, title } }) => [
      'span',
      {
        class: 'image',
        role: 'img',
        'aria-label': String(alt),
        title: String(src),
        'data-image': String(src),
        'data-alt': String(alt),
        'data-title': String(title),
      },
      `[${String(alt) || String(src)}]`,
    ],
    leafText: () => '\ufffc',
  },
} satisfies { [name: string]: NodeSpec } & Record<DisplayField, NodeSpec>

/** The weight that CSS gives a `font-weight`. */
const isBoldWeight = (weight: string) => /^(?:bold|bolder|[6-9]\d\d|1000)$/.test(weight)

const linkAttributes = (element: HTMLElement): Attrs | false => {
  const href = attributeOf(element, 'href')
  const title = attributeOf(element, 'title')
  // The page shows the address of a link that has no title as its title.
  return mayLead(href) && { href, title: title === href ? '' : title }
}

const markSpecs = {
  link: {
    attrs: { href: {}, title: { default: '' } },
    inclusive: false,
    parseDOM: [{ tag: 'a[href]', getAttrs: linkAttributes }],
    // An address is opened by a command alone: the page has no live link.
    toDOM: ({ attrs: { href, title } }) => [
      'a',
      { href: String(href), title: String(title) || String(href) },
      0,
    ],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null },
      { style: 'font-weight', getAttrs: (weight) => isBoldWeight(weight) && null },
      { style: 'font-weight=400', clearMark: ({ type }) => type.name === 'strong' },
    ],
    toDOM: () => ['strong', 0],
  },
  emphasis: {
    parseDOM: [
      { tag: 'em' },
      { tag: 'i', getAttrs: (element) => element.style.fontStyle !== 'normal' && null },
      { style: 'font-style=italic' },
      { style: 'font-style=normal', clearMark: ({ type }) => type.name === 'emphasis' },
    ],
    toDOM: () => ['em', 0],
  },
  strike: {
    parseDOM: [
      { tag: 's' },
      { tag: 'del' },
      { tag: 'strike' },
      { style: 'text-decoration', getAttrs: (value) => /line-through/.test(value) && null },
      { style: 'text-decoration-line', getAttrs: (value) => /line-through/.test(value) && null },
    ],
    toDOM: () => ['s', 0],
  },
  superscript: {
    excludes: 'superscript subscript',
    parseDOM: [{ tag: 'sup' }, { style: 'vertical-align=super' }],
    toDOM: () => ['sup', 0],
  },
  subscript: {
    excludes: 'superscript subscript',
    parseDOM: [{ tag: 'sub' }, { style: 'vertical-align=sub' }],
    toDOM: () => ['sub', 0],
  },
  code: {
    code: true,
    parseDOM: [{ tag: 'code' }, { tag: 'tt' }, { tag: 'kbd' }],
    toDOM: () => ['code', 0],
  },
} satisfies { [name: string]: MarkSpec }

/**
 * The page's document: the display copy, then the tree of `core/document`, node for node and mark for mark. A footnote
 * and an image are leaves, so that an offset in a text block's plain text (`plainOf`) is a position in it.
 */
export const schema = new Schema({ nodes, marks: markSpecs })

/** What a footnote node holds. */
export function footnoteContent({ attrs: { content } }: { attrs: Attrs }): readonly Inline[] {
  return Array.isArray(content) ? content : []
}

/** A footnote's text, for what describes it. */
export const footnoteText = (node: { attrs: Attrs }) => plainOf(footnoteContent(node))
