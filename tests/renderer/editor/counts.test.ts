import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { newNotes, readMarkdown, toText } from '../../../src/core/document/index.ts'
import { measureText } from '../../../src/core/measure.ts'
import { pageDocument } from '../../../src/renderer/src/editor/convert.ts'
import { countsOf } from '../../../src/renderer/src/editor/counts.ts'

const PASSAGES = [
  'Dix-neuf stations\u202f; une rame toutes les six minutes.',
  'Du **gras**, de *l’italique*\\\net une autre ligne.',
  '- un point\n- un autre\n\n  et sa suite',
  '> « Oui\u00a0! »\n>\n> — Inès Karam',
  '1. d’abord\n2. ensuite',
  '```\nun\n\n## deux\n```',
  'e\u0301te\u0301 수도 平和的新闻 👩‍🚒',
  '### Un petit titre',
  '| a | b |\n| --- | --- |\n| 1 | deux mots |',
  'Une note[^1] au pied.\n\n[^1]: Qui ne compte pas.',
]
const body = fc
  .uniqueArray(fc.constantFrom(...PASSAGES), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('\n\n'))
const sections = fc.array(fc.record({ heading: fc.constantFrom('Un titre', 'L’été'), body }), {
  minLength: 1,
  maxLength: 5,
})

test('what is counted block by block is what is counted as a whole, without the notes', () => {
  for (const sample of fc.sample(sections, 200)) {
    const whole = sample.map(({ heading, body }) =>
      measureText(`${heading}\n${toText(readMarkdown(body), { notes: newNotes() })}`),
    )
    const counts = countsOf(pageDocument({ ...emptyContent('fr'), sections: sample }))
    const counted = counts.sections.map(({ signs, words, minutes }) => ({ signs, words, minutes }))
    expect(counted).toEqual(whole)
    expect(counts.signs).toBe(whole.reduce((sum, { signs }) => sum + signs, 0))
  }
})

test('a section that says the same stays the same object', () => {
  const content = {
    ...emptyContent('fr'),
    sections: [
      { heading: 'Un', body: 'Un.' },
      { heading: 'Deux', body: 'Deux.' },
    ],
  }
  const before = countsOf(pageDocument(content))
  const after = countsOf(
    pageDocument({
      ...content,
      sections: [{ heading: 'Un', body: 'Un, deux.' }, ...content.sections.slice(1)],
    }),
    before,
  )
  expect(after.sections[1]).toBe(before.sections[1])
  expect(countsOf(pageDocument(content), before).sections).toBe(before.sections)
})
