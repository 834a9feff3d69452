/** What is said of a picture where a text calls for it. */
export type SaidOfPicture = { src?: string; alt?: string; caption?: string; title?: string; attr?: string }

/** What a call of a template says of a picture. */
export function calledPicture(inner: string): SaidOfPicture {
  const said = new Map<string, string>()
  for (const [, name = '', double, single, bare] of inner.matchAll(
    /([a-z_-]{1,20})[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^ \t\n"']+))/gi,
  ))
    said.set(name.toLowerCase(), double ?? single ?? bare ?? '')
  const at = (...names: string[]) =>
    names.map((name) => said.get(name) ?? '').find((value) => value !== '') ?? ''
  return {
    src: at('src', 'url', 'image', 'image_path', 'file'),
    alt: at('alt'),
    caption: at('caption'),
    title: at('title'),
    attr: at('attr', 'credit', 'author', 'source'),
  }
}

/** A picture that is there as Markdown has it, its caption in the line below; null for one that is not. */
export function pictureMarkdown(
  { src = '', alt = '', caption = '', title = '', attr = '' }: SaidOfPicture,
  hasPicture: (address: string) => boolean,
): string | null {
  if (src === '' || /[<>\n]/.test(src) || !hasPicture(src)) return null
  const plain = (text: string) => text.replace(/[\\[\]"]/g, '\\$&').replace(/[ \t\n]+/g, ' ')
  const credit = attr === '' ? '' : ` "${plain(attr)}"`
  const below = (caption || title).replace(/[ \t\n]+/g, ' ')
  return `![${plain(alt)}](<${src}>${credit})${below === '' ? '' : `\n${below}`}`
}
