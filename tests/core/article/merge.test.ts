import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ArticleContent,
  contentOf,
  emptyContent,
  NOTHING_SAID,
  type PictureUse,
} from '../../../src/core/article/index.ts'
import { diffWords } from '../../../src/core/diffWords.ts'
import {
  type Block,
  readMarkdown,
  textBlocks,
  plainOf,
  writeMarkdown,
} from '../../../src/core/document/index.ts'
import { type Choice, compareContents, applyChoices, mergeContents } from '../../../src/core/article/merge.ts'
import { anyArticle, anyText, canonicalSections } from '../generated.ts'
import { expectInProportion } from '../../processorTime.ts'

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
    expect(applyChoices(comparison, none)).toEqual(
      written('Un, corrigé.\n\nDeux, revu.\n\n## Le grand port\n\nTrois.\n\nQuatre.\n\nCinq.', {
        headline: 'Le bac est là',
        desk: 'Mer',
      }),
    )
  })

  test('a paragraph removed on one side is gone, and one moved in on the other is there', () => {
    const mine = written('Un.\n\n## Le port\n\nTrois.\n\nQuatre.')
    const theirs = written('Un.\n\nDeux.\n\n## Le port\n\nTrois.\n\nTrois bis.\n\nQuatre.')
    expect(applyChoices(compareContents(base, mine, theirs), none)).toEqual(
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
      applyChoices(comparison, new Map([[passage?.key ?? '', choice]])).sections[0]?.body
    expect(taken('mine')).toBe('Un.\n\nDeux, ici.')
    expect(taken('theirs')).toBe('Un.\n\nDeux, là.')
    expect(taken('both')).toBe('Un.\n\nDeux, ici.\n\nDeux, là.')
  })

  test('code keeps its blank lines, and is one passage', () => {
    const mine = written('Un.\n\n```\na\n\n\nb\n```\n\nDeux.')
    const theirs = written('Un.\n\n```\na\n\n\nc\n```\n\nDeux.')
    const comparison = compareContents(null, mine, theirs)
    expect(comparison.passages.filter(({ differs }) => differs)).toHaveLength(1)
    expect(applyChoices(comparison, none)).toEqual(mine)
  })

  test('without the text that both came from, every difference is to be decided, and mine stands until then', () => {
    const mine = written('Un, corrigé.\n\nDeux.', { headline: 'A' })
    const theirs = written('Un.\n\nDeux, revu.', { headline: 'B' })
    const comparison = compareContents(null, mine, theirs)
    expect(comparison.passages.map(({ suggested }) => suggested)).toEqual([null, null])
    expect(applyChoices(comparison, none)).toEqual(mine)
  })
})

describe('always', () => {
  test('a text merged with itself is itself, whatever both came from', () => {
    fc.assert(
      fc.property(fc.option(anyContent), anyContent, (from, content) => {
        const comparison = compareContents(from, content, structuredClone(content))
        expect(comparison.fields).toEqual([])
        expect(comparison.passages.some(({ differs }) => differs)).toBe(false)
        expect(applyChoices(comparison, none)).toEqual(content)
      }),
    )
  })

  test('one side taken throughout is that side, field by field and character by character', () => {
    fc.assert(
      fc.property(fc.option(anyContent), anyContent, anyContent, (from, mine, theirs) => {
        const comparison = compareContents(from, mine, theirs)
        const all = (choice: Choice) =>
          new Map([...comparison.fields, ...comparison.passages].map(({ key }) => [key, choice]))
        // What is ignored is merged, whatever is chosen.
        const { ignored } = applyChoices(comparison, none)
        expect(applyChoices(comparison, all('mine'))).toEqual({ ...mine, ignored })
        expect(applyChoices(comparison, all('theirs'))).toEqual({ ...theirs, ignored })
      }),
    )
  })

  test('where only one side was changed, the merge is that side', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (from, changed) => {
        expect(applyChoices(compareContents(from, changed, from), none)).toEqual(changed)
        expect(applyChoices(compareContents(from, from, changed), none)).toEqual(changed)
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
        expect(applyChoices(comparison, none)).toEqual(text(expected))
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
        const lines = applyChoices(comparison, chosen).sections[0]?.body.split('\n\n') ?? []
        for (const passage of comparison.passages) {
          const choice = chosen.get(passage.key)
          const kept = [
            ...(choice === 'theirs' ? [] : passage.mine),
            ...(choice === 'mine' ? [] : passage.theirs),
          ]
          for (const paragraph of kept) expect(lines).toContain(writeMarkdown([paragraph]))
        }
      }),
    )
  })
})

