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
