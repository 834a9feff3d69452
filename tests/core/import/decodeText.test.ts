import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../src/core/import/encoding/decodeText.ts'
import { concat, encode } from './encode.ts'

const french =
  '« L’été a été très long », a déclaré la maire à l’issue du conseil : 3,5 M€ pour l’école.\nÀ suivre…'
const western = {
  french,
  'french in capitals': 'LE PRÉFET A ÉTÉ REÇU À L’ÉLYSÉE : LA RÉPUBLIQUE FRANÇAISE S’ENGAGE DÈS FÉVRIER',
  'french, one accent': 'Le café du port ferme ses portes samedi soir.',
  'french, curly apostrophes alone': 'L’eau monte et l’on attend. D’ici demain, rien ne change.',
  'french ligatures': 'Le cœur du sujet : la main-d’œuvre, les œufs et le vœu des sœurs.',
  german: 'Die Bürger müssen für größere Straßen zahlen, sagte der Präsident: „Das ist schön.“',
  'german in capitals': 'DIE STÄDTE FÜR ALLE ÖFFNEN – ÜBER 300 GÄSTE',
  spanish: '¿Qué pasará mañana? «Según él, la elección está más reñida que el año pasado», dijo María.',
  portuguese: 'A eleição não será amanhã: três milhões de irmãos também votarão, até em São Paulo.',
  italian: 'La città è più cara, perché l’attività così com’è già non può bastare.',
  english: '“We don’t know yet,” she said – it’s the company’s £3 million question…',
  swedish: 'Regeringen vill att hälften av alla människor får rösta på måndag. Det är också bra.',
  'price list': 'Le kilo coûte 4,20 € à Dijon, 25 °C à l’ombre, n° 12.',
} as const

/** What the encoding has no character for is written as such files have it. */
function writable(text: string, encoding: string): string {
  if (encoding !== 'iso-8859-15') return text
  return text.replace(/[’‘]/g, "'").replace(/[“”„]/g, '"').replace(/–/g, '-').replace(/…/g, '...')
}

describe('text without a byte-order mark', () => {
  for (const [name, text] of Object.entries(western)) {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'macintosh']) {
      test(`${name}, ${encoding}`, () => {
        const written = writable(text, encoding)
        expect(decodeText(encode(written, encoding))).toMatchObject({ text: written })
      })
    }
  }

  const others = {
    chinese: '市政府周三宣布，新的公交线路将于下月开通。记者了解到，票价不变。',
    'chinese without any punctuation': '中国政府表示有人在这里',
    'chinese in lines': '新线路开通\n2024年11月10日\n作者：王小明\n背景\n市政府宣布。',
    japanese: '市長は水曜日、新しいバス路線を来月開通させると発表した。',
    korean: '시장은 수요일 새로운 버스 노선을 발표했다.',
    arabic: 'أعلن رئيس البلدية يوم الأربعاء عن خط حافلات جديد.',
    cyrillic: 'Мэр города объявил в среду о новом автобусном маршруте.',
    'one cyrillic word': 'Привет',
    greek: 'Ο δήμαρχος ανακοίνωσε νέα γραμμή λεωφορείων.',
    hebrew: 'ראש העיר הודיע על קו אוטובוס חדש.',
    hindi: 'महापौर ने नई बस सेवा की घोषणा की।',
    emoji: 'Le tram 🚋 arrive à 8 h 🎉',
  } as const
  for (const [name, text] of Object.entries(others)) {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      test(`${name}, ${encoding}`, () => {
        expect(decodeText(encode(text, encoding))).toMatchObject({ text, encoding, repairs: [], doubts: [] })
      })
    }
  }

  test('windows-1252 wins where nothing tells it from ISO-8859-15', () => {
    expect(decodeText(encode('Le café est fermé', 'iso-8859-15'))).toMatchObject({ encoding: 'windows-1252' })
  })
  test('the euro sign and œ tell ISO-8859-15', () => {
    expect(decodeText(encode('Un cœur à 3 €', 'iso-8859-15'))).toMatchObject({ encoding: 'iso-8859-15' })
  })
  test('fractions tell windows-1252 from ISO-8859-15', () => {
    const text = 'Comptez 1½ tasse et ¼ de litre, à 20 °C.'
    expect(decodeText(encode(text, 'windows-1252'))).toMatchObject({ text, encoding: 'windows-1252' })
  })
  test('Western text of even length is not taken for Chinese in UTF-16', () => {
    for (const text of ['Bush hid the facts', 'this app can break', french.slice(0, 60)]) {
      expect(decodeText(encode(text, 'windows-1252'))).toMatchObject({ text })
    }
  })
})

