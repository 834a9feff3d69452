import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArticleContent, contentOf, emptyContent } from '../../src/core/article.ts'
import { canonicalSections } from '../../src/core/body.ts'
import { differingWords } from '../../src/core/differingWords.ts'
import { type Choice, compareContents, mergedContent } from '../../src/core/merge.ts'
import { anyArticle, anyText } from './generated.ts'

const written = (body: string, fields: Partial<ArticleContent> = {}): ArticleContent => ({
  ...emptyContent('fr'),
  headline: 'Le bac rouvre',
  sections: canonicalSections([{ heading: '', body }]),
  ...fields,
})
const none: ReadonlyMap<string, Choice> = new Map()
const anyContent = anyArticle.map((article): ArticleContent => {
  const content = contentOf(article)
  return { ...content, sections: canonicalSections(content.sections) }
})

const base = written('Un.\n\nDeux.\n\n## Le port\n\nTrois.\n\nQuatre.')

describe('two texts that came from one', () => {
  test('changes in different places both survive, and nothing is left to decide', () => {
    const mine = written('Un, corrigé.\n\nDeux.\n\n## Le port\n\nTrois.\n\nQuatre.', { desk: 'Mer' })
    const theirs = written('Un.\n\nDeux, revu.\n\n## Le grand port\n\nTrois.\n\nQuatre.\n\nCinq.', {
      headline: 'Le bac est là',
    })
    const comparison = compareContents(base, mine, theirs)
    const differing = comparison.passages.filter(({ differs }) => differs)
    expect(differing.map(({ suggested }) => suggested)).toEqual(['mine', 'theirs', 'theirs', 'theirs'])
    expect(comparison.fields).toEqual([
      { key: 'headline', suggested: 'theirs' },
      { key: 'desk', suggested: 'mine' },
    ])
    expect(mergedContent(comparison, none)).toEqual(
      written('Un, corrigé.\n\nDeux, revu.\n\n## Le grand port\n\nTrois.\n\nQuatre.\n\nCinq.', {
        headline: 'Le bac est là',
        desk: 'Mer',
      }),
    )
  })

  test('a paragraph removed on one side is gone, and one moved in on the other is there', () => {
    const mine = written('Un.\n\n## Le port\n\nTrois.\n\nQuatre.')
    const theirs = written('Un.\n\nDeux.\n\n## Le port\n\nTrois.\n\nTrois bis.\n\nQuatre.')
    expect(mergedContent(compareContents(base, mine, theirs), none)).toEqual(
      written('Un.\n\n## Le port\n\nTrois.\n\nTrois bis.\n\nQuatre.'),
    )
  })

  test('what both changed is to be decided: mine, theirs, or one after the other', () => {
    const mine = written('Un.\n\nDeux, ici.\n\n## Le port\n\nTrois.\n\nQuatre.')
    const theirs = written('Un.\n\nDeux, là.\n\n## Le port\n\nTrois.\n\nQuatre.')
    const comparison = compareContents(base, mine, theirs)
    const [passage, ...others] = comparison.passages.filter(({ differs }) => differs)
    expect(others).toEqual([])
    expect(passage?.suggested).toBeNull()
    const taken = (choice: Choice) =>
      mergedContent(comparison, new Map([[passage?.key ?? '', choice]])).sections[0]?.body
    expect(taken('mine')).toBe('Un.\n\nDeux, ici.')
    expect(taken('theirs')).toBe('Un.\n\nDeux, là.')
    expect(taken('both')).toBe('Un.\n\nDeux, ici.\n\nDeux, là.')
  })

  test('code keeps its blank lines, and is one passage', () => {
    const mine = written('Un.\n\n```\na\n\n\nb\n```\n\nDeux.')
    const theirs = written('Un.\n\n```\na\n\n\nc\n```\n\nDeux.')
    const comparison = compareContents(null, mine, theirs)
    expect(comparison.passages.filter(({ differs }) => differs)).toHaveLength(1)
    expect(mergedContent(comparison, none)).toEqual(mine)
  })

  test('without the text that both came from, every difference is to be decided, and mine stands until then', () => {
    const mine = written('Un, corrigé.\n\nDeux.', { headline: 'A' })
    const theirs = written('Un.\n\nDeux, revu.', { headline: 'B' })
    const comparison = compareContents(null, mine, theirs)
    expect(comparison.passages.map(({ suggested }) => suggested)).toEqual([null, null])
    expect(mergedContent(comparison, none)).toEqual(mine)
  })
})

