import { describe, expect, test } from 'vitest'
import { importFile } from '../../../../src/core/import/index.ts'
import { makeDocx, par, styled } from '../docx/makeDocx.ts'
import { readCopy } from '../readCopy.ts'

const PROSE =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'

/** The body of a document of Word, and of one of another program, with these paragraphs between two of prose. */
async function bodiesOf(lines: readonly string[]): Promise<string[]> {
  const body = [PROSE, ...lines, PROSE]
  const bytes = makeDocx(styled('Title', 'The lamp') + body.map((text) => par(text)).join(''))
  const docx = await importFile({ fileName: 'a.docx', bytes, language: 'en' })
  if (!docx.ok) throw new Error(docx.failure.code)
  const said = ['{\\b\\fs40 The lamp}', ...body].join('\\par ')
  const signs: Record<string, string> = { '•': '\\bullet ', '–': '\\endash ', '\t': '\\tab ' }
  const rtf = await readCopy(
    `{\\rtf1\\ansi ${said.replace(/[•–\t]/g, (sign) => signs[sign] ?? sign)}\\par}`,
    'a.rtf',
  )
  return [docx.value, rtf].map(({ content }) => content.sections[0]?.body ?? '')
}

describe('a list that is typed in a document', () => {
  test.each([
    ['bullets', ['• Length: 84', '• Crew: 12'], '- Length: 84\n- Crew: 12'],
    ['hyphens', ['- Length: 84', '- Crew: 12'], '- Length: 84\n- Crew: 12'],
    ['dashes', ['– Length: 84', '– Crew: 12'], '- Length: 84\n- Crew: 12'],
    [
      'a dash after hyphens',
      ['- Length: 84', '- Crew: 12', '– Year: 1871'],
      '- Length: 84\n- Crew: 12\n- Year: 1871',
    ],
    ['numbers', ['1. Pull', '2. Let go'], '1. Pull\n2. Let go'],
    ['numbers that go on', ['4) Pull', '5) Let go'], '4. Pull\n5. Let go'],
  ])('is one: %s', async (_, lines, list) => {
    for (const body of await bodiesOf(lines)) expect(body).toBe(`${PROSE}\n\n${list}\n\n${PROSE}`)
  })
  test.each([
    ['speech', ['– Who is there?', '– It is me, she said.']],
    ['one hyphen', ['- Crew: 12']],
    ['one number', ['1. Crew']],
    ['numbers that do not count', ['3. Crew', '7. Pull']],
  ])('is none: %s', async (_, lines) => {
    for (const body of await bodiesOf(lines)) expect(body.replaceAll('\\', '')).toContain(lines.join('\n\n'))
  })
})
