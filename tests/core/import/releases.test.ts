import { describe, expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'

const PROSE =
  'The harbour master said on Monday that the crane would be taken down before winter. It has stood there since 1931.'

function contentOf(...lines: string[]) {
  const bytes = new TextEncoder().encode(`${[...lines, PROSE].join('\n\n')}\n`)
  const read = importFile({ fileName: 'text.txt', bytes })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.content
}

const HEADLINE = 'Harbour crane comes down'

describe('a text sent to newsrooms', () => {
  test.each([
    'PRESS RELEASE',
    'Press release No. 12/2024',
    'Press Release – For Immediate Release',
    'Communiqué de presse n° 7',
    'COMMUNIQUÉ',
    'Medienmitteilung',
    'Pressemitteilung Nr. 4',
    'Nota de prensa',
    'Comunicato stampa',
    'Informacja prasowa',
    '보도자료',
  ])('opens with %s, which is no headline', (opening) => {
    const { headline, kicker, date } = contentOf(opening, '12 November 2024', HEADLINE)
    expect({ headline, kicker, date }).toEqual({ headline: HEADLINE, kicker: opening, date: '2024-11-12' })
  })

  test('keeps what it says beside its date', () => {
    const { headline, date, note, byline } = contentOf('PRESS RELEASE – November 12, 2024', HEADLINE)
    expect({ headline, date, byline }).toEqual({ headline: HEADLINE, date: '2024-11-12', byline: [] })
    expect(note).toContain('PRESS RELEASE')
  })

  test.each([
    'Press release fatigue sets in at city hall',
    'Communiqué de presse : mode d’emploi',
    'Embargo on grain splits the ministers',
    'Embargo: what Brussels wants',
    'Sperrfrist der Kritik',
    'No. 10 braces for a vote',
    '1984',
  ])('is not one for a headline such as %s', (line) => {
    expect(contentOf(line, '12 November 2024').headline).toBe(line)
  })

  test.each([
    'EMBARGO UNTIL 12 NOVEMBER 2024, 6 AM',
    'Sous embargo jusqu’au 12 novembre 2024 à 6 h',
    'Sperrfrist: 12. November 2024, 6 Uhr',
    'Embargo – 12.11.2024',
    'Ne pas diffuser avant le 12 novembre 2024',
  ])('is not dated by the day until which it waits: %s', (line) => {
    const { headline, date, byline, sections } = contentOf(line, HEADLINE)
    expect({ headline, date, byline }).toEqual({ headline: HEADLINE, date: '', byline: [] })
    expect(sections[0]?.body).toContain('12')
  })
})

test.each([
  'Chronique d’un an',
  'Three hikers die',
  'Cyclist hit by a van',
  'Life goes on',
  'What the town can do',
])('a heading may end in a word that is small in another language: %s', (heading) => {
  const { sections } = contentOf(HEADLINE, PROSE, heading)
  expect(sections.map((section) => section.heading)).toContain(heading)
})
