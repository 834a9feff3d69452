import { isDay } from '../article/index.ts'
import { readExif } from './containers/exif.ts'
import { metadataBlocks } from './containers/metadataBlocks.ts'
import { isDefaultText } from './defaultTexts.ts'
import { type Dataset, readIptc } from './iptc.ts'
import type { PictureMetadata } from './picture.ts'
import { readXmp } from './xmp.ts'

const NO_BYTES = new Uint8Array()

/** UTF-16 code units of what is taken. */
const LONGEST = { caption: 5000, byline: 300, credit: 300, alt: 2000, rights: 1000 } as const

/**
 * What the file of a picture says of it. Of what is said twice, XMP counts before IPTC, and IPTC before EXIF: programs in
 * which captions are written keep the first two, cameras the last. What is broken, written by a camera of itself or no text
 * at all says nothing; no file makes this fail.
 */
export function readPictureMetadata(bytes: Uint8Array): PictureMetadata {
  const blocks = metadataBlocks(bytes)
  const xmp = readXmp(blocks.xmp ?? NO_BYTES)
  const datasets = readIptc(blocks.photoshop ?? NO_BYTES)
  const { texts } = readExif(blocks.exif ?? NO_BYTES)

  const iptc = (dataset: Dataset) => datasets(dataset).map(decoded)
  const exif = (tag: keyof typeof texts) => decoded(texts[tag] ?? NO_BYTES).split('\0')
  const said = (key: keyof typeof LONGEST, ...sources: string[][]) => {
    for (const values of sources) {
      const known = values
        .map((value) => cleaned(value, LONGEST[key]))
        .filter((value) => !isDefaultText(value))
      if (known.length > 0) return cleaned(known.join(', '), LONGEST[key])
    }
    return ''
  }
  return {
    caption: said(
      'caption',
      xmp('dc:description'),
      iptc('caption').slice(0, 1),
      exif('ImageDescription').slice(0, 1),
    ),
    byline: said(
      'byline',
      xmp('dc:creator'),
      iptc('byline'),
      exif('Artist').flatMap((names) => names.split(';')),
    ),
    credit: said(
      'credit',
      ...[xmp('photoshop:Credit'), iptc('credit').slice(0, 1)],
      ...[xmp('photoshop:Source'), iptc('source').slice(0, 1)],
    ),
    alt: said('alt', xmp('Iptc4xmpCore:AltTextAccessibility')),
    rights: said(
      'rights',
      ...[xmp('dc:rights'), iptc('rights').slice(0, 1), exif('Copyright'), xmp('xmpRights:UsageTerms')],
    ),
    taken: takenOf([
      ...[...xmp('photoshop:DateCreated'), ...xmp('exif:DateTimeOriginal')],
      ...[iptc('date').join('') + iptc('time').join(''), ...iptc('date')],
      ...[
        exif('DateTimeOriginal').join('') + exif('OffsetTimeOriginal').join(''),
        ...exif('DateTimeOriginal'),
      ],
    ]),
  }
}

/** Text that is UTF-8 if it can be, and windows-1252 (of which Latin-1 is a part) if not, whatever its file says. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // As a stream: at one go, Node before 22.23.3 takes 0x80–0x9F for controls.
    return new TextDecoder('windows-1252').decode(bytes, { stream: true })
  }
}

const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp} ]+/gu
const WITHOUT_MEANING = /[\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g

/** A text in one line of at most so many UTF-16 code units, cut between words, without what cannot be seen. */
function cleaned(text: string, longest: number): string {
  const line = text
    // No more than may be left is looked at.
    .slice(0, longest * 4)
    .toWellFormed()
    .replace(WITHOUT_MEANING, '')
    .replace(CONTROLS, ' ')
    .normalize('NFC')
    .trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || undefined).trimEnd()}…`.toWellFormed()
}

/** Dates as XMP (`2024-05-01T12:30:45.12+02:00`), EXIF (`2024:05:01 12:30:45`) and IPTC (`20240501123045+0200`) write them. */
const DATE =
  /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})(?:[T ]?([01]\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d))?(?:[.,]\d+)?\s*(?:(Z)|([+-])(0\d|1[0-4]):?([0-5]\d))?)?$/

/** The first that is a date; with the time of another one of that day where it has none. */
function takenOf(sources: readonly string[]): string {
  const dates = sources
    .map((source) => dateIn(source.replaceAll('\0', '').trim()))
    .filter((date) => date !== '')
  const [first = ''] = dates
  return (
    dates.find((date) => date.length > first.length && first.length === 10 && date.startsWith(first)) ?? first
  )
}

function dateIn(text: string): string {
  const [, year, month, day, hour, minute, second = '00', utc, sign, hours, minutes] = DATE.exec(text) ?? []
  const date = `${year}-${month}-${day}`
  if (year === undefined || year < '1800' || !isDay(date)) return ''
  if (hour === undefined) return date
  const offset = utc ?? (sign === undefined ? '' : `${sign}${hours}:${minutes}`)
  return `${date}T${hour}:${minute}:${second}${offset}`
}
