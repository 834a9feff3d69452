/** An element of XML; its name and those of its attributes have the prefixes that the reader asked for. */
export type XmlElement = {
  readonly name: string
  readonly attributes: { readonly [name: string]: string | undefined }
  readonly children: readonly XmlNode[]
}
export type XmlNode = XmlElement | string

/** The elements in an element, without the text between them. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** The first element of a name in an element; undefined where it has none. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && child.name === name) return child
  return undefined
}

/** The elements of a name in an element, in order. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name)
}

/** All text in an element. */
export function textIn(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')
}
