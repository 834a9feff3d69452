import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ArticleComparison,
  blocksOf,
  changesIn,
  compareArticles,
  type InlinePiece,
  restoreChanges,
} from '../../../src/core/article/comparison.ts'
import {
  type ArticleContent,
  contentOf,
  emptyContent,
  NOTHING_SAID,
} from '../../../src/core/article/index.ts'
import { type Block, normalise, plainOf, readSections } from '../../../src/core/document/index.ts'
import { anyNormalBlocks } from '../document/trees.ts'
import { anyArticle, canonicalSections } from '../generated.ts'

const written = (body: string, fields: Partial<ArticleContent> = {}): ArticleContent => ({
  ...emptyContent('fr'),
  headline: 'Le bac rouvre',
  sections: canonicalSections([{ heading: '', body }]),
  ...fields,
})

const anyContent = anyArticle.map((article): ArticleContent => {
  const content = contentOf(article)
  return { ...content, sections: canonicalSections(content.sections) }
})

/** Two contents of which the second may be the first with some of its blocks left out, doubled or moved. */
const anyPair = fc
  .tuple(anyContent, anyContent, fc.boolean(), fc.nat(), fc.nat())
  .map(([one, other, isRelated, first, second]): [ArticleContent, ArticleContent] => {
    if (!isRelated) return [one, other]
    const blocks = readSections(one.sections)
    const [from, to] = [first % (blocks.length + 1), second % (blocks.length + 1)]
    const moved = [...blocks.slice(to), ...readSections(other.sections).slice(0, 2), ...blocks.slice(from)]
    const body = canonicalSections(moved.length > 0 ? sectionsFrom(moved) : [{ heading: '', body: '' }])
    return [one, { ...one, headline: `${one.headline} ${other.headline}`, desk: other.desk, sections: body }]
  })

function sectionsFrom(blocks: readonly Block[]) {
  return restoreChanges(
    {
      ...compareArticles(written('a'), written('b')),
      fields: [],
      display: [],
      body: [{ kind: 'replaced', change: 0, gone: blocks, come: [] }],
      changes: [
        { gone: 1, come: 0 },
        { gone: 0, come: 0 },
      ],
    },
    new Set([0]),
  ).sections
}

/** A comparison in one line for each block: {-gone-}{+come+}. */
function shown({ body }: ArticleComparison): string[] {
  const text = (pieces: readonly InlinePiece[]) =>
    pieces
      .map((piece) =>
        piece.kind === 'same'
          ? plainOf(piece.parts)
          : `${marked('-', plainOf(piece.gone))}${marked('+', plainOf(piece.come))}`,
      )
      .join('')
  return body.flatMap((piece): string[] => {
    if (piece.kind === 'same') return piece.parts.map(() => '=')
    if (piece.kind === 'replaced')
      return [...piece.gone.map(({ type }) => `- ${type}`), ...piece.come.map(({ type }) => `+ ${type}`)]
    const { part } = piece
    if (part.type === 'paragraph' || part.type === 'heading') return [text(part.content)]
    return [part.type === 'sectionHeading' ? `## ${text(part.text)}` : part.type]
  })
}

const marked = (sign: string, text: string) => (text === '' ? '' : `{${sign}${text}${sign}}`)

