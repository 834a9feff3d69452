import { describe, expect, test } from 'vitest'
import { importFile } from '../../../../src/core/import/index.ts'

async function bodyOf(inner: string): Promise<string> {
  const bytes = new TextEncoder().encode(`<h1>The lamp</h1>${inner}`)
  const draft = await importFile({ fileName: 'copy.html', bytes, language: 'en' })
  if (!draft.ok) throw new Error(draft.failure.code)
  return draft.value.content.sections.map(({ body }) => body).join('\n\n')
}

const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const ONE = 'An article about the ferry gave the wrong date; it was 1964.'
const TWO = 'A caption misnamed the harbour master.'

describe('a list that is typed in a page', () => {
  test.each([
    ['paragraphs with a bullet', `<p>• ${ONE}</p><p>• ${TWO}</p>`, `- ${ONE}\n- ${TWO}`],
    ['lines with a bullet', `<p>• ${ONE}<br>• ${TWO}</p>`, `- ${ONE}\n- ${TWO}`],
    ['lines with a hyphen', '<p>- Length: 84 metres<br>- Crew: 12</p>', '- Length: 84 metres\n- Crew: 12'],
    ['numbers that count', '<p>1. Pull</p><p>2. Let go</p>', '1. Pull\n2. Let go'],
    ['one with a bullet', `<p>• ${ONE}</p>`, `- ${ONE}`],
    ['marks and links', '<p>• <b>Length</b>: 84<br>• Crew: <i>12</i></p>', '- **Length**: 84\n- Crew: *12*'],
  ])('is one: %s', async (_, html, list) => {
    expect(await bodyOf(`<p>${EN}</p>${html}<p>${EN}</p>`)).toBe(`${EN}\n\n${list}\n\n${EN}`)
  })

  test.each([
    [
      'speech',
      '<p>- Who is there?<br>- It is me, she said.</p>',
      '\\- Who is there?\\\n\\- It is me, she said.',
    ],
    ['a single hyphen', '<p>- Crew: 12</p>', '\\- Crew: 12'],
    ['a line without a sign', '<p>• Crew: 12<br>and a dog</p>', '• Crew: 12\\\nand a dog'],
  ])('is none: %s', async (_, html, text) => {
    expect(await bodyOf(`<p>${EN}</p>${html}<p>${EN}</p>`)).toBe(`${EN}\n\n${text}\n\n${EN}`)
  })
})