describe('text with a byte-order mark', () => {
  const marks = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const
  for (const [encoding, mark] of Object.entries(marks)) {
    test(encoding, () => {
      expect(decodeText(concat(mark, encode(french, encoding)))).toMatchObject({
        text: french,
        encoding,
        repairs: [],
        doubts: [],
      })
    })
  }
  test('a mark inside the text is a character of it', () => {
    expect(decodeText(encode('\ufeffa\ufeffb', 'utf-8'))).toMatchObject({ text: 'a\ufeffb' })
  })
})

describe('damaged text', () => {
  test('UTF-8 cut inside its last character keeps all the others', () => {
    const bytes = encode('Un été à Évian, chez les élus, c’est l’été', 'utf-8')
    expect(decodeText(bytes.subarray(0, -1))).toMatchObject({
      text: 'Un été à Évian, chez les élus, c’est l’ét\ufffd',
      encoding: 'utf-8',
    })
  })
  test('UTF-16 cut inside its last character keeps all the others', () => {
    expect(decodeText(encode('Un été à Évian', 'utf-16le').subarray(0, -1))).toMatchObject({
      text: 'Un été à Évia\ufffd',
      encoding: 'utf-16le',
    })
  })
  test('a stray windows-1252 byte in UTF-8 is read, and its place told', () => {
    const bytes = concat(encode('Été, élus, école, forêt : l', 'utf-8'), [0x92], encode('été', 'utf-8'))
    expect(decodeText(bytes)).toMatchObject({
      text: 'Été, élus, école, forêt : l’été',
      encoding: 'utf-8',
      repairs: [27],
    })
  })
  test('what has NULs and is not UTF-16 is binary, also under an encoding asked for', () => {
    const bytes = Uint8Array.of(0x61, 0, 0, 0, 0x62, 0x63, 0, 0)
    expect(decodeText(bytes)).toBe('binary')
    expect(decodeText(bytes, 'windows-1252')).toBe('binary')
  })
  test('control characters make a file binary, one in a long text does not', () => {
    expect(decodeText(Uint8Array.of(1, 2, 3, 4, 0x61))).toBe('binary')
    expect(decodeText(encode(`${french}\u0007${french}`, 'utf-8'))).toMatchObject({ encoding: 'utf-8' })
  })
})

describe('an encoding asked for', () => {
  test('wins over what the bytes look like', () => {
    expect(decodeText(encode('été', 'utf-8'), 'windows-1252')).toMatchObject({ text: 'Ã©tÃ©' })
    expect(decodeText(encode('été', 'windows-1252'), 'macintosh')).toMatchObject({ text: 'ÈtÈ' })
  })
  test('is right for each byte of the single-byte encodings', () => {
    const bytes = Uint8Array.from({ length: 255 }, (_, i) => i + 1).filter((byte) => byte >= 0x20)
    for (const encoding of ['windows-1252', 'iso-8859-15', 'macintosh'] as const) {
      const expected = new TextDecoder(encoding).decode(bytes, { stream: true })
      expect(decodeText(bytes, encoding)).toMatchObject({ text: expected })
    }
  })
})