describe('two texts of an article', () => {
  test('changed words stand beside each other, whole blocks where they are new or gone', () => {
    const older = written(
      '## Qui paie ?\n\nLa ville assure que c’est prévu. Le devis court.\n\nIl reste deux questions.\n\n## Le chantier\n\nLa soudure est posée.',
    )
    const newer = written(
      '## Qui paie ?\n\nLa ville assure que tout est prévu. Le devis court.\n\nLes commerçants demandent un étalement.\n\n## Un chantier mené vite\n\nLa soudure est posée.',
    )
    const comparison = compareArticles(older, newer)
    expect(shown(comparison)).toEqual([
      '=',
      'La ville assure que {-c’est-}{+tout est+} prévu. Le devis court.',
      '- paragraph',
      '+ paragraph',
      '## {-Le-}{+Un+} chantier{+ mené vite+}',
      '=',
    ])
    expect(comparison.changes).toEqual([
      { gone: 1, come: 2 },
      { gone: 4, come: 5 },
      { gone: 1, come: 1 },
      { gone: 0, come: 2 },
    ])
  })

  test('words with spaces alone between them are one change; formatting is a change of the word', () => {
    const comparison = compareArticles(
      written('Il en coûtera trois millions d’euros à la ville.'),
      written('Il en coûtera 3 400 000 euros à la **ville**.'),
    )
    expect(shown(comparison)).toEqual([
      'Il en coûtera {-trois millions d’euros-}{+3 400 000 euros+} à la {-ville-}{+ville+}.',
    ])
  })

  test('lists, tables, quotations, figures and notes are compared within', () => {
    const picture = `media/${'0'.repeat(64)}.jpg`
    const older = written(
      `- un\n- deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> Nous y serons.\n>\n> — Léa\n\n![quai](${picture} "Inès")\nLe quai au matin\n\nUn mot[^1].\n\n[^1]: La note.`,
    )
    const newer = written(
      `- un\n- deux\n- trois\n\n| a | b |\n|---|---|\n| 1 | 3 |\n\n> Nous y serons.\n>\n> — Léa Morin\n\n![quai](${picture} "Inès")\nLe quai au soir\n\nUn mot[^1].\n\n[^1]: La note, revue.`,
    )
    const comparison = compareArticles(older, newer)
    expect(comparison.body.map((piece) => piece.kind === 'within' && piece.part.type)).toEqual([
      'list',
      'table',
      'quotation',
      'figure',
      'paragraph',
    ])
    expect(comparison.changes).toHaveLength(5)
    for (const change of comparison.changes.keys()) {
      const restored = restoreChanges(comparison, new Set([change]))
      expect(compareArticles(older, restored).changes).toHaveLength(4)
      expect(compareArticles(restored, newer).changes).toHaveLength(1)
    }
  })

  test('a field outside of the page is a change by itself', () => {
    const older = written('Un.', { desk: 'Ville', headline: 'Le bac' })
    const comparison = compareArticles(older, written('Un.', { desk: 'Mer' }))
    expect(comparison.fields).toEqual([{ field: 'desk', change: 0 }])
    expect(comparison.changes).toEqual([
      { gone: 0, come: 0 },
      { gone: 0, come: 1 },
    ])
    expect(restoreChanges(comparison, new Set([0]))).toEqual(
      written('Un.', { desk: 'Ville', headline: 'Le bac rouvre' }),
    )
  })

  test('a section that nobody touched keeps the very form it is written in', () => {
    const sections = [
      { heading: 'Un', body: 'Texte __gras__.' },
      { heading: 'Deux', body: 'Fin du mot.' },
    ]
    const newer = [sections[0], { heading: 'Deux', body: 'Fin du jour.' }].flatMap((each) => each ?? [])
    const comparison = compareArticles(written('', { sections }), written('', { sections: newer }))
    expect(restoreChanges(comparison, new Set([0]))).toEqual(written('', { sections }))
  })
})

describe('50,000 words', () => {
  const words = (seed: number) =>
    Array.from({ length: 40 }, (_, at) => `mot${(seed * 7919 + at * 104_729) % 9973}`)
  const long = (seeds: readonly number[], edit = (text: string[]) => text) =>
    written(seeds.map((seed) => `${edit(words(seed)).join(' ')}.`).join('\n\n'))
  const seeds = Array.from({ length: 1_250 }, (_, at) => at)

  test('with a word changed in each paragraph are compared word by word', () => {
    const comparison = compareArticles(
      long(seeds),
      long(seeds, (text) => text.toSpliced(20, 1, 'neuf')),
    )
    expect(comparison.isRewritten).toBe(false)
    expect(comparison.changes).toHaveLength(1_250)
  })

  test('of another text are said to be rewritten, and come back whole', () => {
    const [older, newer] = [long(seeds), long(seeds.map((seed) => seed + 5_000))]
    const comparison = compareArticles(older, newer)
    expect(comparison.isRewritten).toBe(true)
    expect(restoreChanges(comparison, new Set(comparison.changes.keys()))).toEqual(older)
  })

  test('in one paragraph of which every other word is another are said to be rewritten', () => {
    const [one, other] = [0, 1].map((side) =>
      written(Array.from({ length: 6_000 }, (_, at) => `mot${at}-${(at % 2) * side}`).join(' ')),
    )
    expect(one && other && compareArticles(one, other).isRewritten).toBe(true)
  })
})

