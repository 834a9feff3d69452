import type { Mark } from '../../document/types.ts'
import type { HtmlElement } from './parseHtml.ts'

/** Characters of what is said of a term; where it is longer, terms are headings or questions. */
export const LONGEST_SAID = 200

/** Terms of a list of definitions, and what is said of them. */
type Definition = { terms: HtmlElement[]; said: HtmlElement[] }

/** The definitions of a list, in groups or not; none where something else stands in it, or a term has no words or no definition. */
export function definitionsIn(list: HtmlElement): Definition[] {
  const definitions: Definition[] = []
  const add = ({ children }: HtmlElement): boolean =>
    children.every((child) => {
      if (typeof child === 'string') return child.trim() === ''
      if (child.name === 'div') return add(child)
      const last = definitions.at(-1)
      if (child.name === 'dt') {
        if (last?.said.length === 0) last.terms.push(child)
        else definitions.push({ terms: [child], said: [] })
        return true
      }
      if (child.name === 'dd') last?.said.push(child)
      return child.name === 'dd' && last !== undefined
    })
  const isWhole =
    add(list) &&
    definitions.every(({ terms, said }) => said.length > 0 && terms.every(({ length }) => length > 0))
  return isWhole ? definitions : []
}

export const withStrong = (marks: readonly Mark[]): readonly Mark[] =>
  marks.some(({ type }) => type === 'strong') ? marks : [...marks, { type: 'strong' }]
