import { expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { plainProse, proofreadArticle } from '../../../src/core/proofreading/index.ts'
import { lintTypography, type Profile } from '../../../src/core/typography/index.ts'
import { articleWithEdits } from '../proofreading/withEdits.ts'

const lintArticle = (content: Parameters<typeof proofreadArticle>[0], profile: Profile) =>
  proofreadArticle(content, { profile, rules: [] })

const BODY = '```\n"code"\n```\n\nIl reste *tout* !\n\nLe coeur bat.'
const article = {
  ...emptyContent('fr'),
  kicker: 'Marée: le retour',
  headline: "L'écluse rouvre !",
  subhead: 'Un an après...',
  standfirst: 'Le "vieux" bassin est prêt.',
  sections: [
    { heading: '', body: 'Tout va bien.' },
    { heading: 'Et après ?', body: BODY },
  ],
  note: 'Vérifier: "tout" !',
  correction: "L'heure était fausse.",
}

test('findings name their field, section and block, and count from the beginning of its text', () => {
  const found = lintArticle(article, 'press')
  expect(found.map(({ field, section, rule }) => [field, section, rule])).toEqual([
    ['kicker', null, 'colon-space'],
    ['headline', null, 'apostrophe'],
    ['headline', null, 'high-punctuation-space'],
    ['subhead', null, 'ellipsis'],
    ['standfirst', null, 'french-quotes'],
    ['standfirst', null, 'french-quotes'],
    ['heading', 1, 'high-punctuation-space'],
    ['body', 1, 'high-punctuation-space'],
    ['body', 1, 'ligature'],
    ['correction', null, 'apostrophe'],
  ])
  expect(found.find(({ field }) => field === 'body')).toMatchObject({ block: [1], from: 13, to: 14 })
  expect(found.find(({ rule }) => rule === 'ligature')).toMatchObject({ block: [2], from: 4, to: 6 })
})

test('fixing changes the texts of the article and nothing else', () => {
  const fixed = articleWithEdits(article, lintArticle(article, 'press'))
  expect(fixed).toEqual({
    ...article,
    kicker: 'Marée\u00a0: le retour',
    headline: 'L’écluse rouvre\u202f!',
    subhead: 'Un an après…',
    standfirst: 'Le «\u00a0vieux\u00a0» bassin est prêt.',
    sections: [
      article.sections[0],
      {
        heading: 'Et après\u202f?',
        body: '```\n"code"\n```\n\nIl reste *tout*\u202f!\n\nLe cœur bat.',
      },
    ],
    correction: 'L’heure était fausse.',
  })
  expect(lintArticle(fixed, 'press')).toEqual([])
})

test('marks of Markdown mean nothing outside of a body', () => {
  const content = { ...emptyContent('fr'), headline: "`l'an`", sections: [{ heading: '', body: "`l'an`" }] }
  expect(lintArticle(content, 'press').map(({ field }) => field)).toEqual(['headline'])
})

test.each(['de', 'es', 'ar', 'zh-Hant', 'fro', 'enm'])('no rules are known for %s', (language) => {
  expect(lintTypography(plainProse('"Oui" !'), { language, profile: 'press' })).toEqual([])
})

test.each([
  ['FR-be', '«\u00a0Oui\u00a0»\u202f!'],
  ['fr_CA', '«\u00a0Oui\u00a0»!'],
  ['fr-Latn-CA', '«\u00a0Oui\u00a0»!'],
  ['EN-us', '“Oui”!'],
  ['en-Latn-GB', '‘Oui’!'],
])('the tag %s has the rules of its language and region', (language, expected) => {
  const content = { ...emptyContent(language), headline: '"Oui" !' }
  expect(articleWithEdits(content, lintArticle(content, 'press')).headline).toBe(expected)
})