describe('any two texts', () => {
  test('the pieces are the older text with what went, and the newer one with what came', () => {
    fc.assert(
      fc.property(fc.oneof(anyPair, fc.tuple(anyContent, anyContent)), ([older, newer]) => {
        const comparison = compareArticles(older, newer)
        const { body, changes } = comparison
        expect(normalise(blocksOf(body, () => true))).toEqual(readSections(older.sections))
        expect(normalise(blocksOf(body, () => false))).toEqual(readSections(newer.sections))
        const all = new Set(changes.keys())
        expect(restoreChanges(comparison, all)).toEqual(older)
        expect(restoreChanges(comparison, new Set())).toEqual(newer)
        const inOrder = [
          ...comparison.fields.map(({ change }) => change),
          ...comparison.display.flatMap(({ pieces }) => pieces.flatMap(changesIn)),
          ...body.flatMap(changesIn),
        ]
        expect(inOrder).toEqual([...all])
      }),
      { numRuns: 30 },
    )
  })

  test('so are those of trees with nested lists, tables and notes', () => {
    fc.assert(
      fc.property(anyNormalBlocks, anyNormalBlocks, (one, other) => {
        const [older, newer] = [one, other].map((blocks) => ({
          ...emptyContent('fr'),
          sections: sectionsFrom(blocks),
        }))
        if (!older || !newer) return
        const { body } = compareArticles(older, newer)
        expect(normalise(blocksOf(body, () => true))).toEqual(readSections(older.sections))
        expect(normalise(blocksOf(body, () => false))).toEqual(readSections(newer.sections))
      }),
      { numRuns: 30 },
    )
  })

  test('changes taken back one after the other end at the older text', () => {
    fc.assert(
      fc.property(anyPair, fc.nat(), ([older, newer], seed) => {
        let text = newer
        const most = compareArticles(older, newer).changes.length
        // A change that is taken back may leave its neighbours to be compared anew.
        for (let step = 0; step <= 3 * most; step += 1) {
          const comparison = compareArticles(older, text)
          const count = comparison.changes.length
          if (count === 0) break
          const next = restoreChanges(comparison, new Set([(seed + step) % count]))
          // An empty heading before the first words is none: it comes back with the words.
          const isIdle = JSON.stringify(next) === JSON.stringify(text)
          text = isIdle ? restoreChanges(comparison, new Set(Array(count).keys())) : next
        }
        expect(readSections(text.sections)).toEqual(readSections(older.sections))
      }),
      { numRuns: 15 },
    )
  })
})

test('a figure that is taken back has what was said of it, and the others what is said of them now', () => {
  const [quay, sea] = [`media/${'0'.repeat(64)}.jpg`, `media/${'1'.repeat(64)}.jpg`]
  const use = (src: string, rights: string) => ({ src, occurrence: 0, ...NOTHING_SAID, rights })
  const figures = (...sources: string[]) => sources.map((src) => `![](${src})`).join('\n\n')
  const older = {
    ...emptyContent('fr'),
    headline: 'Avant',
    sections: [{ heading: '', body: figures(quay, sea) }],
    pictures: [use(quay, 'AFP'), use(sea, 'MAP')],
  }
  const newer = {
    ...older,
    headline: 'Après',
    sections: [{ heading: '', body: figures(quay) }],
    pictures: [use(quay, '© AFP')],
  }
  const comparison = compareArticles(older, newer)
  const inBody = new Set(comparison.body.flatMap(changesIn))
  const restored = restoreChanges(comparison, inBody)
  expect(restored.headline).toBe('Après')
  expect(restored.sections[0]?.body).toBe(figures(quay, sea))
  expect(restored.pictures).toEqual([use(quay, '© AFP'), use(sea, 'MAP')])
})
