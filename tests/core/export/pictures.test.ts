import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { HtmlValidate } from 'html-validate'
import { JSDOM } from 'jsdom'
import { describe, expect, it, test } from 'vitest'
import { type Article, emptyContent, type PictureUse } from '../../../src/core/article/index.ts'
import type { ArticleFormat, ExportOptions, WrittenFormat } from '../../../src/core/export/formats.ts'
import { type HouseProfile, NO_HOUSE } from '../../../src/core/export/house.ts'
import { exportArticle } from './exportArticle.ts'
import type { ExportedUse } from '../../../src/core/export/renditions.ts'
import { picturesOfArticle } from '../../../src/core/pictures/figures.ts'
import { plainUse } from '../../../src/core/pictures/index.ts'
import { articleWith } from '../articleWith.ts'
import { withUses } from '../generated.ts'
import { exif, exifSegment, jpeg, ORIENTATION, png } from '../pictures/madePictures.ts'
import { picturesFrom } from './picturesFrom.ts'

const address = (digit: string) => `media/${digit.repeat(64)}.jpeg`
const [QUAY, CREW, GONE] = [address('1'), address('2'), address('9')]
const FILES: Readonly<Record<string, Uint8Array>> = {
  '1': png({ width: 3000, height: 2000 }),
  '2': png({ width: 800, height: 600 }),
}
const use = (src: string, occurrence: number, said: Partial<PictureUse>): PictureUse => ({
  ...plainUse(src, occurrence),
  ...said,
})

/** A photo twice, of which the second time a part is shown, one that stands for the article, and one that is gone. */
const ARTICLE = articleWith({
  headline: 'Le bac en images',
  slug: 'le-bac',
  sections: [
    {
      heading: '',
      body: `![Le quai "neuf"](${QUAY} "Photo : Marie Durand / AFP")\nLe *quai*.\n\n> ![L’équipage](${CREW} "Archives")`,
    },
    {
      heading: 'En mer',
      body: `![Un détail](${QUAY} "Léo Bosquet")\nUn détail.\n\n![Rien](${GONE})`,
    },
  ],
  pictures: [
    use(QUAY, 1, { crop: { x: 0.5, y: 0, width: 0.5, height: 0.5 } }),
    use(CREW, 0, { isMain: true, rights: 'https://creativecommons.org/licenses/by/4.0/' }),
    use(QUAY, 0, { rights: '© Marie Durand' }),
    use(GONE, 0, { fileName: 'rien.jpg' }),
  ],
})
const SITE: HouseProfile = { ...NO_HOUSE, siteAddress: 'https://lebac.example/journal/' }

/** A window that makes each rendition, of a JPEG whose segment is the key: so the bytes say what they were made for. */
const made = (key: string) =>
  jpeg({ segments: [Uint8Array.from([0xff, 0xfe, 0, key.length + 2, ...new TextEncoder().encode(key)])] })

function exported(
  format: WrittenFormat,
  {
    article = ARTICLE,
    options = {},
    house = NO_HOUSE,
    isWindow = true,
    isPrinted = false,
  }: {
    article?: Article
    options?: Partial<ExportOptions>
    house?: HouseProfile
    isWindow?: boolean
    isPrinted?: boolean
  } = {},
) {
  const profile: ArticleFormat = isPrinted ? 'pdf' : format
  const picture = picturesFrom((sha256) => FILES[sha256.charAt(0)] ?? null, profile, {
    options,
    rendition: isWindow ? made : () => undefined,
  })
  return exportArticle(article, format, options, { house, picture, isPrinted })
}

function page(options: Partial<ExportOptions> = {}, house = NO_HOUSE, isPrinted = false) {
  const file = exported('html', { options, house, isPrinted })
  const html = new TextDecoder().decode(file.bytes)
  const { document } = new JSDOM(html).window
  const meta = (name: string) =>
    document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content') ?? null
  const data: unknown = JSON.parse(document.querySelector('script')?.textContent ?? '')
  return { file, html, document, meta, data, images: [...document.querySelectorAll('img')] }
}

const standard = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
})
async function faults(html: string): Promise<string[]> {
  const { results } = await standard.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}

