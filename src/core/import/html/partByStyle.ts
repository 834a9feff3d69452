import { roleOfStyle } from '../office/styleRoles.ts'
import type { PagePart } from './context.ts'
import { isProperties } from './officeHtml.ts'
import type { HtmlElement } from './parseHtml.ts'

/**
 * What Word and Google Docs call a paragraph that they saved as HTML, where that is the title, what stands under it, or a table of
 * contents.
 */
export function partByStyle(element: HtmlElement): PagePart | null {
  const { name, attributes, parent } = element
  if (isProperties(element)) return { kind: 'aside', reason: 'page-aside' }
  const docs = name === 'p' && /^h\./.test(attributes.id ?? '') ? attributes.class : undefined
  // Headers and footers of pages as LibreOffice writes them.
  if (name === 'div' && /^(?:header|footer)$/.test(attributes.title ?? ''))
    return { kind: 'aside', reason: 'page-margin' }
  if (isBesidePublished(name, attributes.id, parent)) return { kind: 'aside', reason: 'page-margin' }
  const title = /(?:^| )(sub)?title(?= |$)/.exec(docs ?? '')
  if (title) return { kind: title[1] === undefined ? 'headline' : 'subhead', reason: 'document-style' }
  const style = name === 'p' ? /^Mso([A-Z]\w{1,20})$/.exec(attributes.class ?? '')?.[1] : undefined
  const role = style === undefined ? undefined : roleOfStyle(style)?.role
  if (role === 'headline' || role === 'subhead') return { kind: role, reason: 'document-style' }
  return role === 'contents' ? { kind: 'aside', reason: 'document-style' } : null
}

/** True for what Google Docs sets over and below a document that is published: who publishes it, and how to report it. */
function isBesidePublished(name: string, id = '', parent: HtmlElement | null): boolean {
  if (name !== 'div' || !/^(?:banners|header|footer)$/.test(id)) return false
  const siblings = (parent?.children ?? []).filter((child) => typeof child !== 'string')
  const document = siblings.find(({ attributes }) => attributes.id === 'contents')
  return (document?.children ?? []).some(
    (child) => typeof child !== 'string' && /(?:^| )doc-content(?= |$)/.test(child.attributes.class ?? ''),
  )
}
