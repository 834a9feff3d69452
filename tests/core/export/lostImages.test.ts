import { unzipSync } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import {
  type ExportOptions,
  MARKDOWN_PROFILES,
  type WrittenFormat,
} from '../../../src/core/export/formats.ts'
import { exportArticle, WRITTEN_FORMAT_NAMES } from './exportArticle.ts'
import { publishable, shortAddress } from '../../../src/core/export/lostImages.ts'
import { plainUse } from '../../../src/core/pictures/index.ts'
import { articleWith } from '../articleWith.ts'
import { buildSite } from './site/builtSite.ts'

const GONE = `media/${'9'.repeat(64)}.jpeg`
const BARE = `media/${'8'.repeat(64)}.jpeg`
const BODY = [
  'Avant ![le plan](file:///home/maud/secret/a.jpg) après ![](../secret/b.png)[^1].',
  '| Un | Deux |\n| --- | --- |\n| ![](C:\\secret\\c.gif) | ![le plan](file:///home/maud/secret/a.jpg) |',
  `Dans le texte ![le bac](media/${'7'.repeat(64)}.png), [![](secret/d.jpg)](secret/d.jpg).`,
  `![Le quai](${GONE} "Maud Ferrier")\nUne légende.`,
  `![](${BARE} "Inès Karam")`,
  '[^1]: Une note ![en note](//secret.test/e.jpg).',
].join('\n\n')
const ARTICLE = articleWith({
  headline: 'Sans images',
  slug: 'sans-images',
  date: '2026-11-10',
  sections: [{ heading: '', body: BODY }],
  pictures: [{ ...plainUse(GONE, 0), fileName: 'quai.jpg', rights: '© Maud' }],
})
const OUTSIDE = ['le plan', 'b.png', 'c.gif', 'le bac', 'd.jpg', 'en note']
const OF_LIBRARY = ['quai.jpg', `${'8'.repeat(16)}…888.jpeg`]
const told = (names: readonly string[]) => names.map((what) => ({ name: 'picture-missing', what }))
const sorted = <T>(notices: readonly T[]) => notices.map((notice) => JSON.stringify(notice)).sort()

function textOf(bytes: Uint8Array): string {
  const utf8 = new TextDecoder()
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return utf8.decode(bytes)
  const files = Object.entries(unzipSync(bytes))
  return files.map(([name, content]) => `${name}\n${utf8.decode(content)}`).join('\n')
}

type Case = { name: string; format: WrittenFormat; options: Partial<ExportOptions>; isPrinted?: boolean }
const CASES: readonly Case[] = [
  ...WRITTEN_FORMAT_NAMES.filter((format) => format !== 'markdown').map((format) => ({
    name: format,
    format,
    options: {},
  })),
  ...MARKDOWN_PROFILES.map((profile) => ({
    name: `markdown for ${profile}`,
    format: 'markdown' as const,
    options: { profile },
  })),
  { name: 'a printed page', format: 'html' as const, options: {}, isPrinted: true },
  {
    name: 'a page with pictures beside it',
    format: 'html' as const,
    options: { pictures: 'beside' as const },
  },
]

describe.each(CASES)('$name', ({ format, options, isPrinted = false }) => {
  const { bytes, notices } = exportArticle(ARTICLE, format, options, { isPrinted })
  const text = textOf(bytes)
  // The data of an article has the addresses of the library's pictures, which it says.
  const isData = format === 'json'
  // A plain text has no pictures of the library, and misses none.
  const asksLibrary = !isData && format !== 'text'

  it('has no address of a picture that is not there', () => {
    expect(text).not.toMatch(/secret|file:\/\/|7{64}/)
    if (!isData) expect(text).not.toMatch(/9{64}|8{64}/)
  })

  it('has the words of each: description, caption and credit', () => {
    for (const words of ['le plan', 'le bac', 'en note', 'Une légende.', 'Maud Ferrier', 'Inès Karam'])
      expect(text).toContain(words)
  })

  it('tells each once', () => {
    const missing = [...OUTSIDE, ...(asksLibrary ? OF_LIBRARY : [])]
    const others = [
      ...(isData ? [{ name: 'pictures-by-address', what: '2' }] : []),
      ...(format === 'ninjs' ? [{ name: 'day-left-out', what: ARTICLE.date }] : []),
    ]
    expect(sorted(notices)).toEqual(sorted([...told(missing), ...others]))
  })
})

test('a site, its page and its feeds', () => {
  const articles = [{ ...ARTICLE, status: 'published' as const }]
  const { written } = buildSite({ articles })
  expect(sorted(written.flatMap(({ notices }) => notices))).toEqual(sorted(told([...OUTSIDE, ...OF_LIBRARY])))
  for (const { content } of written)
    expect(typeof content === 'string' ? content : '').not.toMatch(/secret|file:\/\/|7{64}|8{64}|9{64}/)
  const lost = [{ ...ARTICLE, sections: [{ heading: '', body: '![a](file:///tmp/a.jpg)' }], pictures: [] }]
  const first = buildSite({ articles: lost })
  // Nothing will bring it back: the page is not made again for it.
  expect(buildSite({ articles: lost, previous: first.state }).read).toEqual([])
})

test('an image of the web stays, and an article without lost images is the same', () => {
  const article = articleWith({
    sections: [{ heading: '', body: '![a](https://exemple.test/a.jpg) \\![b](c)' }],
  })
  expect(publishable(article, () => expect.unreachable())).toBe(article)
  const { bytes, notices } = exportArticle(article, 'markdown', { profile: 'flat' })
  expect(new TextDecoder().decode(bytes)).toContain('https://exemple.test/a.jpg')
  expect(notices).toEqual([])
})

test.each([
  ['file:///tmp/x/a.jpg', 'a.jpg'],
  ['C:\\Photos\\b.png', 'b.png'],
  ['../c.gif?x=1#y', 'c.gif'],
  ['data:image/png;base64,AAAA/BBBB', 'data:…'],
  ['', '…'],
])('%j is known as %j', (src, name) => {
  expect(shortAddress(src)).toBe(name)
})
