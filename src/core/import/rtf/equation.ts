/** An element of an equation that is being read; it has no name before its first word. */
export type OpenElement = { name: string; attributes: Record<string, string>; children: OpenNode[] }
type OpenNode = OpenElement | string

/** Ends an element of an equation; what it says is the setting of one that stands among properties. */
export function closeElement(equation: OpenElement[]): void {
  const element = equation.pop()
  const outer = equation.at(-1)
  if (!element || !outer) return
  if (outer.name.endsWith('Pr')) element.attributes['m:val'] ??= element.children.map(wordsOf).join('')
  outer.children.push(element)
}

/** The words of a part of an equation. */
const wordsOf = (node: OpenNode): string =>
  typeof node === 'string' ? node : node.children.map(wordsOf).join('')
