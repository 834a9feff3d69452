/** What XML 1.0 cannot hold, even escaped: controls but tab and line ends, U+FFFE, U+FFFF, lone surrogates. */
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** A text without what XML cannot hold. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '')
}

/** A text for XML's content or a quoted attribute, without what XML cannot hold. */
export function xmlText(text: string): string {
  return withoutForbidden(text).replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? '')
}
