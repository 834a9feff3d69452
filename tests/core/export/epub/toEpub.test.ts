import { describe, expect, it, test } from 'vitest'
import type { Article } from '../../../../src/core/article/index.ts'
import type { ExportResources } from '../../../../src/core/export/context.ts'
import { fileAs } from '../../../../src/core/export/epub/fileAs.ts'
import { NO_HOUSE } from '../../../../src/core/export/house.ts'
import { exportArticle, exportDossier } from '../exportArticle.ts'
import { articleWith } from '../../articleWith.ts'
import { openBook } from './openBook.ts'
import { picturesFrom } from '../picturesFrom.ts'

const WRITTEN = articleWith({
  updatedAt: '2026-11-10T11:12:13.987Z',
  status: 'ready',
  kicker: 'Transports',
  headline: 'À Port-Lanneau, le bac reprend la mer',
  standfirst: 'La traversée rouvrira dès mars.',
  byline: [
    { name: 'Inès Karam', role: 'envoyée spéciale' },
    { name: 'Théo Lanz', role: 'photos' },
  ],
  date: '2026-11-10T06:30:00.123456789+01:00',
  desk: 'Région',
  keywords: ['bac', 'mer', 'bac'],
  sections: [
    { heading: '', body: 'Un début[^1].\n\n[^1]: Une *note*.' },
    { heading: 'Qui paie ?', body: 'La région[^1].\n\n[^1]: Autre note.' },
  ],
})
const OTHER = articleWith({
  id: '0192f0c4-7c1e-7a3b-8d2e-5f60718293a5',
  updatedAt: '2026-11-12T00:00:00Z',
  language: 'ar',
  headline: 'العبّارة تعود',
  byline: [{ name: 'Inès Karam' }],
  date: '2026-11-08',
  sections: [{ heading: 'من يدفع؟', body: 'نص.' }],
})
const HOUSE = { ...NO_HOUSE, siteName: 'Le Bac', publisher: 'Éditions du Bac', licence: '© 2026 Le Bac' }

const one = (fields: Partial<Article>, resources: Partial<ExportResources> = {}) => {
  const { bytes, notices } = exportArticle({ ...WRITTEN, ...fields }, 'epub', {}, resources)
  return { ...openBook(bytes), bytes, notices }
}
const dossier = (articles: readonly Article[], title: string, resources: Partial<ExportResources> = {}) =>
  openBook(exportDossier(articles, title, {}, resources).bytes)
const texts = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent)

