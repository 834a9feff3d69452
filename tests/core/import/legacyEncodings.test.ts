import { describe, expect, test } from 'vitest'
import { FOUND_IN, languagesIn, written } from '../../../bench/accuracy/encodings.ts'
import { SENTENCES } from '../../../bench/accuracy/sentences.ts'
import { decodeText } from '../../../src/core/import/encoding/decodeText.ts'
import { ENCODINGS, type Encoding } from '../../../src/core/import/encoding/encodings.ts'
import { importFile, isSure } from '../../../src/core/import/index.ts'
import { commandLineTranslator } from '../../../src/i18n/commandLine.ts'
import { concat, encode } from './encode.ts'

const cases = ENCODINGS.flatMap((encoding) =>
  languagesIn(encoding).map((language) => [encoding, language] as const),
)

/** The beginning of a text, of at least so many bytes. */
function cut(text: string, encoding: Encoding, bytes: number): string {
  let length = 10
  while (length < text.length && encode(text.slice(0, length), encoding).length < bytes) length += 1
  return text.slice(0, length)
}

/** What was read of a text: its letters, and whether they are sure. */
function read(text: string, encoding: Encoding): { text: string; sure: boolean } {
  const decoded = decodeText(encode(text, encoding))
  if (typeof decoded === 'string') return { text: '', sure: false }
  return { text: decoded.text, sure: decoded.doubts.length === 0 && decoded.repairs.length === 0 }
}

test('24 encodings and more are tried, in 20 languages and more', () => {
  expect(Object.keys(FOUND_IN).length).toBeGreaterThanOrEqual(24)
  expect(new Set(cases.map(([, language]) => language)).size).toBeGreaterThan(20)
})

describe.each(cases)('%s, %s', (encoding, language) => {
  const texts = SENTENCES[language].flatMap((sentence) => written(sentence, encoding) ?? [])

  test('a text of several sentences is read, surely', () => {
    const whole = texts.join('\n\n')
    // A letter or two of English or Dutch, and the cedilla of Romanian, may leave a doubt, never other letters.
    const sure = ['en', 'nl', 'ro'].includes(language) ? expect.any(Boolean) : true
    expect(read(whole, encoding)).toEqual({ text: whole, sure })
  })

  test('a text of 40, 60 or 100 bytes is read, or doubtful', () => {
    for (const text of texts) {
      for (const bytes of [40, 60, 100]) {
        const short = cut(text, encoding, bytes)
        for (const each of [short, short.toUpperCase()]) {
          const typed = written(each, encoding)
          if (typed === null) continue
          const found = read(typed, encoding)
          if (found.sure) expect(found.text).toBe(typed)
        }
      }
    }
  })
})

