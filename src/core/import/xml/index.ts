export { childOf, childrenOf, elementsOf, textIn, type XmlElement, type XmlNode } from './element.ts'
export type { Namespaces } from './prefixes.ts'
export { readXml, type XmlFault } from './readXml.ts'
