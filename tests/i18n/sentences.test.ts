import { describe, expect, test } from 'vitest'
import { plainProse } from '../../src/core/proofreading/index.ts'
import { lintTypography } from '../../src/core/typography/index.ts'
import en from '../../src/i18n/en/index.ts'
import fr from '../../src/i18n/fr/index.ts'

const sentencesOf = (words: Record<string, Record<string, string>>) =>
  new Map(
    Object.entries(words).flatMap(([area, sentences]) =>
      Object.entries(sentences).map(([key, sentence]): [string, string] => [`${area}:${key}`, sentence]),
    ),
  )
const english = sentencesOf(en)
const french = sentencesOf(fr)

const byName = (one: string, other: string) => one.localeCompare(other, 'en')

/** What a sentence is given to say. */
const parts = (sentence = '') =>
  [...sentence.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name).toSorted(byName)
/** What stands for words is left out: it may be anything. */
const said = (sentence: string) => sentence.replace(/\{\{[^}]*\}\}/g, 'x')

test('each sentence is there in both languages', () => {
  expect([...french.keys()].toSorted(byName)).toEqual([...english.keys()].toSorted(byName))
})

describe.each([
  ['French', french, english],
  ['English', english, french],
] as const)('%s', (_name, mine, others) => {
  test('sentences say something, and are given what those of the other language are', () => {
    for (const [key, sentence] of mine) {
      expect(sentence, key).not.toBe('')
      if (!/_(?:one|other|zero|narrow)$/.test(key))
        expect([key, ...parts(sentence)]).toEqual([key, ...parts(others.get(key))])
    }
  })
})

/** These show signs as they are written elsewhere. */
const QUOTING =
  /^(?:settings:typography\.example|houseStyle:problem|typography:why|cli:mistake\.noFile|find:replacement)/

test.each([
  ['fr', french],
  ['en-GB', english],
] as const)('the sentences in %s are set as Marbre would have them set', (language, sentences) => {
  const wrong = [...sentences]
    .filter(([key]) => !QUOTING.test(key))
    .flatMap(([key, sentence]) =>
      lintTypography(plainProse(said(sentence)), { language, profile: 'press' })
        .filter(({ certainty }) => certainty === 'fix')
        .map(
          ({ rule, from, to }) => `${key} ${rule}: ${said(sentence).slice(Math.max(0, from - 12), to + 12)}`,
        ),
    )
  expect(wrong).toEqual([])
})