describe('what a guess is sure of', () => {
  test.each([
    [
      'Il ponte riapre.\nÈ stato riaperto il ponte sul fiume, ha detto il sindaco, dopo sei mesi di lavori.',
      'windows-1252',
    ],
    ['Le café du port ferme ses portes samedi soir.', 'windows-1252'],
    ['Le café du port ferme ses portes samedi soir, après quarante ans.', 'ibm850'],
    ['Rynek w Łodzi znów będzie zamknięty dla samochodów przez cały weekend.', 'iso-8859-2'],
  ] as const)('%s, %s', (text, encoding) => {
    expect(read(text, encoding)).toEqual({ text, sure: true })
  })

  test.each([
    // Read in windows-1252 it is another word of another language.
    ['Ōsaka', [0xd4, 0x73, 0x61, 0x6b, 0x61]],
    ['letters of no language', [0x62, 0xaa, 0x6d, 0xb5, 0x72, 0xb1, 0x20, 0x61, 0xb2, 0x6b]],
  ])('%s: a doubt', (_, bytes) => {
    const decoded = decodeText(Uint8Array.from(bytes))
    expect(typeof decoded === 'string' ? [] : decoded.doubts).toMatchObject([{ name: 'encoding-guessed' }])
  })

  test('an apostrophe among words that no list has tells no machine', () => {
    const words = 'Tun yax ku b’in wa’ak nu te’el, lo’ob i xo’on ti wa’ak b’in. Ma’ak tun yax te’el ku lo’ob.'
    const { text, sure } = read(words, 'windows-1252')
    expect(sure && text !== words).toBe(false)
  })

  test('a doubt names the encoding and the next best, in words', async () => {
    const read = await importFile({ fileName: 'a.txt', bytes: encode('sad. žal', 'windows-1250') })
    if (!read.ok) throw new Error(read.failure.code)
    const [doubt] = read.value.doubts
    expect(doubt).toMatchObject({ name: 'encoding-guessed', part: 'encoding' })
    expect(Object.keys(doubt?.detail ?? {})).toEqual(['encoding', 'other'])
  })

  test('an encoding chosen by hand is sure', async () => {
    const bytes = encode('# Sad. žal', 'windows-1250')
    const read = await importFile({ fileName: 'a.md', bytes, encoding: 'windows-1250' })
    expect(read).toMatchObject({ ok: true, value: { doubts: [], encoding: 'windows-1250' } })
    expect(read.ok && isSure(read.value)).toBe(true)
  })

  test('each encoding has a name', async () => {
    const t = await commandLineTranslator('fr')
    const names = ENCODINGS.map((encoding) => t(`import:encoding.${encoding}`))
    expect(new Set(names).size).toBe(ENCODINGS.length)
    expect(names.every((name) => !name.startsWith('encoding.'))).toBe(true)
  })
})

describe('encodings that are not read', () => {
  const text = 'The council voted on Monday to reopen the bridge.'
  const utf32 = Uint8Array.from(Array.from(text, (letter) => [letter.charCodeAt(0), 0, 0, 0]).flat())
  const ebcdic = Uint8Array.from(text.toUpperCase(), (letter) => {
    const at = letter.charCodeAt(0) - 65
    return at < 0 ? 0x40 : at < 9 ? 0xc1 + at : at < 18 ? 0xd1 + at - 9 : 0xe2 + at - 18
  })
  test.each([
    ['UTF-32', utf32],
    ['UTF-32 with a byte-order mark', concat([0xff, 0xfe, 0, 0], utf32)],
    ['EBCDIC', ebcdic],
    ['ISO-2022-KR', concat([0x1b, 0x24, 0x29, 0x43, 0x0e], [0x3d, 0x43, 0x3f, 0x21], [0x0f, 0x0a])],
  ])('%s: refused', (_, bytes) => {
    expect(decodeText(bytes)).toBe('encoding')
  })
  test.each(['Le conseil a vot+AOk lundi soir', 'HZ: ~{4sGE~}'])('%s: a doubt', (text) => {
    expect(decodeText(encode(text, 'utf-8'))).toMatchObject({ doubts: [{ name: 'encoding-escaped' }] })
  })
  test.each(['Appelez le +33 6 12 34 56 78, ou C++11+boost', 'Canal+Sport'])('%s: no doubt', (text) => {
    expect(decodeText(encode(text, 'utf-8'))).toMatchObject({ text, doubts: [] })
  })
})

describe('damaged Unicode', () => {
  test('letters that were decoded twice are a doubt', () => {
    const text = 'Un Ã©tÃ© Ã\u00a0 lâ€™hÃ´tel'
    expect(decodeText(encode(text, 'utf-8'))).toMatchObject({
      text,
      doubts: [{ name: 'damaged-characters' }],
    })
  })
  test('a control character that stands for a sign of windows-1252 is that sign, and told', () => {
    expect(decodeText(encode('l\u0092été \u0093long\u0094', 'utf-8'))).toMatchObject({
      text: 'l’été “long”',
      repairs: [1, 6, 11],
    })
  })
})
