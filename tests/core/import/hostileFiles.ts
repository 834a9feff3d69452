import type { ImportFormat } from '../../../src/core/import/formats.ts'
import { makeZip } from './archive/zip.ts'
import { makeDocx } from './docx/makeDocx.ts'
import { makeOdt } from './odt/makeOdt.ts'

/** A file that is `size` times as bad as the smallest of its kind. */
export type Growing = (size: number) => { fileName: string; bytes: Uint8Array }

const utf8 = (text: string) => new TextEncoder().encode(text)
const file =
  (fileName: string, make: (size: number) => string | Uint8Array): Growing =>
  (size) => {
    const made = make(size)
    return { fileName, bytes: typeof made === 'string' ? utf8(made) : made }
  }
/** About a hundred thousand characters of a pattern, times the size. */
const fill = (pattern: string, size: number) => pattern.repeat(Math.ceil((100_000 * size) / pattern.length))
/** Counted patterns, which differ from each other. */
const count = (many: number, size: number, make: (n: number) => string) =>
  Array.from({ length: many * size }, (_, n) => make(n)).join('')
/** What opens and closes, one within the other. */
const nest = (many: number, size: number, open: string, close: string) =>
  `${open.repeat(many * size)}a${close.repeat(many * size)}`

const SENTENCE = 'Le tramway arrive à Saint-Aubin, dit le maire, et personne n’y croyait plus. '
const page = (body: string) =>
  `<!doctype html><html><head><title>Un titre</title></head><body>${body}</body></html>`
const rtf = (body: string) => `{\\rtf1\\ansi ${body}}`
const mail = (body: string, headers = '') =>
  `From: Inès Karam <ines@example.org>\r\nTo: a@example.org\r\nDate: Sun, 22 Nov 2026 08:00:00 +0100\r\nSubject: Le bac\r\nMIME-Version: 1.0\r\n${headers}\r\n${body}`
const par = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const item = (fields: object) =>
  JSON.stringify({ uri: 'urn:x:y', type: 'text', headline: 'Le bac', ...fields })
const nitf = (body: string) =>
  `<nitf><body><body.head><hedline><hl1>Le bac</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`
const article = (fields: object) => JSON.stringify({ format: 'marbre-article', version: 1, ...fields })

