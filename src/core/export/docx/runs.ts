import { isSameMark, publishedAddress } from '../../document/index.ts'
import type { Image, Inline, Mark } from '../../document/types.ts'
import { xmlText } from '../xml.ts'
import type { ExportContext } from '../context.ts'
import type { Relationships } from './relationships.ts'

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
/** A text in parts: letters of one direction with the signs and blanks between them. */
const RIGHT_TO_LEFT_PART =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^\p{L}\p{N}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])*/gu
const LEFT_TO_RIGHT_PART =
  /\p{Script=Latin}(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[\p{Script=Latin}\p{N}])?/gu

/** True where the first letter of a text is written from right to left; null where it has no letter. */
function startsRightToLeft(text: string): boolean | null {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter === undefined ? null : RIGHT_TO_LEFT.test(letter)
}

/** True for an address that leads nowhere from a document, as it says no more than the way from a page. */
const isRelative = (address: string) => !/^[a-z][a-z0-9+.-]*:/i.test(address)

/** Characters that have an element of their own. */
const ELEMENTS: Readonly<Record<string, string>> = {
  '\t': '<w:tab/>',
  '\n': '<w:br/>',
  '\u00ad': '<w:softHyphen/>',
  '\u2011': '<w:noBreakHyphen/>',
}
const SPECIAL = /[\t\n\u00ad\u2011]/
const SPECIALS = /([\t\n\u00ad\u2011])/

/** The text of a run. White space is kept as it is. */
function textXml(text: string): string {
  const written = xmlText(text)
  if (written === '') return ''
  if (!SPECIAL.test(written)) return `<w:t xml:space="preserve">${written}</w:t>`
  return written
    .split(SPECIALS)
    .map((part) => ELEMENTS[part] ?? (part === '' ? '' : `<w:t xml:space="preserve">${part}</w:t>`))
    .join('')
}

/** What a run looks like besides its marks: a style of characters. */
type RunLook = { style?: string }

/** The properties of a run in the order of the standard; an empty string where there are none. */
function propertiesXml(
  marks: readonly Mark[],
  { style }: RunLook,
  isRtl: boolean,
  languageXml: string,
): string {
  if (marks.length === 0 && style === undefined && !isRtl)
    return languageXml && `<w:rPr>${languageXml}</w:rPr>`
  let named = style
  let bold = ''
  let italic = ''
  let strike = ''
  let place = ''
  let linked = ''
  for (const { type } of marks) {
    if (type === 'strong') bold = '<w:b/><w:bCs/>'
    else if (type === 'emphasis') italic = '<w:i/><w:iCs/>'
    else if (type === 'strike') strike = '<w:strike/>'
    else if (type === 'superscript' || (type === 'subscript' && place === ''))
      place = `<w:vertAlign w:val="${type}"/>`
    else if (type === 'link') named = 'Hyperlink'
    else if (type === 'code') {
      if (named === 'Hyperlink') linked = '<w:u w:val="single"/>'
      named = 'VerbatimChar'
    }
  }
  const styled = named === undefined ? '' : `<w:rStyle w:val="${named}"/>`
  const direction = isRtl ? '<w:rtl/>' : ''
  const properties = styled + bold + italic + strike + linked + place + direction + languageXml
  return properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
}

/** Writes the contents of paragraphs as runs. Collects the links of its part, and the notes that the text refers to. */
export class RunWriter {
  private readonly links: Relationships
  private readonly isRtl: boolean
  private readonly notes: (readonly Inline[])[] | null
  private readonly notice: ExportContext['notice']
  /** `w:lang` of the runs from now on; empty for those in the language of the document. */
  languageXml = ''

  /** `isRtl` for an article that is written from right to left; `notes` null for notes themselves, which have none. */
  constructor(
    links: Relationships,
    isRtl: boolean,
    notes: (readonly Inline[])[] | null,
    notice: ExportContext['notice'],
  ) {
    this.notice = notice
    this.links = links
    this.isRtl = isRtl
    this.notes = notes
  }