describe('always', () => {
  test('a text merged with itself is itself, whatever both came from', () => {
    fc.assert(
      fc.property(fc.option(anyContent), anyContent, (from, content) => {
        const comparison = compareContents(from, content, structuredClone(content))
        expect(comparison.fields).toEqual([])
        expect(comparison.passages.some(({ differs }) => differs)).toBe(false)
        expect(mergedContent(comparison, none)).toEqual(content)
      }),
    )
  })

  test('one side taken throughout is that side, field by field and character by character', () => {
    fc.assert(
      fc.property(fc.option(anyContent), anyContent, anyContent, (from, mine, theirs) => {
        const comparison = compareContents(from, mine, theirs)
        const all = (choice: Choice) =>
          new Map([...comparison.fields, ...comparison.passages].map(({ key }) => [key, choice]))
        expect(mergedContent(comparison, all('mine'))).toEqual(mine)
        expect(mergedContent(comparison, all('theirs'))).toEqual(theirs)
      }),
    )
  })

  test('where only one side was changed, the merge is that side', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (from, changed) => {
        expect(mergedContent(compareContents(from, changed, from), none)).toEqual(changed)
        expect(mergedContent(compareContents(from, from, changed), none)).toEqual(changed)
      }),
    )
  })

  const anyWord = fc.stringMatching(/^[a-zàéœ]{3,9}$/)
  const paragraphs = fc.uniqueArray(anyWord, { minLength: 2, maxLength: 30 })
  test('changes in different paragraphs both survive', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), fc.nat(), (words, one, other) => {
        const here = one % words.length
        const there = other % words.length
        fc.pre(here !== there)
        const changed = (at: number, mark: string) =>
          words.map((word, index) => (index === at ? `${word} ${mark}` : word))
        const text = (lines: readonly string[]) => written(lines.join('\n\n'))
        const expected = changed(here, 'ICI').map((word, at) => (at === there ? `${word} LÀ` : word))
        const comparison = compareContents(
          text(words),
          text(changed(here, 'ICI')),
          text(changed(there, 'LÀ')),
        )
        expect(mergedContent(comparison, none)).toEqual(text(expected))
      }),
    )
  })

  test('no paragraph of a chosen side is lost, whatever is chosen', () => {
    const choices = fc.array(fc.constantFrom<Choice>('mine', 'theirs', 'both'), { minLength: 1 })
    fc.assert(
      fc.property(paragraphs, paragraphs, paragraphs, choices, (from, mine, theirs, picked) => {
        const text = (lines: readonly string[]) => written(lines.join('\n\n'))
        const comparison = compareContents(text(from), text(mine), text(theirs))
        const chosen = new Map(
          comparison.passages.map(({ key }, at) => [key, picked[at % picked.length] ?? 'mine'] as const),
        )
        const lines = mergedContent(comparison, chosen).sections[0]?.body.split('\n\n') ?? []
        for (const passage of comparison.passages) {
          const choice = chosen.get(passage.key)
          const kept = [
            ...(choice === 'theirs' ? [] : passage.mine),
            ...(choice === 'mine' ? [] : passage.theirs),
          ]
          for (const paragraph of kept) expect(lines).toContain(paragraph)
        }
      }),
    )
  })
})

describe('word by word', () => {
  test('what differs is marked within the paragraph, and the spaces and marks around it are not', () => {
    expect(
      differingWords('Le bac rouvre\u00a0: «\u202fenfin\u202f».', 'Le bac ferme\u00a0: «\u202fenfin\u202f».'),
    ).toEqual({
      one: [
        { text: 'Le bac ', differs: false },
        { text: 'rouvre', differs: true },
        { text: '\u00a0: «\u202fenfin\u202f».', differs: false },
      ],
      other: [
        { text: 'Le bac ', differs: false },
        { text: 'ferme', differs: true },
        { text: '\u00a0: «\u202fenfin\u202f».', differs: false },
      ],
    })
    expect(differingWords('', 'Neuf')).toEqual({ one: [], other: [{ text: 'Neuf', differs: true }] })
  })

  test('each side joined is its text, and what is unmarked is the same on both', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const pieces = differingWords(one, other)
        const joined = (side: 'one' | 'other', marked: boolean) =>
          pieces[side].flatMap(({ text, differs }) => (differs && !marked ? [] : [text])).join('')
        expect(joined('one', true)).toBe(one)
        expect(joined('other', true)).toBe(other)
        expect(joined('one', false)).toBe(joined('other', false))
      }),
    )
  })

  test('two long texts with nothing in common are told apart at once', () => {
    const long = (word: string) => Array.from({ length: 30_000 }, (_, at) => `${word}${at}`).join(' ')
    expect(differingWords(long('a'), long('b')).one).toHaveLength(1)
    const comparison = compareContents(
      null,
      written(long('a').replaceAll(' ', '\n\n')),
      written(long('b').replaceAll(' ', '\n\n')),
    )
    expect(comparison.passages.length).toBeGreaterThan(0)
  })
})
