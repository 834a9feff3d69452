export type Style = ReadonlyMap<string, string>

const NONE: Style = new Map()

/**
 * The declarations of an element's own `style`, in lower case, as they are written: a browser would drop those that
 * only office programs know (`mso-list`).
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
