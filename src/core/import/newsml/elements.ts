import { elementsOf, textIn, type XmlElement } from '../xml/index.ts'

/** The name of an element without its prefix: the same standard is written with a namespace and without. */
export const nameOf = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1)

/** The elements of a name in an element, in order. */
export function allIn(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => nameOf(child) === name)
}

/** The first element at a path of names; undefined where there is none. */
export function at(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, name) => allIn(found, name)[0], element)
}

/** The text in an element in one line. */
export function lineIn(element: XmlElement | undefined): string {
  return textIn(element)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
}

/** The text in an element, a line for each paragraph in it. */
export function linesIn(element: XmlElement | undefined): string {
  const paragraphs = allIn(element, 'p')
  return paragraphs.length === 0 ? lineIn(element) : paragraphs.map(lineIn).join('\n')
}

/** The first of some texts that is not empty. */
export const firstOf = (...texts: readonly (string | undefined)[]): string =>
  texts.find((text) => text !== undefined && text !== '') ?? ''

/** A moment as agencies write it, `20261122T080000+0100`, in the form of the standard: `2026-11-22T08:00:00+01:00`. */
export function momentIn(written = ''): string {
  const [, year, month, day, hour, minute, second, zone] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(written) ?? []
  if (year === undefined) return written
  const date = `${year}-${month}-${day}`
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second ?? '00'}${zone ?? ''}`
}
