export type Style = ReadonlyMap<string, string>

const NONE: Style = new Map()

/**
 * The declarations of an element's `style` attribute, in lower case. Parsed by hand, since the browser drops
 * declarations that only office programs know (`mso-list`).
 */
export function styleOf(element: Element): Style {
  const written = element.getAttribute('style')
  if (written === null || written === '') return NONE
  const style = new Map<string, string>()
  for (const declaration of written.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace(/!important/, '')
    style.set(declaration.slice(0, colon).trim(), value.trim())
  }
  return style
}

/** Characters of style sheets that are read. */
const LONGEST_SHEETS = 1_000_000
/** A class of what stands in a line or a cell; that of a paragraph is its look. */
const CLASS = /^(?:span|a|font|td|th)?\.([\w-]+)$/
const IN_LINES = 'span[class], a[class], font[class], td[class], th[class]'

/** What a rule says of emphasis: properties and their values. */
function emphasisOf({
  fontWeight,
  fontStyle,
  textDecorationLine,
  verticalAlign,
}: CSSStyleDeclaration): [property: string, value: string][] {
  const said: [string, string][] = [
    ['font-weight', fontWeight],
    ['font-style', fontStyle],
    ['text-decoration', textDecorationLine],
    ['vertical-align', /^su[bp]/.test(verticalAlign) ? verticalAlign : ''],
  ]
  return said.filter(([, value]) => value !== '')
}

/**
 * Writes what style sheets in the HTML say of emphasis by class into the elements' own style, which goes before it: Word, Excel and
 * TextEdit write bold and strikethrough so. A sheet that is constructed fetches nothing.
 */
export function setClassStyles(root: Element): void {
  const written = [...root.ownerDocument.querySelectorAll('style')].map(
    ({ textContent }) => textContent ?? '',
  )
  if (written.every((sheet) => sheet === '') || written.join('').length > LONGEST_SHEETS) return
  const styles = new Map<string, Map<string, string>>()
  for (const text of written) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    for (const rule of sheet.cssRules) {
      const emphasis = rule instanceof CSSStyleRule ? emphasisOf(rule.style) : []
      if (!(rule instanceof CSSStyleRule) || emphasis.length === 0) continue
      for (const selector of rule.selectorText.split(',')) {
        const name = CLASS.exec(selector.trim())?.[1]
        if (name !== undefined) styles.set(name, new Map([...(styles.get(name) ?? []), ...emphasis]))
      }
    }
  }
  if (styles.size === 0) return
  for (const element of root.querySelectorAll(IN_LINES)) {
    const named = [...element.classList].flatMap((name) => [...(styles.get(name) ?? [])])
    if (named.length === 0) continue
    const emphasis = named.map(([property, value]) => `${property}:${value}`)
    element.setAttribute('style', [...emphasis, element.getAttribute('style') ?? ''].join(';'))
  }
}
