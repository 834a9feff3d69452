import { encode } from '../../tests/core/import/encode.ts'
import { namesOf, signature, type Truth } from './articles.ts'
import { escaped, piecesOf, type Setter, type Setting } from './setting.ts'

function item(truth: Truth, value: object): Setting {
  return {
    fileName: 'item.json',
    bytes: encode(JSON.stringify(value), 'utf-8'),
    encoding: 'utf-8',
    truth: { ...truth, dateline: truth.place, agency: 'Agence du Littoral' },
    wellMade: true,
  }
}

const xhtml = (truth: Truth) =>
  piecesOf(truth)
    .map(({ text, isHeading }) => (isHeading ? `<h2>${escaped(text)}</h2>` : `<p>${escaped(text)}</p>`))
    .join('')

/** A time of a cue. */
function stamp(seconds: number, point: string): string {
  const pair = (value: number) => String(value).padStart(2, '0')
  return `${pair(Math.floor(seconds / 3600))}:${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}${point}000`
}

/** The paragraphs as cues of a few words, a pause between paragraphs. */
function cues(truth: Truth, point: string, numbered: boolean): string[] {
  let at = 1
  return truth.sections
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((paragraph) => {
      const words = paragraph.split(' ')
      const made: string[] = []
      for (let from = 0; from < words.length; from += 8) {
        const said = words.slice(from, from + 8)
        const text = `${said.slice(0, 4).join(' ')}\n${said.slice(4).join(' ')}`.replace(/\n$/, '')
        made.push(`${stamp(at, point)} --> ${stamp(at + 3, point)}\n${text}`)
        at += 3
      }
      at += 5
      return made
    })
    .map((cue, number) => `${numbered ? `${number + 1}\n` : ''}${cue}\n`)
}

/** Subtitles have no headline, date or byline: the name of the file stands for the first. */
const spoken = (truth: Truth, fileName: string, text: string): Setting => ({
  fileName,
  text,
  truth: {
    ...truth,
    byline: [],
    date: '',
    // A pause alone divides paragraphs, and not where the next goes on in the same breath.
    sections: truth.sections.flatMap(({ paragraphs }) =>
      paragraphs.map((paragraph) => ({ heading: '', paragraphs: [paragraph] })),
    ),
  },
  wellMade: false,
})

/** The ways in which systems hand on articles, and subtitles. */
export const ITEM_KINDS = {
  'ninjs 1.3': (truth) =>
    item(truth, {
      uri: 'urn:newsml:example.org:20250303:1',
      type: 'text',
      versioncreated: `${truth.date}T09:30:00Z`,
      firstcreated: `${truth.date}T08:30:00Z`,
      pubstatus: 'usable',
      language: truth.language,
      headline: truth.headline,
      byline: signature(truth),
      located: truth.place,
      infosource: [{ name: 'Agence du Littoral' }],
      body_xhtml: `<div>${xhtml(truth)}</div>`,
    }),
  'ninjs 2.1': (truth) =>
    item(truth, {
      uri: 'urn:newsml:example.org:20250303:1',
      standard: { name: 'ninjs', version: '2.1', schema: 'https://iptc.org/std/ninjs/ninjs-schema_2.1.json' },
      type: 'text',
      versionCreated: `${truth.date}T09:30:00Z`,
      firstCreated: `${truth.date}T08:30:00Z`,
      language: truth.language,
      headlines: [{ value: truth.headline }],
      by: namesOf(truth),
      located: truth.place,
      infoSources: [{ name: 'Agence du Littoral' }],
      bodies: [{ contentType: 'text/html', value: xhtml(truth) }],
    }),
  'ninjs 3.1': (truth) =>
    item(truth, {
      uri: 'urn:newsml:example.org:20250303:1',
      standard: { name: 'ninjs', version: '3.1', schema: 'https://iptc.org/std/ninjs/ninjs-schema_3.1.json' },
      type: 'text',
      versionCreated: `${truth.date}T09:30:00+00:00`,
      firstCreated: `${truth.date}T08:30:00+00:00`,
      language: truth.language,
      headlines: [{ role: 'main', value: truth.headline }],
      by: signature(truth),
      located: truth.place,
      infoSources: [{ name: 'Agence du Littoral' }],
      bodies: [{ role: 'main', contentType: 'application/xhtml+xml', value: xhtml(truth) }],
    }),
  'subtitles, SubRip': (truth) =>
    spoken(truth, `${truth.headline.replaceAll('?', '')}.srt`, cues(truth, ',', true).join('\n')),
  'subtitles, WebVTT': (truth) =>
    spoken(
      truth,
      `${truth.headline.replaceAll('?', '')}.${truth.language}.vtt`,
      `WEBVTT\n\nNOTE made by a machine\n\n${cues(truth, '.', false).join('\n')}`,
    ),
} as const satisfies { readonly [kind: string]: Setter }