const BAC = 'Le bac rouvre mardi au port.'

describe('what is said of pictures', () => {
  const [quay, sea] = [`media/${'0'.repeat(64)}.jpg`, `media/${'1'.repeat(64)}.jpg`]
  const use = (said: Partial<PictureUse>): PictureUse => ({
    src: quay,
    occurrence: 0,
    ...NOTHING_SAID,
    ...said,
  })
  const merge = (from: PictureUse[], mine: PictureUse[], theirs: PictureUse[]) => {
    const of = (pictures: PictureUse[]) => ({ ...base, pictures })
    const { content, overlaps } = mergeContents(of(from), of(mine), of(theirs))
    expect(overlaps).toBe(false)
    return content.pictures
  }
  const crop = { x: 0, y: 0, width: 0.5, height: 1 }

  test('is merged property by property, mine where both changed one', () => {
    expect(
      merge(
        [use({ rights: 'AFP', isUnconfirmed: true })],
        [use({ rights: 'AFP', crop, taken: '2026-11-10' })],
        [use({ rights: '© AFP', isUnconfirmed: true, taken: '2026-11-11' }), use({ src: sea, isMain: true })],
      ),
    ).toEqual([use({ rights: '© AFP', crop, taken: '2026-11-10' }), use({ src: sea, isMain: true })])
  })

  test('that one side took away is gone, and of which one side alone says something stays, use by use', () => {
    const second = use({ occurrence: 1, crop })
    expect(merge([use({ isMain: true }), second], [second], [use({ isMain: true }), second])).toEqual([
      second,
    ])
    expect(merge([], [use({ isMain: true })], [second])).toEqual([use({ isMain: true }), second])
    expect(merge([use({ isMain: true })], [], [use({ isMain: true, rights: 'AFP' })])).toEqual([
      use({ rights: 'AFP' }),
    ])
  })
})

