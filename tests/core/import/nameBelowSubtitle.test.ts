import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf } from '../../../src/core/import/draft.ts'
import { readCopy } from './readCopy.ts'

const read = (text: string, fileName = 'copy.md') => readCopy(text, fileName)

const ONE =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const TWO =
  'The council had ordered the part in March, and the mayor says that it cost the town no more than twelve thousand pounds.'

const headingsOf = ({ content }: Draft) => content.sections.map(({ heading }) => heading)
const copy = (...lines: string[]) => `# The lamp at sea\n\n${lines.join('\n\n')}\n`

describe('a name between a subtitle and the text', () => {
  test.each([
    ['copy.md', copy('## It burns again', 'Nora Pike', ONE, TWO)],
    ['copy.md', copy('## It burns again', '*Nora Pike*', ONE, TWO)],
    [
      'copy.html',
      `<h1>The lamp at sea</h1><h2>It burns again</h2><p>Nora Pike</p><p>${ONE}</p><p>${TWO}</p>`,
    ],
  ])('signs, and the subtitle is the subhead, which is asked about: %s', async (fileName, text) => {
    const draft = await read(text, fileName)
    expect(draft.content).toMatchObject({
      headline: 'The lamp at sea',
      subhead: 'It burns again',
      byline: [{ name: 'Nora Pike' }],
      sections: [{ heading: '', body: `${ONE}\n\n${TWO}` }],
    })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['byline-name-uncertain'])
  })

  test('may be one of several, or have a place beside it', async () => {
    const two = await read(copy('## It burns again', 'Nora Pike / Tom Weiss', ONE, TWO))
    expect(two.content).toMatchObject({
      subhead: 'It burns again',
      byline: [{ name: 'Nora Pike' }, { name: 'Tom Weiss' }],
    })
    const placed = await read(copy('## It burns again', 'Nora Pike | Kelby', ONE, TWO))
    expect(placed.content).toMatchObject({
      subhead: 'It burns again',
      byline: [{ name: 'Nora Pike', role: 'Kelby' }],
    })
  })

  test('leaves the headings further down what they are', async () => {
    const draft = await read(copy('## It burns again', 'Nora Pike', ONE, '## The part', TWO))
    expect(draft.content.subhead).toBe('It burns again')
    expect(headingsOf(draft)).toEqual(['', 'The part'])
  })
})

describe('headings stay above', () => {
  test.each([
    ['the names of those whom the parts are about', ['Paul Ferrand', ONE, '## By day', 'Anne Roux', TWO]],
    ['names that stand over parts of the text', ['Paul Ferrand', ONE, 'Anne Roux', TWO]],
    ['a place', ['Hampshire', ONE, TWO]],
    ['a place of two words', ['Port Tarn', ONE, TWO]],
    ['the headings of lesser parts', ['### Paul Ferrand', ONE, '### Anne Roux', TWO]],
  ])('%s', async (_, lines) => {
    const draft = await read(copy('## By night', ...lines))
    expect(draft.content).toMatchObject({ subhead: '', byline: [] })
    expect(headingsOf(draft)[0]).toBe('By night')
  })
})