describe('a page with its pictures beside it', () => {
  it('offers each in its sizes, the first and the main one at once, and is valid', async () => {
    const { html, images, file } = page({ pictures: 'beside' })
    expect(await faults(html)).toEqual([])
    const [quay, crew, detail] = images
    expect(images).toHaveLength(3)
    const set = (quay?.getAttribute('srcset') ?? '').split(', ')
    expect(set.map((each) => each.replace(/^media\/1{16}-\w+/, ''))).toEqual(['.jpeg 6w', '.jpeg 6w'])
    expect(set.at(-1)).toBe(`${quay?.getAttribute('src')} 6w`)
    expect(quay?.getAttribute('sizes')).toContain('38rem')
    expect(
      images.map((image) => [image.alt, image.getAttribute('loading'), image.getAttribute('decoding')]),
    ).toEqual([
      ['Le quai "neuf"', null, 'async'],
      ['L’équipage', null, 'async'],
      ['Un détail', 'lazy', 'async'],
    ])
    // What is small enough goes as it is, in one size.
    expect([crew?.getAttribute('srcset'), crew?.width, crew?.height]).toEqual([null, 800, 600])
    expect(detail?.getAttribute('src')).not.toBe(quay?.getAttribute('src'))
    expect(html).toContain(`img-src 'self';`)
    const paths = file.beside?.map(({ path }) => path) ?? []
    const named = images.flatMap((image) => [
      image.getAttribute('src') ?? '',
      ...(image.getAttribute('srcset') ?? '').split(', ').map((each) => each.replace(/ .*/, '')),
    ])
    expect(new Set(paths)).toEqual(new Set(named.filter((path) => path !== '')))
    expect(file.beside?.find(({ path }) => path === crew?.getAttribute('src'))?.bytes).toEqual(FILES['2'])
    expect(file.notices).toEqual([{ name: 'picture-missing', what: 'rien.jpg' }])
  })

  it('names them with who made them and what may be done with them, the main one first', () => {
    const { data, meta } = page({ pictures: 'beside' }, SITE)
    expect(data).toMatchObject({
      image: [
        {
          '@type': 'ImageObject',
          contentUrl: expect.stringMatching(/^https:\/\/lebac\.example\/journal\/media\/2{16}-\w+\.png$/),
          caption: 'L’équipage',
          creditText: 'Archives',
          creator: [{ '@type': 'Organization', name: 'Archives' }],
          license: 'https://creativecommons.org/licenses/by/4.0/',
          width: 800,
          height: 600,
        },
        {
          caption: 'Le quai.',
          creditText: 'Photo : Marie Durand / AFP',
          creator: [
            { '@type': 'Person', name: 'Marie Durand' },
            { '@type': 'Organization', name: 'AFP' },
          ],
          copyrightNotice: '© Marie Durand',
        },
        { caption: 'Un détail.', creator: [{ '@type': 'Person', name: 'Léo Bosquet' }] },
      ],
    })
    expect(meta('og:image')).toMatch(/^https:\/\/lebac\.example\/journal\/media\/2{16}-\w+\.png$/)
    expect([
      meta('og:image:alt'),
      meta('og:image:width'),
      meta('og:image:type'),
      meta('twitter:card'),
    ]).toEqual(['L’équipage', '800', 'image/png', 'summary_large_image'])
  })

  it('has no picture for those who share it where nobody knows its address', () => {
    const { meta, data } = page({ pictures: 'beside' })
    expect([meta('og:image'), meta('twitter:card')]).toEqual([null, null])
    expect(data).toMatchObject({ image: [{ contentUrl: expect.stringMatching(/^media\//) }, {}, {}] })
  })
})

describe('a page with its pictures inside', () => {
  it('has each in one size, and says nothing of addresses', async () => {
    const { html, file, images, meta, data } = page({}, SITE)
    expect(await faults(html)).toEqual([])
    expect(images.map(({ src }) => src.slice(0, 23))).toEqual([
      'data:image/jpeg;base64,',
      expect.stringMatching(/^data:image\/png;base64,/),
      'data:image/jpeg;base64,',
    ])
    expect(images.some((image) => image.hasAttribute('srcset'))).toBe(false)
    expect(file.beside).toBeUndefined()
    expect(meta('og:image')).toBeNull()
    expect(data).toMatchObject({ image: [{ creditText: 'Archives' }, {}, {}] })
    expect(JSON.stringify(data)).not.toContain('contentUrl')
  })

  it('is printed so, whatever the options say', () => {
    const { images, file } = page({ pictures: 'beside' }, NO_HOUSE, true)
    expect(images.every(({ src }) => src.startsWith('data:'))).toBe(true)
    expect(file.beside).toBeUndefined()
  })
})

test('a fragment has the same figures', () => {
  const { bytes, beside } = exported('fragment', { options: { pictures: 'beside' } })
  const { document } = new JSDOM(new TextDecoder().decode(bytes)).window
  const captions = [...document.querySelectorAll('figcaption')].map(({ textContent }) => textContent)
  expect(captions).toEqual(['Le quai. Photo : Marie Durand / AFP', 'Archives', 'Un détail. Léo Bosquet'])
  expect(beside).toHaveLength(5)
})

test('a document has one size of each picture, the part that its figure shows', () => {
  const { bytes, notices } = exported('docx')
  const files = unzipSync(bytes)
  const media = Object.keys(files).filter((name) => name.startsWith('word/media/'))
  expect(media).toHaveLength(3)
  const keys = media.map((name) => new TextDecoder('latin1').decode(files[name]))
  expect(keys.filter((text) => text.includes('|0.5 0 0.5 0.5|1500|image/jpeg'))).toHaveLength(1)
  expect(keys.filter((text) => text.includes('||2048|image/jpeg'))).toHaveLength(1)
  const document = new TextDecoder().decode(files['word/document.xml'])
  expect(document.match(/descr="[^"]*"/g)).toEqual([
    'descr="Le quai &quot;neuf&quot;"',
    'descr="L’équipage"',
    'descr="Un détail"',
  ])
  expect(notices).toEqual([{ name: 'picture-missing', what: 'rien.jpg' }])
})

test('a document turns what only EXIF turns, where nobody has turned the pixels', () => {
  const turned = (orientation: number) =>
    jpeg({ segments: [exifSegment(exif({ [ORIENTATION]: orientation }))] })
  const drawn = (orientation: number) => {
    const picture = picturesFrom(() => turned(orientation), 'docx')
    const article = articleWith({ sections: [{ heading: '', body: `![Le quai](${QUAY})` }] })
    const { bytes } = exportArticle(article, 'docx', {}, { picture })
    const document = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
    return /<a:xfrm( rot="\d+")?( flipH="1")?><a:off x="0" y="0"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/
      .exec(document)
      ?.slice(1)
      .map((part) => part?.trim())
  }
  const [wide, high] = ['57150', '38100']
  expect([1, 3, 6, 7].map(drawn)).toEqual([
    [undefined, undefined, wide, high],
    ['rot="10800000"', undefined, wide, high],
    ['rot="5400000"', undefined, wide, high],
    ['rot="5400000"', 'flipH="1"', wide, high],
  ])
})

test('a book has the main picture as the image of its cover', () => {
  const files = unzipSync(exported('epub').bytes)
  const opf = new TextDecoder().decode(files['EPUB/package.opf'])
  const covers = opf.match(/<item [^>]*properties="cover-image"\/>/g) ?? []
  expect(covers).toHaveLength(1)
  const [, id, href] = /id="(\w[\w-]*)" href="(media\/2{16}-[\w]+\.png)"/.exec(covers[0] ?? '') ?? []
  expect(opf).toContain(`<meta name="cover" content="${id}"/>`)
  expect(files[`EPUB/${href}`]).toEqual(FILES['2'])
})

test('without a window, originals go out whole, and the export says so', () => {
  for (const format of ['html', 'docx', 'epub'] as const) {
    expect(exported(format, { isWindow: false }).notices).toEqual([
      { name: 'picture-too-large-for-profile', what: 'Le quai "neuf"' },
      { name: 'picture-not-cropped', what: 'Un détail' },
      { name: 'picture-too-large-for-profile', what: 'Un détail' },
      { name: 'picture-missing', what: 'rien.jpg' },
    ])
  }
})

/** Texts with the same two pictures over and over, also within quotations and lists. */
const illustrated = fc
  .array(
    fc.record({
      heading: fc.constantFrom('', 'En mer'),
      body: fc
        .array(
          fc.constantFrom(
            'Un paragraphe[^1].\n\n[^1]: Une note.',
            `![Le quai](${QUAY} "AFP")\nUne légende.`,
            `![](${CREW})`,
            `> ![Le quai](${QUAY})\n>\n> — Léo`,
            `- un\n\n  ![L’équipage](${CREW} "Archives")`,
          ),
          { maxLength: 5 },
        )
        .map((blocks) => blocks.join('\n\n')),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((sections) => withUses({ ...emptyContent('fr'), sections }))

test('every writer shows each figure as its own use says, in the order of the text', () => {
  const formats: readonly WrittenFormat[] = ['html', 'fragment', 'docx', 'epub', 'markdown', 'ninjs']
  const quay = png({ width: 3000, height: 2000 })
  fc.assert(
    fc.property(illustrated, fc.constantFrom(...formats), (content, format) => {
      const article = articleWith(content)
      const asked: ExportedUse[] = []
      const found = picturesFrom(() => quay, format, { rendition: made })
      const picture = (each: ExportedUse) => {
        asked.push(each)
        return found(each)
      }
      exportArticle(article, format, {}, { picture })
      const uses = picturesOfArticle(article).map(({ figure: { src, credit }, use: { crop, rights } }) => ({
        ...{ src, crop, credit, rights },
      }))
      expect(asked).toEqual(uses)
    }),
    { numRuns: 60 },
  )
})
