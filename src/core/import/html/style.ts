import { type HtmlElement, namesOf } from './parseHtml.ts'
import type { Mark } from '../../document/types.ts'

const MARKS: { readonly [name: string]: Mark['type'] } = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** A property of an element's own style, in lower case. */
export function styleOf({ attributes }: HtmlElement, property: string): string {
  const { style = '' } = attributes
  if (style === '') return ''
  for (const rule of style.toLowerCase().slice(0, 4000).split(';')) {
    const at = rule.indexOf(':')
    if (at > 0 && rule.slice(0, at).trim() === property) return rule.slice(at + 1).trim()
  }
  return ''
}

/** The marks of the text in an element, given those around it. */
export function marksIn(element: HtmlElement, around: readonly Mark[]): readonly Mark[] {
  const marks = [...around]
  const add = (type: Exclude<Mark['type'], 'link'>) => {
    if (!marks.some((mark) => mark.type === type)) marks.push({ type })
  }
  const own = Object.hasOwn(MARKS, element.name) ? MARKS[element.name] : undefined
  const weight = styleOf(element, 'font-weight')
  const slant = styleOf(element, 'font-style')
  // Google Docs wraps all that it copies in a <b> that is not bold.
  const isUndone = (own === 'strong' && weight === 'normal') || (own === 'emphasis' && slant === 'normal')
  if (own !== undefined && own !== 'link' && !isUndone) add(own)
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) add('strong')
  if (/^(?:italic|oblique)/.test(slant)) add('emphasis')
  if (styleOf(element, 'text-decoration').includes('line-through')) add('strike')
  const raised = styleOf(element, 'vertical-align')
  if (raised === 'super') add('superscript')
  if (raised === 'sub') add('subscript')
  return marks.length === around.length ? around : marks
}

/** True for an element that a browser does not show, by what it says itself; not for what holds most of the page's `length`. */
export function isHidden(element: HtmlElement, length: number): boolean {
  return saysHidden(element) && element.length * 2 <= length
}

/** What is called so is there for screen readers alone: it names what others see. */
const UNSEEN =
  /(?:^| )(?:u-)?(?:visually-?hidden|hidden-visually|sr-only|screen-?reader(?:-text|-only)?|element-invisible|a11y-hidden)(?= |$)/

/** True for what is there for screen readers alone, by what it is called. */
export const isUnseenByName = (element: HtmlElement) => UNSEEN.test(namesOf(element))

function saysHidden(element: HtmlElement): boolean {
  const { attributes } = element
  if (attributes.hidden !== undefined && attributes.hidden !== 'until-found') return true
  // The caption of a picture is hidden from screen readers where it repeats the description, and shown to everyone else.
  const isCaption =
    /(?:^|[ _-])(?:caption|legend|credit)/.test(namesOf(element)) || element.name === 'figcaption'
  if (attributes['aria-hidden'] === 'true' && !isCaption) return true
  if (element.name !== 'h1' && !isCaption && isUnseenByName(element)) return true
  return styleOf(element, 'display') === 'none' || styleOf(element, 'visibility') === 'hidden'
}