describe('merged without a question', () => {
  const merged = (mine: ArticleContent, theirs: ArticleContent, from = base) =>
    mergeContents(from, mine, theirs)
  const bodyOf = ({ content }: ReturnType<typeof mergeContents>) =>
    content.sections.map(({ heading, body }) => `## ${heading}\n\n${body}`).join('\n\n')

  test('edits of different fields, paragraphs, headings and words are all there', () => {
    const mine = written('Un, corrigé.\n\nDeux.\n\n## Le port\n\nTrois **mots** de plus.\n\nQuatre.', {
      headline: 'Le grand bac rouvre',
      desk: 'Mer',
    })
    const theirs = written('Un.\n\nDeux, revu.\n\n## Le grand port\n\nTrois.\n\nQuatre.\n\nCinq.', {
      headline: 'Le bac rouvre enfin',
    })
    expect(merged(mine, theirs)).toEqual({
      overlaps: false,
      content: written(
        'Un, corrigé.\n\nDeux, revu.\n\n## Le grand port\n\nTrois **mots** de plus.\n\nQuatre.\n\nCinq.',
        { headline: 'Le grand bac rouvre enfin', desk: 'Mer' },
      ),
    })
  })

  test('two edits of one paragraph are merged word by word, marks too', () => {
    const from = written('Le bac rouvre mardi matin au port.')
    const mine = written('Le **bac** rouvre mardi matin au port[^1].\n\n[^1]: Enfin.')
    const theirs = written('Le bac ferme mardi matin, au grand port.')
    expect(merged(mine, theirs, from)).toEqual({
      overlaps: false,
      content: written('Le **bac** ferme mardi matin, au grand port[^1].\n\n[^1]: Enfin.'),
    })
  })

  test('a paragraph that was changed and one put beside it on the other side are both there', () => {
    const mine = written('Un, corrigé ici.\n\nNeuf de moi.\n\nDeux mots.', {})
    const from = written('Un, corrigé.\n\nDeux mots.')
    const theirs = written('Un, bien corrigé.\n\nDeux autres mots.')
    expect(merged(mine, theirs, from)).toEqual({
      overlaps: false,
      content: written('Un, bien corrigé ici.\n\nNeuf de moi.\n\nDeux autres mots.'),
    })
  })

  test('lists, tables, quotations and figures are merged within', () => {
    const picture = `media/${'0'.repeat(64)}.jpg`
    const text = (item: string, cell: string, said: string, caption: string) =>
      written(
        [
          `- pain\n- ${item}\n  - miel`,
          `| a | b |\n| --- | --- |\n| ${cell} | 2 |\n| 3 | 4 |`,
          `> ${said} du vent.\n>\n> — Inès Carrel`,
          `![quai](${picture} "AFP")\n${caption}`,
        ].join('\n\n'),
      )
    const from = text('beurre', '1', 'Rien que', 'Le quai.')
    const mine = text('beurre salé', '1', 'Rien que', 'Le grand quai.')
    const theirs = text('beurre', '10', 'Plus rien que', 'Le quai, ce soir.')
    expect(merged(mine, theirs, from)).toEqual({
      overlaps: false,
      content: text('beurre salé', '10', 'Plus rien que', 'Le grand quai, ce soir.'),
    })
  })

  test.each([
    ['a word', 'Le bac ferme mardi au port.', 'Le bac coule mardi au port.', 'Le bac ferme mardi au port.'],
    [
      'one place of a sentence',
      'Le bac, ici, rouvre mardi au port.',
      'Le bac là rouvre mardi au port.',
      null,
    ],
    ['a paragraph, which one side removed', 'Un.', `Un.\n\n${BAC} Si.`, `Un.\n\n${BAC} Si.`],
    ['one place', `A b c.\n\n${BAC}`, `D e f.\n\n${BAC}`, `A b c.\n\nD e f.\n\n${BAC}`],
    ['a kind of block', `Un.\n\n- ${BAC}`, `Un.\n\n${BAC} Si.`, `Un.\n\n- ${BAC}`],
    ['what one side joined and the other removed', `- Un.\n- ${BAC}`, BAC, null],
  ])('where both changed %s they overlap, and mine stands', (_, here, there, expected) => {
    const from = written(expected?.startsWith('A b') || !here.includes('Un.') ? BAC : `Un.\n\n${BAC}`)
    const both = merged(written(here), written(there), from)
    expect(both.overlaps).toBe(true)
    if (expected !== null) expect(both.content).toEqual(written(expected))
    expect(merged(written(there), written(here), from).overlaps).toBe(true)
  })

  test.each([
    [{ status: 'review' }, { status: 'ready' }],
    [{ date: '2026-01-01' }, { date: '2026-01-02' }],
    [{ byline: [{ name: 'A' }] }, { byline: [{ name: 'B' }] }],
    [{ headline: 'Le bac ferme' }, { headline: 'Le bac coule' }],
  ] satisfies [Partial<ArticleContent>, Partial<ArticleContent>][])('%j and %j overlap', (here, there) => {
    const both = merged({ ...base, ...here }, { ...base, ...there })
    expect(both).toEqual({ content: { ...base, ...here }, overlaps: true })
  })

  test('sections that one side alone has touched stay as they are written', () => {
    const from = {
      ...base,
      sections: [...base.sections, { heading: 'Fin', body: '* un\n* deux\n\n\n\nFin _là_.' }],
    }
    const mine = { ...from, sections: from.sections.with(0, { heading: '', body: 'Un, ici.\n\nDeux.' }) }
    const theirs = { ...from, sections: from.sections.with(1, { heading: 'Le port', body: 'Trois.' }) }
    const both = merged(mine, theirs, from)
    expect(both.overlaps).toBe(false)
    expect(both.content.sections).toEqual([mine.sections[0], theirs.sections[1], from.sections[2]])
    expect(bodyOf(both)).toContain('* un')
  })

  test('one side as it was: the merge is the other, byte for byte', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (from, changed) => {
        expect(mergeContents(from, changed, from)).toEqual({ content: changed, overlaps: false })
        expect(mergeContents(from, from, changed)).toEqual({ content: changed, overlaps: false })
        expect(mergeContents(from, changed, structuredClone(changed))).toEqual({
          content: changed,
          overlaps: false,
        })
      }),
    )
  })

  /** The words of a text: each is a number of letters of its own, so that none is another's part. */
  const wordsOf = ({ sections, headline }: ArticleContent): string[] =>
    [headline, ...sections.flatMap(({ heading, body }) => [heading, ...textsOf(readMarkdown(body))])].flatMap(
      (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [],
    )
  const textsOf = (blocks: readonly Block[]) =>
    Array.from(textBlocks(blocks), ({ content }) => plainOf(content))

  /** A text whose every word is another, and changes of it: words and paragraphs replaced, put in, removed. */
  const original = fc.array(fc.array(fc.nat(1), { minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 6,
  })
  const change = fc.record({
    kind: fc.constantFrom(
      'replace',
      'insert',
      'remove',
      'new paragraph',
      'no paragraph',
      'bold',
      'list',
      'heading',
    ),
    paragraph: fc.nat(5),
    word: fc.nat(7),
  })
  type Change = { kind: string; paragraph: number; word: number }
  function changed(paragraphs: readonly (readonly string[])[], changes: readonly Change[], side: string) {
    const now = paragraphs.map((words) => [...words])
    for (const [index, { kind, paragraph, word }] of changes.entries()) {
      const words = now[paragraph % Math.max(1, now.length)]
      if (!words) continue
      const at = word % Math.max(1, words.length)
      const fresh = `${side}${index}`
      if (kind === 'replace') words.splice(at, 1, fresh)
      else if (kind === 'insert') words.splice(at, 0, fresh)
      else if (kind === 'remove') words.splice(at, 1)
      else if (kind === 'bold' && words[at] && !/[*#-]/.test(words[at])) words[at] = `**${words[at]}**`
      else if (kind === 'new paragraph') now.splice(paragraph % (now.length + 1), 0, [fresh, `${fresh}bis`])
      else if (kind === 'no paragraph') now.splice(paragraph % now.length, 1)
      else if (kind === 'list' && !/[#-]/.test(words[0] ?? '')) words.unshift('-')
      else if (kind === 'heading' && !/[#-]/.test(words[0] ?? '')) words.unshift('##')
    }
    return written(now.map((words) => words.join(' ')).join('\n\n'))
  }
  const case_ = fc.record({
    paragraphs: original.map((list) =>
      list.map((words, paragraph) => words.map((_, at) => `p${paragraph}m${at}`)),
    ),
    mine: fc.array(change, { maxLength: 4 }),
    theirs: fc.array(change, { maxLength: 4 }),
  })

  test('no word of either side is lost without an overlap, and none comes back that one side removed', () => {
    fc.assert(
      fc.property(case_, ({ paragraphs, ...changes }) => {
        const from = changed(paragraphs, [], '')
        const mine = changed(paragraphs, changes.mine, 'mine')
        const theirs = changed(paragraphs, changes.theirs, 'theirs')
        const { content, overlaps } = mergeContents(from, mine, theirs)
        if (overlaps) return
        const [was, here, there] = [from, mine, theirs].map((each) => new Set(wordsOf(each)))
        const expected = new Set([
          ...[...(here ?? [])].filter((word) => !was?.has(word) || there?.has(word)),
          ...[...(there ?? [])].filter((word) => !was?.has(word) || here?.has(word)),
        ])
        expect(new Set(wordsOf(content))).toEqual(expected)
        expect(wordsOf(content)).toHaveLength(expected.size)
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    )
  })

  test('a word that one side marks and the other removes overlaps, where other words are removed beside it', () => {
    const of = (text: string) => written(text)
    const merged = mergeContents(of('p0 p1 p2'), of('**p1** p2'), of('p0 p2'))
    expect(merged.overlaps).toBe(true)
  })

  test('whose side is mine makes no difference but where they overlap', () => {
    fc.assert(
      fc.property(case_, ({ paragraphs, ...changes }) => {
        const from = changed(paragraphs, [], '')
        const mine = changed(paragraphs, changes.mine, 'mine')
        const theirs = changed(paragraphs, changes.theirs, 'theirs')
        const [one, other] = [mergeContents(from, mine, theirs), mergeContents(from, theirs, mine)]
        expect(one.overlaps).toBe(other.overlaps)
        if (!one.overlaps) expect(one.content).toEqual(other.content)
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    )
  })

  test('edits of different paragraphs never overlap, and both are there', () => {
    fc.assert(
      fc.property(case_, fc.nat(), fc.nat(), ({ paragraphs }, one, other) => {
        const here = one % paragraphs.length
        const there = other % paragraphs.length
        fc.pre(here !== there)
        const edited = (...edits: [number, string][]) =>
          written(
            paragraphs
              .map((words, at) =>
                [...words, ...edits.flatMap(([place, word]) => (place === at ? [word] : []))].join(' '),
              )
              .join('\n\n'),
          )
        expect(mergeContents(edited(), edited([here, 'ICI']), edited([there, 'LA']))).toEqual({
          content: edited([here, 'ICI'], [there, 'LA']),
          overlaps: false,
        })
      }),
    )
  })

  test('whatever two texts are, merging ends in an article, and mine and theirs may be anything', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (from, mine, theirs) => {
        const { content } = mergeContents(from, mine, theirs)
        expect(canonicalSections(content.sections)).toEqual(content.sections)
        expect(contentOf(content)).toEqual(content)
      }),
      { numRuns: 50 },
    )
  })

  test('a long article, and one paragraph of 20,000 words, are merged in proportion', async () => {
    for (const between of [' ', '\n\n']) {
      const versions = (length: number) => {
        const words = Array.from({ length }, (_, at) => `mot${at}`)
        const text = (changed: readonly string[]) => written(changed.join(between))
        return [text(words), text(words.with(100, 'ICI')), text(words.with(length - 100, 'LA'))] as const
      }
      await expectInProportion(20_000, versions, ([base, ours, theirs]) => {
        const { content, overlaps } = mergeContents(base, ours, theirs)
        expect(overlaps).toBe(false)
        expect(content.sections[0]?.body).toMatch(/ICI.*LA/s)
      })
    }
  })
})

describe('word by word', () => {
  test('what differs is marked within the paragraph, and the spaces and marks around it are not', () => {
    expect(
      diffWords('Le bac rouvre\u00a0: «\u202fenfin\u202f».', 'Le bac ferme\u00a0: «\u202fenfin\u202f».'),
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
    expect(diffWords('', 'Neuf')).toEqual({ one: [], other: [{ text: 'Neuf', differs: true }] })
  })

  test('each side joined is its text, and what is unmarked is the same on both', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const pieces = diffWords(one, other)
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
    expect(diffWords(long('a'), long('b')).one).toHaveLength(1)
    const comparison = compareContents(
      null,
      written(long('a').replaceAll(' ', '\n\n')),
      written(long('b').replaceAll(' ', '\n\n')),
    )
    expect(comparison.passages.length).toBeGreaterThan(0)
  })
})