/** For each format files that could make its reader run away, by what is in them. */
export const HOSTILE_FILES: { readonly [Format in ImportFormat]: { readonly [kind: string]: Growing } } = {
  text: {
    'one line': file('a.txt', (size) => fill(SENTENCE, size)),
    'short lines': file('a.txt', (size) => fill('Ligne courte\n', size)),
    'headings and prose': file('a.txt', (size) => fill(`Un titre\n${SENTENCE}\n`, size)),
    'names and dates': file('a.txt', (size) => fill('Par Inès Karam\n10 novembre 2024\n', size)),
    speech: file('a.txt', (size) => fill('Q : Et alors ?\nR : Rien.\n', size)),
    'nested items': file('a.txt', (size) => count(300, size, (n) => `${' '.repeat(2 * (n % 300))}- a\n`)),
    numbers: file('a.txt', (size) => count(8000, size, (n) => `${n}. Un point\n`)),
    columns: file('a.txt', (size) => fill('a\tb\tc\n', size)),
    rules: file('a.txt', (size) => fill(`${SENTENCE}\n\n* * *\n\n`, size)),
    'quotation marks': file('a.txt', (size) => fill('« “ ', size)),
  },
  html: {
    'elements within elements': file('a.html', (size) => page(nest(5000, size, '<div>', '</div>'))),
    paragraphs: file('a.html', (size) => page(fill(`<p>${SENTENCE}</p>`, size))),
    'unclosed elements': file('a.html', (size) => page(fill('<p><b><i>a', size))),
    attributes: file('a.html', (size) => page(`<p ${count(8000, size, (n) => `a${n}="b" `)}>a</p>`)),
    'tags that do not end': file('a.html', (size) => page(fill('<a href="', size))),
    'tables within tables': file('a.html', (size) =>
      page(nest(1000, size, '<table><tr><td>', '</td></tr></table>')),
    ),
    cells: file('a.html', (size) => page(`<table><tr>${fill('<td>a</td>', size)}</tr></table>`)),
    'lines of code': file('a.html', (size) =>
      page(`<pre>${fill(`<div>${SENTENCE}</div>`, 16 * size)}</pre>`),
    ),
    links: file('a.html', (size) => page(count(2500, size, (n) => `<a href="/a/${n}">lien ${n}</a> `))),
    'marks of comments': file('a.html', (size) =>
      page(`<p>${count(18_000, size, (n) => `<a href="#cmnt_ref${n}" id="cmnt${n}"></a>`)}</p>`),
    ),
    'lists within lists': file('a.html', (size) => page(nest(1000, size, '<ul><li>a', '</li></ul>'))),
    notes: file('a.html', (size) =>
      page(
        count(1000, size, (n) => `<p>Texte<sup><a href="#n${n}" id="r${n}">${n}</a></sup></p>`) +
          count(1000, size, (n) => `<p id="n${n}"><a href="#r${n}">${n}</a> Note</p>`),
      ),
    ),
    'page data': file('a.html', (size) =>
      page(
        `<script type="application/ld+json">${nest(5000, size, '[', ']').replace('a', '')}</script><p>${SENTENCE}</p>`,
      ),
    ),
    'one text': file('a.html', (size) => page(`<p>${fill(SENTENCE, 8 * size)}</p>`)),
    'a long title': file('a.html', (size) => `<title>${fill(SENTENCE, 8 * size)}</title><p>a</p>`),
    'tiny elements': file('a.html', (size) => page(fill('<a href=b>a</a> ', 3 * size))),
    articles: file('a.html', (size) => page(fill('<article>a</article>', 3 * size))),
    'attributes of many elements': file('a.html', (size) => page(fill('<p a="b" c="d">a</p>', 3 * size))),
    'data of the page': file('a.html', (size) =>
      page(`<script type="application/ld+json">[${fill('{"a":1},', 4 * size)}1]</script><p>${SENTENCE}</p>`),
    ),
    entities: file('a.html', (size) => page(`<p>${fill('&amp;&eacute;&#8217;', size)}</p>`)),
  },
  markdown: {
    paragraphs: file('a.md', (size) => fill(`${SENTENCE}\n\n`, size)),
    'quotations within quotations': file('a.md', (size) => `${'>'.repeat(2000 * size)} a`),
    'lists within lists': file('a.md', (size) =>
      count(300, size, (n) => `${' '.repeat(2 * (n % 300))}- a\n`),
    ),
    brackets: file('a.md', (size) => fill('[', size)),
    'links that do not end': file('a.md', (size) => fill('[a](', size)),
    emphasis: file('a.md', (size) => fill('*a _b ', size)),
    'code that does not end': file('a.md', (size) => count(400, size, (n) => `${'`'.repeat(n % 400)}a `)),
    notes: file('a.md', (size) => count(2000, size, (n) => `Texte[^${n}].\n\n[^${n}]: Note.\n\n`)),
    references: file('a.md', (size) => count(2000, size, (n) => `[${n}]: https://example.org/${n}\n`)),
    cells: file('a.md', (size) => `${fill('| a ', size)}|\n${fill('|---', size)}|\n`),
    'front matter': file('a.md', (size) => `---\n${count(3000, size, (n) => `k${n}: v\n`)}---\n\nTexte.`),
    aliases: file(
      'a.md',
      (size) =>
        `---\na0: &a0 [x, x]\n${count(120, size, (n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`)}---\n\nTexte.`,
    ),
    'lines of one paragraph': file('a.md', (size) => fill(`${SENTENCE}\n`, 4 * size)),
    'values within values': file('a.md', (size) => `---\ntitle: ${nest(500, size, '[', ']')}\n---\n\nTexte.`),
    elements: file('a.md', (size) => fill('<b><i>a', size)),
    'a desk before figures': file('a.md', (size) => `# TRAIL. Le tour (${fill('1', size)}\n\n${SENTENCE}`),
    'blanks below the note of a heading': file(
      'a.md',
      (size) => `# Titre[^1]\n\na${fill(' \t', size)}b\nc\n\n[^1]: Note.`,
    ),
  },
  docx: {
    paragraphs: file('a.docx', (size) => makeDocx(count(2000, size, () => par(SENTENCE)))),
    'elements within elements': file('a.docx', (size) =>
      makeDocx(nest(2000, size, '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>')),
    ),
    runs: file('a.docx', (size) => makeDocx(`<w:p>${fill('<w:r><w:t>a</w:t></w:r>', size)}</w:p>`)),
    prefixes: file('a.docx', (size) =>
      makeDocx(
        `<w:p ${count(400, 1, (n) => `xmlns:a${n}="b" `)}>${count(2000, size, (n) => `<w:r xmlns:b${n % 9}="c"/>`)}</w:p>${par('a')}`,
      ),
    ),
    comments: file('a.docx', (size) =>
      makeDocx(par('a'), {
        comments: count(1000, size, () => `<w:comment w:author="A">${par(SENTENCE)}</w:comment>`),
      }),
    ),
    attributes: file('a.docx', (size) =>
      makeDocx(`<w:p ${count(5000, size, (n) => `w:a${n}="b" `)}/>${par('a')}`),
    ),
    cells: file('a.docx', (size) =>
      makeDocx(`<w:tbl><w:tr>${count(1000, size, () => `<w:tc>${par('a')}</w:tc>`)}</w:tr></w:tbl>`),
    ),
    'tables within tables': file('a.docx', (size) =>
      makeDocx(nest(200, size, '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>').replace('a', par('a'))),
    ),
    'a bomb': file('a.docx', (size) => makeDocx(par(' '.repeat(8_000_000 * size)))),
  },
  odt: {
    paragraphs: file('a.odt', (size) => makeOdt(count(2000, size, () => `<text:p>${SENTENCE}</text:p>`))),
    'elements within elements': file('a.odt', (size) =>
      makeOdt(nest(2000, size, '<text:section>', '</text:section>')),
    ),
    spans: file('a.odt', (size) => makeOdt(`<text:p>${fill('<text:span>a</text:span>', size)}</text:p>`)),
    spaces: file('a.odt', (size) => makeOdt(`<text:p>${fill('<text:s text:c="9999999"/>', size)}a</text:p>`)),
    'lists within lists': file('a.odt', (size) =>
      makeOdt(nest(200, size, '<text:list><text:list-item>', '</text:list-item></text:list>')),
    ),
    'repeated cells': file('a.odt', (size) =>
      makeOdt(
        `<table:table><table:table-row table:number-rows-repeated="${9999 * size}"><table:table-cell table:number-columns-repeated="9999"><text:p>a</text:p></table:table-cell></table:table-row></table:table>`,
      ),
    ),
  },
  mail: {
    lines: file('a.eml', (size) => mail(fill(`${SENTENCE}\r\n`, size))),
    headers: file(
      'a.eml',
      (size) =>
        `From: a@example.org\r\nDate: Sun, 22 Nov 2026 08:00:00 +0100\r\nSubject: Le bac\r\n${count(3000, size, (n) => `X-${n}: a\r\n`)}\r\na`,
    ),
    'quoted replies': file('a.eml', (size) => mail(fill('> > a\r\n', size))),
    'one line in base64': file('a.eml', (size) =>
      mail(btoa(fill('Texte du jour. ', 5 * size)), 'Content-Transfer-Encoding: base64\r\n'),
    ),
    'parts within parts': file('a.eml', (size) =>
      mail(
        count(100, size, (n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`),
        'Content-Type: multipart/mixed; boundary=b0\r\n',
      ),
    ),
  },
  rtf: {
    groups: file('a.rtf', (size) => rtf(fill('{}', size))),
    'groups within groups': file('a.rtf', (size) => rtf(nest(50_000, size, '{', '}'))),
    bytes: file('a.rtf', (size) => rtf(fill("\\'e9", size))),
    characters: file('a.rtf', (size) => rtf(fill('\\u8217?', size))),
    paragraphs: file('a.rtf', (size) => rtf(fill('a\\par ', size))),
    'line breaks': file('a.rtf', (size) => rtf(fill('a\\line ', size))),
    'one line': file('a.rtf', (size) => rtf(fill(SENTENCE.replace(/[^ -~]/g, 'a'), size))),
    marks: file('a.rtf', (size) => rtf(fill('\\b a\\b0 ', size))),
    cells: file('a.rtf', (size) => rtf(`${fill('\\cell ', size)}\\row`)),
    'tables within tables': file('a.rtf', (size) =>
      rtf(count(2000, size, (n) => `\\intbl\\itap${n} a\\par `)),
    ),
    'items of many lists': file('a.rtf', (size) =>
      rtf(count(2000, size, (n) => `\\pard{\\listtext 1.}\\ls${n}\\ilvl${n % 9} a\\par `)),
    ),
    notes: file('a.rtf', (size) => rtf(fill('a{\\footnote b}', size))),
    links: file('a.rtf', (size) =>
      rtf(count(1500, size, (n) => `{\\field{\\*\\fldinst HYPERLINK "http://a.fr/${n}"}{\\fldrslt a}}`)),
    ),
    styles: file('a.rtf', (size) =>
      rtf(`{\\stylesheet${count(3000, size, (n) => `{\\s${n}\\sbasedon${n + 1} A;}`)}}\\s0 a\\par a`),
    ),
    fonts: file('a.rtf', (size) => rtf(`{\\fonttbl${count(5000, size, (n) => `{\\f${n} A;}`)}}a`)),
    'a picture': file('a.rtf', (size) => rtf(`{\\pict ${fill('00ff', size)}}a`)),
  },
  subtitles: {
    cues: file('a.srt', (size) => count(2500, size, (n) => `${n}\n00:00:01,000 --> 00:00:02,000\na\n\n`)),
    lines: file('a.srt', (size) => `00:00:01,000 --> 00:00:02,000\n${fill('a\n', size)}`),
    marks: file('a.vtt', (size) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${fill('<v a<c.', size)}`),
    voices: file('a.vtt', (size) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${fill('<v a>b', size)}`),
    'captions that roll up': file('a.srt', (size) =>
      count(2500, size, (n) => `00:00:01,000 --> 00:00:02,000\nl${n}\nl${n + 1}\n\n`),
    ),
    'captions that grow': file('a.srt', (size) =>
      count(300, size, (n) => `00:00:01,000 --> 00:00:02,000\n${'a '.repeat(n % 300)}\n\n`),
    ),
  },
  marbre: {
    'values within values': file('a.json', (size) =>
      article({ a: 0 }).replace(':0', `:${nest(20_000, size, '[', ']').replace('a', '')}`),
    ),
    sections: file('a.json', (size) =>
      article({ sections: Array.from({ length: 1000 * size }, () => ({ heading: 'a', body: '**a**' })) }),
    ),
    numbers: file('a.json', (size) => `{"a":[${fill('1,', 3 * size)}1]}`),
    'objects within lists': file('a.json', (size) => `{"a":[${fill('{"a":{"b":{}}},', 5 * size)}1]}`),
    'many names': file('a.json', (size) => `{${count(50_000, size, (n) => `"k${n}":1,`)}"z":1}`),
    fields: file('a.json', (size) =>
      article(Object.fromEntries(Array.from({ length: 5000 * size }, (_, n) => [`k${n}`, n]))),
    ),
  },
  ninjs: {
    'values within values': file('a.json', (size) =>
      item({ x: 0 }).replace(':0', `:${nest(20_000, size, '[', ']').replace('a', '')}`),
    ),
    subjects: file('a.json', (size) =>
      item({ body_text: 'a', subject: Array.from({ length: 2000 * size }, (_, n) => ({ name: `${n}` })) }),
    ),
    'elements within elements': file('a.json', (size) =>
      item({ body_xhtml: nest(5000, size, '<div>', '</div>') }),
    ),
    lines: file('a.json', (size) => item({ body_text: fill('a\r\n', size) })),
    names: file('a.json', (size) => item({ byline: fill('Inès Karam, ', size), body_text: 'a' })),
    'a slug': file('a.json', (size) => item({ slugline: fill('a-', 40 * size), body_text: 'a' })),
    'tags that do not end': file('a.json', (size) => item({ headline: fill('<b ', size), body_text: 'a' })),
    bodies: file('a.json', (size) =>
      item({ bodies: Array.from({ length: 1000 * size }, (_, n) => ({ role: `r${n}`, value: SENTENCE })) }),
    ),
  },
  newsml: {
    'elements within elements': file('a.xml', (size) => nitf(nest(5000, size, '<block>', '</block>'))),
    paragraphs: file('a.xml', (size) => nitf(fill(`<p>${SENTENCE}</p>`, size))),
    'lines of names': file(
      'a.xml',
      (size) =>
        `<nitf><body><body.head>${fill('<byline>Inès Karam</byline>', size)}</body.head></body></nitf>`,
    ),
    'comments above': file('a.xml', (size) => `${fill('<!-- a -->', size)}${nitf('<p>a</p>')}`),
    pictures: file('a.xml', (size) =>
      nitf(
        fill(
          '<media media-type="image"><media-reference source="a.jpg"/><media-caption>a</media-caption></media>',
          size,
        ),
      ),
    ),
    'items of a message': file(
      'a.xml',
      (size) => `<newsMessage><itemSet>${fill('<newsItem></newsItem>', size)}</itemSet></newsMessage>`,
    ),
  },
}

/** Archives that could make what unpacks them run away. */
export const HOSTILE_ARCHIVES: { readonly [kind: string]: Growing } = {
  files: file('a.zip', (size) =>
    makeZip(Array.from({ length: 500 * size }, (_, n) => ({ name: `${n}.txt`, content: SENTENCE }))),
  ),
  'a bomb': file('a.zip', (size) => makeZip([{ name: 'a.txt', content: new Uint8Array(10_000_000 * size) }])),
  'many bombs': file('a.zip', (size) =>
    makeZip(
      Array.from({ length: 32 * size }, (_, n) => ({ name: `${n}.txt`, content: new Uint8Array(2_250_000) })),
    ),
  ),
  'archives in a mail': file('a.eml', (size) => {
    const archive = makeZip([{ name: 'a.txt', content: new Uint8Array(3_000_000).fill(97) }])
    const part = `--b\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(String.fromCharCode(...archive))}\r\n`
    return `From: a@example.org\r\nSubject: Le bac\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(32 * size)}--b--`
  }),
  'lying headers': file('a.zip', (size) =>
    makeZip(
      Array.from({ length: 500 * size }, (_, n) => ({
        name: `${n}.txt`,
        content: SENTENCE,
        size: 4_000_000_000,
      })),
    ),
  ),
  'long names': file('a.zip', (size) =>
    makeZip(
      Array.from({ length: 20 * size }, (_, n) => ({
        name: `${'../'.repeat(10_000)}${n}.txt`,
        content: 'a',
      })),
    ),
  ),
  'archives within': file('a.zip', (size) => {
    let bytes = makeZip([{ name: 'a.txt', content: SENTENCE }])
    for (let depth = 0; depth < 10 * size; depth++) bytes = makeZip([{ name: 'a.zip', content: bytes }])
    return bytes
  }),
  'comments and signs': file('a.zip', (size) => utf8(`PK\u0003\u0004${fill('PK\u0005\u0006', size)}`)),
}
