import { array, assert, asyncProperty, constantFrom, option, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/draft.ts'
import { importFile } from '../../../src/core/import/index.ts'
import { readMeta } from '../../../src/core/import/metadata/metaLine.ts'
import { dateInWords } from '../../../src/core/dateInWords.ts'
import { articleWith } from '../articleWith.ts'
import { exportArticle } from '../export/exportArticle.ts'

const ENGLISH = {
  names: ['Ann Smith', 'Tom Lee', 'Mary Jones', 'James O’Neill'],
  roles: ['words', 'photos', 'health correspondent'],
  text: 'The crossing between the two banks resumed on Monday morning, after eleven years, to the applause of a hundred people.',
}
const FRENCH = {
  names: ['Inès Karam', 'Léo Bosquet', 'Anne Le Goff', 'Jean-Marc Petit'],
  roles: ['texte', 'photos', 'envoyée spéciale', 'à Lyon'],
  text: 'La traversée entre les deux rives a repris lundi matin, après onze ans d’arrêt, sous les applaudissements d’une centaine d’habitants.',
}
const GERMAN = {
  names: ['Anna Schmidt', 'Jörg Müller', 'Eva Braun'],
  roles: ['Text', 'Fotos', 'Korrespondentin'],
  text: 'Die Fähre zwischen den beiden Ufern hat am Montagmorgen nach elf Jahren wieder abgelegt, unter dem Beifall von hundert Anwohnern.',
}
const SPANISH = {
  names: ['Ana Ruiz', 'Juan García', 'María López'],
  roles: ['texto', 'fotos'],
  text: 'El transbordador entre las dos orillas volvió a zarpar el lunes por la mañana, después de once años, entre los aplausos de un centenar de vecinos.',
}
const PORTUGUESE = {
  names: ['Ana Silva', 'João Souza', 'Maria Costa'],
  roles: ['texto', 'fotos'],
  text: 'A travessia entre as duas margens foi retomada na segunda-feira de manhã, depois de onze anos, sob os aplausos de uma centena de moradores.',
}
const LANGUAGES = {
  'en-GB': ENGLISH,
  'en-US': ENGLISH,
  'en-CA': ENGLISH,
  fr: FRENCH,
  'fr-CA': FRENCH,
  de: GERMAN,
  es: SPANISH,
  'es-MX': SPANISH,
  pt: PORTUGUESE,
  'pt-PT': PORTUGUESE,
  it: {
    names: ['Anna Rossi', 'Marco Bianchi', 'Paolo Verdi'],
    roles: ['testo', 'foto'],
    text: 'La traversata tra le due rive è ripresa lunedì mattina, dopo undici anni di fermo, tra gli applausi di un centinaio di abitanti.',
  },
  nl: {
    names: ['Anna de Vries', 'Jan Jansen', 'Piet Bakker'],
    roles: ['tekst', 'foto’s'],
    text: 'De veerboot tussen de twee oevers is maandagochtend na elf jaar weer uitgevaren, onder het applaus van een honderdtal bewoners.',
  },
  zh: {
    names: ['张三', '李四光', '王小明'],
    roles: ['文', '图'],
    text: '两岸之间的渡轮在停航十一年之后，于星期一上午重新启航，约一百名骑着自行车赶来的居民热烈鼓掌。市长说，整个冬天乘船都不收费。',
  },
}

const DATES = [
  '2026-11-10',
  '2026-05-01',
  '2026-11-10T06:30:00+01:00',
  '2026-08-21T12:05:00Z',
  '2026-02-03T00:09:00-03:30',
]

const anyCredits = ({ names, roles }: (typeof LANGUAGES)['fr']) =>
  record({
    byline: array(
      record({ name: constantFrom(...names), role: constantFrom(...roles) }, { requiredKeys: ['name'] }),
      { minLength: 1, maxLength: 3 },
    ),
    date: option(constantFrom(...DATES), { nil: '' }),
    dateline: option(constantFrom('Lyon', 'New York', 'Corvenne (Finistère)'), { nil: '' }),
    agency: option(constantFrom('AFP', 'Reuters', 'dpa'), { nil: '' }),
  })

describe.each(Object.entries(LANGUAGES))('the credits of a text in %s that was exported', (language, own) => {
  test.each(['whole', 'wrapped'] as const)('are those of the article: lines %s', async (lines) => {
    await assert(
      asyncProperty(anyCredits(own), async (credits) => {
        const sections = [{ heading: '', body: `${own.text}\n\n${own.text}` }]
        const article = articleWith({ ...credits, language, headline: 'Le Bac 12', sections })
        const draft = await importFile({ ...exportArticle(article, 'text', { lines }), language })
        if (!draft.ok) throw new Error(draft.failure.code)
        const { byline, date, dateline, agency } = draft.value.content
        expect({ byline, date, dateline, agency }).toEqual(credits)
        expect(isSure(draft.value)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test.each(DATES)('stand in a document without who signs: %s', (date) => {
    const line = ['Corvenne (Finistère)', 'AFP', dateInWords(date, language)].join(' · ')
    expect(readMeta(line, language === 'en-US')).toMatchObject({
      byline: [],
      date,
      dateline: 'Corvenne (Finistère)',
      agency: 'AFP',
      more: false,
    })
  })
})

test.each([
  ['Correction – Une première version disait dix ans.', 'fr'],
  ['Correction – An earlier version said ten years.', 'en-GB'],
  ['Korrektur – Zuerst hieß es zehn Jahre.', 'de'],
  ['Correctie – Eerst stond er tien jaar.', 'nl'],
])('the correction below a text that was exported is one: %s', async (line, language) => {
  const [, correction = ''] = line.split(' – ')
  const sections = [{ heading: '', body: FRENCH.text }]
  const article = articleWith({ language, headline: 'Le Bac 12', correction, sections })
  const draft = await importFile({ ...exportArticle(article, 'text'), language })
  expect(draft).toMatchObject({ value: { content: { correction, sections } } })
})

test.each([
  ['fr', 'et Anne\nLe Goff', ['Inès Karam', 'Inès Karam', 'Anne Le Goff']],
  ['de', 'und\nAnne Le Goff', ['Inès Karam', 'Inès Karam', 'Anne Le Goff']],
])(
  'a name that the wrap parts, or parts from its “and”, is one in the credits: %s',
  async (language, parted, names) => {
    const roles = ['envoyée spéciale', 'envoyée spéciale', 'texte']
    const byline = names.map((name, at) => ({ name, role: roles[at] ?? '' }))
    const sections = [{ heading: '', body: FRENCH.text }]
    const file = exportArticle(articleWith({ language, headline: 'Le Bac 12', byline, sections }), 'text', {
      lines: 'wrapped',
    })
    expect(new TextDecoder().decode(file.bytes)).toContain(parted)
    const draft = await importFile({ ...file, language })
    expect(draft).toMatchObject({ value: { content: { byline, sections } } })
    expect(draft.ok && isSure(draft.value)).toBe(true)
  },
)

describe('beside credits', () => {
  test.each([
    ['By Ann Smith · Photographer', { dateline: '' }],
    ['Par Inès Karam · 10 novembre 2026 · Culture', { dateline: '', more: true }],
    ['Paris (Reuters) · 10 November 2026', { byline: [], agency: '' }],
    ['(Ann Smith) 10 November 2026', { byline: [{ name: 'Ann Smith' }] }],
  ])('%s', (line, said) => {
    const meta = readMeta(line, false)
    if (meta) expect(meta).toMatchObject(said)
  })

  test.each([
    '10 November 2026 soon 06:30 (UTC+1)',
    '10 November 2026 at 13:30 PM (UTC+1)',
    '10 November 2026 at 06:30',
  ])('a time that is not clear is no part of the date: %s', (line) => {
    expect(readMeta(line, false)?.date ?? '').not.toContain('T')
  })
})