  /**
   * The property of a paragraph whose first letter is written in the other direction than the article. One without letters has
   * the direction of what is around it.
   */
  bidi(text: string, isRtlAround = this.isRtl): string {
    if (!this.isRtl && !isRtlAround && !RIGHT_TO_LEFT.test(text)) return ''
    const isRtl = startsRightToLeft(text) ?? isRtlAround
    return isRtl === this.isRtl ? '' : `<w:bidi w:val="${isRtl ? '1' : '0'}"/>`
  }

  /** Plain text, in which line ends are line breaks. */
  plain(text: string, style?: string): string {
    return this.run(text.replace(/\r\n?/g, '\n'), [], style === undefined ? {} : { style })
  }

  /** Plain text as a link to an address, if that is safe. */
  linked(text: string, address: string): string {
    const href = publishedAddress(address)
    const mark: Mark = { type: 'link', href: address, title: '' }
    return href === null ? this.plain(text) : this.linkXml(href, '', this.run(text, [mark], {}))
  }

  content(inlines: readonly Inline[]): string {
    let xml = ''
    for (let at = 0; at < inlines.length; ) {
      const inline = inlines[at]
      if (!inline) break
      const [link] = inline.marks
      if (link?.type !== 'link') {
        xml += this.inline(inline)
        at += 1
        continue
      }
      let runs = ''
      for (let next = inlines[at]; next?.marks[0] && isSameMark(next.marks[0], link); next = inlines[at]) {
        runs += this.inline(next)
        at += 1
      }
      const href = publishedAddress(link.href)
      if (href === null)
        this.notice({ name: isRelative(link.href) ? 'relative-link' : 'invalid-link', what: link.href })
      xml += href === null ? runs : this.linkXml(href, link.title, runs)
    }
    return xml
  }

  private linkXml(href: string, title: string, runs: string): string {
    const tip = title === '' ? '' : ` w:tooltip="${xmlText(title.slice(0, 255))}"`
    return `<w:hyperlink r:id="${this.links.link(href)}" w:history="1"${tip}>${runs}</w:hyperlink>`
  }

  private inline(inline: Inline): string {
    switch (inline.type) {
      case 'text':
        return this.run(inline.text, this.shownMarks(inline.marks), {})
      case 'break':
        return `<w:r>${propertiesXml(this.shownMarks(inline.marks), {}, false, '')}<w:br/></w:r>`
      case 'footnote':
        if (!this.notes) return ''
        return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${this.notes.push(inline.content)}"/></w:r>`
      case 'image':
        return this.image(inline)
    }
  }

  /** The marks without a link to an address that is not safe. */
  private shownMarks(marks: readonly Mark[]): readonly Mark[] {
    const [link] = marks
    return link?.type === 'link' && publishedAddress(link.href) === null ? marks.slice(1) : marks
  }

  /** A picture that is not in the library: its description, linked to its address where that is safe. */
  private image({ src, alt, marks }: Image): string {
    const label = `[${alt === '' ? src : alt}]`
    const shown = this.shownMarks(marks)
    const href = publishedAddress(src)
    if (href === null || shown[0]?.type === 'link') return this.run(label, shown, {})
    return this.linkXml(href, '', this.run(label, [{ type: 'link', href, title: '' }, ...shown], {}))
  }

  /** A text as runs, each of one direction. */
  private run(text: string, marks: readonly Mark[], look: RunLook): string {
    const { languageXml } = this
    if (!this.isRtl && !RIGHT_TO_LEFT.test(text))
      return runXml(text, propertiesXml(marks, look, false, languageXml))
    let xml = ''
    let end = 0
    const add = (part: string, isRtl: boolean) => {
      xml += runXml(part, propertiesXml(marks, look, isRtl, languageXml))
    }
    for (const { 0: part, index } of text.matchAll(this.isRtl ? LEFT_TO_RIGHT_PART : RIGHT_TO_LEFT_PART)) {
      add(text.slice(end, index), this.isRtl)
      add(part, !this.isRtl)
      end = index + part.length
    }
    add(text.slice(end), this.isRtl)
    return xml
  }
}

function runXml(text: string, properties: string): string {
  const inside = textXml(text)
  return inside === '' ? '' : `<w:r>${properties}${inside}</w:r>`
}
