import { type Article, emptyContent } from '../../article/index.ts'
import { DEFAULT_EXPORT_OPTIONS } from '../formats.ts'
import type { HouseProfile } from '../house.ts'
import type { ExportedPicture } from '../renditions.ts'
import { checksum } from '../../checksum.ts'
import { siteFrame } from './document.ts'
import { entryOf } from './entry.ts'
import { listingsOf, pagesOf } from './listings.ts'
import { archiveHtml, listingHtml } from './lists.ts'
import { articlePage, redirectPage, siteArticle } from './pages.ts'

const PICTURE = `media/${'0'.repeat(64)}.png`

const sampleSize = (width: number) => ({
  name: `sample-${width}.png`,
  mediaType: 'image/png',
  extension: 'png' as const,
  width,
  height: width / 2,
  isTurned: false,
  bytes: new Uint8Array(1),
})
const SAMPLE_PICTURE: ExportedPicture = {
  sizes: [sampleSize(2048), sampleSize(1024)],
  isUncropped: false,
  isOversized: false,
}

/** An article that has something in every field that a page shows, and every kind of block and mark. */
const SAMPLE: Article = {
  ...emptyContent('en'),
  id: '01900000-0000-7000-8000-000000000000',
  revision: 1,
  createdAt: '2026-01-01T08:00:00.000Z',
  updatedAt: '2026-01-03T08:00:00.000Z',
  source: null,
  status: 'published',
  kicker: 'Kicker',
  headline: 'Headline & “all”',
  subhead: 'Subhead',
  standfirst: 'Standfirst',
  byline: [{ name: 'One Name', role: 'role', url: 'https://example.org/one' }, { name: 'Other Name' }],
  dateline: 'Place',
  agency: 'Agency',
  date: '2026-01-02T09:30:00+01:00',
  desk: 'Desk',
  keywords: ['one', 'two'],
  correction: 'Correction',
  sections: [
    {
      heading: '',
      body: 'Text *one* **two** ~~three~~ `four` [five](https://example.org/) six[^1].\n\n[^1]: Note.',
    },
    {
      heading: 'Heading',
      body: `### Minor\n\n- one\n- two\n\n1. one\n\n> Quotation\n>\n> — Name\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n![Picture](${PICTURE} "Credit")\nCaption\n\n\`\`\`\ncode\n\`\`\`\n\n---\n\n[page](page.html) שלום`,
    },
  ],
}

/**
 * A checksum of pages made from a fixed article: another one after an update that writes pages otherwise, and for another
 * house, so that all pages are made again.
 */
export function markupChecksum(house: HouseProfile): string {
  const context = {
    options: DEFAULT_EXPORT_OPTIONS,
    house,
    now: '2026-01-04T00:00:00.000Z',
    picture: () => SAMPLE_PICTURE,
    fonts: [],
    isPrinted: false,
    notice: () => undefined,
    beside: () => undefined,
  }
  const frame = siteFrame(house, 'en')
  const given = {
    stamp: '',
    name: 'sample',
    stem: 'sample',
    isEmbargoed: false,
    isIncomplete: false,
    isLarge: false,
    figures: [],
  }
  const entry = entryOf(SAMPLE, { ...given, aliases: [], pictures: [PICTURE] })
  const listings = listingsOf([entry])
  const lists = listings.flatMap(pagesOf).map((page) => listingHtml(page, listings, frame))
  return checksum(
    [
      articlePage(SAMPLE, entry, siteArticle(SAMPLE, context), frame),
      redirectPage(entry, 'former.html', frame),
      archiveHtml(listings, frame),
      ...lists,
    ].join('\n'),
  )
}
