import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureArticle } from '../../../src/core/measure.ts'
import { measureSections } from '../../../src/renderer/src/features/inspector/measureSections.ts'

const PASSAGES = [
  'Dix-neuf stations\u202f; une rame toutes les six minutes.',
  'Du **gras**, de *l’italique*\\\net une autre ligne.',
  '- un point\n- un autre\n\n  et sa suite',
  '> « Oui\u00a0! »\n>\n> dit-il.',
  '1. d’abord\n\n2. ensuite',
  '```\nun\n\n## deux\n```',
  'e\u0301te\u0301 수도 平和的新闻 👩‍🚒',
  '### Un intertitre\n\n* * *',
  '',
]
const body = fc.array(fc.constantFrom(...PASSAGES), { maxLength: 6 }).map((parts) => parts.join('\n\n'))
const sections = fc.array(fc.record({ heading: fc.constantFrom('', 'Un titre', 'L’été'), body }), {
  minLength: 1,
  maxLength: 5,
})

test('what is counted piece by piece is what is counted as a whole', () => {
  const sample = fc.sample(sections, 300)
  for (const each of sample) expect(measureSections(each)).toEqual(measureArticle({ sections: each }))
})

test('a text that changes is counted as it is now', () => {
  const before = [{ heading: 'Un', body: 'Un.\n\nDeux.' }]
  const after = [{ heading: 'Un', body: 'Un.\n\nDeux, trois.' }]
  measureSections(before)
  expect(measureSections(after)).toEqual(measureArticle({ sections: after }))
  expect(measureSections(before)).toEqual(measureArticle({ sections: before }))
})