describe('the container', () => {
  it('begins with its media type, uncompressed and without extra fields', () => {
    const { bytes } = one({})
    const header = new DataView(bytes.buffer, bytes.byteOffset)
    expect(header.getUint16(8, true)).toBe(0)
    expect(header.getUint16(28, true)).toBe(0)
    expect(new TextDecoder().decode(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip')
  })

  it('is the same bytes for the same articles', () => {
    expect(one({}).bytes).toEqual(one({}).bytes)
  })

  it('lists every file once, and the pages in the order of reading', () => {
    const { names, items, spine } = dossier([WRITTEN, OTHER], 'Le bac')
    const listed = items.map(({ href }) => `EPUB/${href}`)
    expect(names).toEqual(['mimetype', 'META-INF/container.xml', 'EPUB/package.opf', ...listed])
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(spine).toEqual(['cover.xhtml', 'nav.xhtml', 'text/article-1.xhtml', 'text/article-2.xhtml'])
  })

  it('shows no table of contents of one line', () => {
    const { spine, page } = one({ sections: [{ heading: '', body: 'Un début.' }] })
    expect(spine).toEqual(['cover.xhtml', 'text/article-1.xhtml'])
    expect(page('nav.xhtml').querySelectorAll('nav[hidden] a')).toHaveLength(2)
  })
})

describe('the metadata', () => {
  it('says what the article says', () => {
    const { dc, meta, opf } = one({}, { house: HOUSE })
    expect(dc('identifier')).toEqual([`urn:uuid:${WRITTEN.id}`])
    expect(dc('title')).toEqual([WRITTEN.headline])
    expect(dc('language')).toEqual(['fr'])
    expect(dc('creator')).toEqual(['Inès Karam', 'Théo Lanz'])
    expect(meta('role')).toEqual(['aut', 'pht'])
    expect(meta('file-as')).toEqual(['Karam, Inès', 'Lanz, Théo'])
    expect(dc('date')).toEqual(['2026-11-10T06:30:00+01:00'])
    expect(meta('dcterms:modified')).toEqual(['2026-11-10T11:12:13Z'])
    expect(dc('publisher')).toEqual(['Éditions du Bac'])
    expect(dc('rights')).toEqual(['© 2026 Le Bac'])
    expect(dc('description')).toEqual([WRITTEN.standfirst])
    expect(dc('subject')).toEqual(['Région', 'bac', 'mer'])
    expect(opf.querySelector('spine')?.getAttribute('page-progression-direction')).toBe('ltr')
  })

  it('of a dossier has all languages and people, the last change, and an id by title and articles', () => {
    const { dc, meta, opf } = dossier([OTHER, WRITTEN], 'Le bac')
    expect(dc('title')).toEqual(['Le bac'])
    expect(dc('language')).toEqual(['ar', 'fr'])
    expect(dc('creator')).toEqual(['Inès Karam', 'Théo Lanz'])
    expect(dc('date')).toEqual(['2026-11-10T06:30:00+01:00'])
    expect(meta('dcterms:modified')).toEqual(['2026-11-12T00:00:00Z'])
    expect(opf.querySelector('spine')?.getAttribute('page-progression-direction')).toBe('rtl')
    const [id] = dc('identifier')
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const changed = { ...WRITTEN, headline: 'Autre', updatedAt: '2027-01-01T00:00:00Z' }
    expect(dossier([OTHER, changed], 'Le bac').dc('identifier')).toEqual([id])
    expect(dossier([WRITTEN, OTHER], 'Le bac').dc('identifier')).not.toEqual([id])
    expect(dossier([OTHER, WRITTEN], 'Le quai').dc('identifier')).not.toEqual([id])
  })

  it('names the agency where nobody signs', () => {
    expect(one({ byline: [], agency: 'AFP' }).dc('creator')).toEqual(['AFP'])
  })

  test.each([
    ['Inès Karam', 'fr', 'Karam, Inès'],
    ['Simone de Corve', 'fr', 'Corve, Simone de'],
    ['Jan van der Meer', 'nl', 'Meer, Jan van der'],
    ['AFP', 'fr', 'AFP'],
    ['La Rédaction', 'fr', 'La Rédaction'],
    ['la rédaction', 'fr', 'la rédaction'],
    ['Ana García Márquez', 'es', 'Ana García Márquez'],
    ['Kis Anna', 'hu', 'Kis Anna'],
    ['إيناس كرم', 'fr', 'إيناس كرم'],
  ])('sorts %s, in %s, as %s', (name, language, sorted) => {
    expect(fileAs(name, language)).toBe(sorted)
  })
})

describe('the cover', () => {
  const cover = (fields: Partial<Article>, resources: Partial<ExportResources> = {}) => {
    const { page } = one(fields, resources)
    return texts(page('cover.xhtml').querySelectorAll('p, h1'))
  }

  it('is set from the display copy', () => {
    expect(cover({}, { house: HOUSE })).toEqual([
      'Le Bac',
      'Transports',
      WRITTEN.headline,
      WRITTEN.standfirst,
      'Par Inès Karam et Théo Lanz',
      '10 novembre 2026 à 06:30 (UTC+1)',
      '© 2026 Le Bac',
    ])
  })

  it('says an embargo until it has passed, in the language of the article', () => {
    const embargo = '2026-11-12T06:00:00+01:00'
    const said = 'Sous embargo jusqu’au 12 novembre 2026 à 06:00 (UTC+1)'
    expect(cover({ embargo }, { now: '2026-11-12T04:59:59Z' })).toContain(said)
    expect(cover({ embargo })).toContain(said)
    expect(cover({ embargo }, { now: '2026-11-12T05:00:00Z' })).not.toContain(said)
    const { page } = dossier([WRITTEN, { ...OTHER, embargo }], 'Le bac', { now: '2026-11-12T04:59:59Z' })
    const [line] = page('cover.xhtml').querySelectorAll('.embargo')
    expect(line?.textContent).toMatch(/^العبّارة تعود – محظور النشر حتى 12/)
    expect([line?.getAttribute('lang'), line?.getAttribute('dir')]).toEqual(['ar', 'rtl'])
  })

  it('of a dossier has its title, all who sign, each once, and the first and the last day', () => {
    const { page } = dossier([WRITTEN, OTHER], 'Le <bac>')
    expect(texts(page('cover.xhtml').querySelectorAll('p, h1'))).toEqual([
      'Le <bac>',
      'Par Inès Karam et Théo Lanz',
      '8 novembre 2026 – 10 novembre 2026',
    ])
  })
})

describe('the table of contents', () => {
  it('leads to each article and its sections, in their languages', () => {
    const book = dossier([WRITTEN, OTHER, { ...WRITTEN, headline: '\u200b' }], 'Le bac')
    const entries = [...book.page('nav.xhtml').querySelectorAll('nav:not([hidden]) a')]
    expect(texts(entries)).toEqual([
      WRITTEN.headline,
      'Qui paie ?',
      'العبّارة تعود',
      'من يدفع؟',
      'Sans titre',
      'Qui paie ?',
    ])
    for (const entry of entries) {
      const [name = '', id] = entry.getAttribute('href')?.split('#') ?? []
      const target = book.page(name)
      expect(id === undefined || target.getElementById(id)?.localName === 'section').toBe(true)
    }
    expect(entries[2]?.parentElement?.getAttribute('dir')).toBe('rtl')
    expect(texts(book.page('nav.xhtml').querySelectorAll('nav[hidden] a'))).toEqual([
      'Couverture',
      'Sommaire',
      WRITTEN.headline,
    ])
  })

  it('holds 500 articles of one headline, each with a page of its own', () => {
    const articles = Array.from({ length: 500 }, () => WRITTEN)
    const { page, spine, items } = dossier(articles, 'Tout')
    const links = [...page('nav.xhtml').querySelectorAll('nav:not([hidden]) > ol > li > a')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual(spine.slice(2))
    expect(new Set(spine).size).toBe(502)
    expect(items.filter(({ properties }) => properties === 'nav')).toHaveLength(1)
  })
})

describe('notes', () => {
  it('are numbered through an article, with ids of their own in each, and lead back', () => {
    const book = dossier([WRITTEN, WRITTEN], 'Deux')
    for (const number of [1, 2]) {
      const page = book.article(number)
      const references = [...page.querySelectorAll('[role="doc-noteref"]')]
      expect(references.map((link) => link.getAttribute('href'))).toEqual(
        [1, 2].map((note) => `#article-${number}-fn${note}`),
      )
      for (const link of references) {
        expect(link.getAttribute('epub:type')).toBe('noteref')
        const note = page.getElementById(link.getAttribute('href')?.slice(1) ?? '')
        expect(note?.getAttribute('epub:type')).toBe('endnote')
        expect(note?.querySelector('[role="doc-backlink"]')?.getAttribute('href')).toBe(`#${link.id}`)
      }
    }
  })
})

describe('links', () => {
  const body = '[a](/page) [b](https://a&b/) [c](mailto:) [d](https://exemple.test/é|)'
  const hrefs = (resources: Partial<ExportResources>) => {
    const { article, notices } = one({ sections: [{ heading: '', body }] }, resources)
    return {
      links: [...article(1).querySelectorAll('p a')].map((link) => link.getAttribute('href')),
      notices,
    }
  }

  it('that lead nowhere are words, and told; relative ones lead to the site of the house', () => {
    const invalid = ['https://a&b/', 'mailto:'].map((what) => ({ name: 'invalid-link', what }))
    expect(hrefs({})).toEqual({
      links: ['https://exemple.test/%C3%A9%7C'],
      notices: [{ name: 'relative-link', what: '/page' }, ...invalid],
    })
    expect(hrefs({ house: { ...HOUSE, siteAddress: 'https://lebac.test/' } })).toEqual({
      links: ['https://lebac.test/page', 'https://exemple.test/%C3%A9%7C'],
      notices: invalid,
    })
  })
})

describe('pictures', () => {
  const address = (digit: string, extension = 'jpg') => `media/${digit.repeat(64)}.${extension}`
  const picture = (digit: string, alt = 'Le quai') => `![${alt}](${address(digit)})\nUn quai.`
  /** The heads of a PNG, a GIF and a WebP. */
  const PNG = Uint8Array.from(
    [...'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\xbc\x08\x02\0\0\0'].map((sign) =>
      sign.charCodeAt(0),
    ),
  )
  const GIF = new TextEncoder().encode('GIF89a\x02\0\x03\0\0\0\0')
  const WEBP = new TextEncoder().encode(`RIFF\0\0\0\0WEBPVP8X${'\0'.repeat(14)}`)
  const file = (sha256: string) => ({ '1': PNG, '2': GIF, '3': WEBP })[sha256.charAt(0)] ?? null
  const shown = (...bodies: string[]) =>
    one({ sections: bodies.map((body) => ({ heading: '', body })) }, { picture: picturesFrom(file, 'epub') })

  it('come with the book once, under the type of their bytes, with size and description', () => {
    const { article, items, files, notices } = shown(picture('1'), picture('1'))
    const image = article(1).querySelector('figure > img')
    const name = image?.getAttribute('src')?.replace('../', '') ?? ''
    expect(name).toMatch(/^media\/1{16}-\w+\.png$/)
    expect(image?.getAttribute('alt')).toBe('Le quai')
    expect([image?.getAttribute('width'), image?.getAttribute('height')]).toEqual(['1200', '700'])
    expect(items.filter(({ mediaType }) => mediaType.startsWith('image/'))).toEqual([
      { id: `p${name.slice(6, -4)}`, href: name, mediaType: 'image/png', properties: 'cover-image' },
    ])
    expect(files[`EPUB/${name}`]).toEqual(PNG)
    expect(notices).toEqual([])
  })

  it('that the library lacks, or that readers of EPUB do not know, are described, and told once', () => {
    const { article, items, notices } = shown(picture('9'), picture('3', ''), picture('9'))
    expect(texts(article(1).querySelectorAll('figure .image'))).toEqual(['[Le quai]', '[Le quai]'])
    expect(items.some(({ mediaType }) => mediaType.startsWith('image/'))).toBe(false)
    expect(notices).toEqual([
      { name: 'picture-missing', what: 'Le quai' },
      { name: 'picture-format', what: `${'3'.repeat(16)}…3333.jpg` },
    ])
  })

  it('count in what the book says of its accessibility', () => {
    const said = (...bodies: string[]) => {
      const { meta } = shown(...bodies)
      return {
        modes: meta('schema:accessMode'),
        sufficient: meta('schema:accessModeSufficient'),
        described: meta('schema:accessibilityFeature').includes('alternativeText'),
        hazard: meta('schema:accessibilityHazard'),
        summary: meta('schema:accessibilitySummary').join('').includes('Chaque image'),
      }
    }
    const plain = {
      modes: ['textual'],
      sufficient: ['textual'],
      described: false,
      hazard: ['none'],
      summary: false,
    }
    const visual = { ...plain, modes: ['textual', 'visual'] }
    expect(said('Un début.')).toEqual(plain)
    expect(said(picture('1'))).toEqual({ ...visual, described: true, summary: true })
    expect(said(picture('1', ''))).toEqual({ ...visual, sufficient: ['textual,visual'] })
    expect(said(picture('2'))).toEqual({ ...visual, described: true, summary: true, hazard: ['unknown'] })
  })
})

describe('a dossier', () => {
  it('has the name of its title, or of its first article', () => {
    expect(exportDossier([WRITTEN], 'Le bac : un an après').fileName).toBe('le-bac-un-an-apres.epub')
    expect(exportDossier([WRITTEN], '').fileName).toBe('a-port-lanneau-le-bac-reprend-la-mer.epub')
    expect(() => exportDossier([], 'Rien')).toThrow('at least one article')
  })

  it('brings the fonts of the context', () => {
    const font = {
      family: 'Serif',
      style: 'normal',
      weights: '200 900',
      unicodeRange: 'U+0-FF',
      bytes: Uint8Array.of(1),
    } as const
    const { items, files } = dossier([WRITTEN], 'Le bac', { fonts: [font] })
    expect(items.find(({ mediaType }) => mediaType === 'font/woff2')?.href).toBe('fonts/1.woff2')
    expect(new TextDecoder().decode(files['EPUB/style.css'])).toContain('src: url(fonts/1.woff2)')
  })
})
