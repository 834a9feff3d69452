import * as fc from 'fast-check'
import { EditorState, TextSelection } from 'prosemirror-state'
import { history, undo } from 'prosemirror-history'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  emptyContent,
  NOTHING_SAID,
  type ArticleContent,
  type PictureUse,
} from '../../../src/core/article/index.ts'
import { withUses } from '../../core/generated.ts'
import { expectInProportion } from '../../processorTime.ts'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  text,
  useSession,
  view,
  written,
} from './openPage.tsx'

const { transactionToContent } = await import('../../../src/renderer/src/editor/externalChange.ts')
const { pageContent, pageDocument } = await import('../../../src/renderer/src/editor/convert.ts')
const { bodyStart } = await import('../../../src/renderer/src/editor/pageStructure.ts')
const { DISPLAY_FIELDS } = await import('../../../src/renderer/src/editor/schema.ts')

afterEach(closePage)

const PARAGRAPHS = [
  'Un.',
  'Un deux trois.',
  'Un deux.',
  'La mer monte.',
  'La mer, elle, monte.',
  'Zéro',
  'Un.',
]
const body = fc.array(fc.constantFrom(...PARAGRAPHS), { maxLength: 7 }).map((parts) => parts.join('\n\n'))
const sections = fc.array(fc.record({ heading: fc.constantFrom('Un', 'Deux', 'L’été'), body }), {
  minLength: 1,
  maxLength: 4,
})
const content = fc
  .record({
    sections: fc.oneof(
      sections,
      sections.map(([first, ...rest]) => [
        { heading: '', body: first?.body ? `${first.body}\n\nLead` : 'Lead' },
        ...rest,
      ]),
    ),
    headline: fc.constantFrom('', 'Le port', 'Le port rouvre', 'La digue'),
    standfirst: fc.constantFrom('', 'Un chapô.', 'Un autre chapô.'),
    desk: fc.constantFrom('', 'Mer'),
    keywords: fc.constantFrom([], ['mer'], ['mer', 'port']),
  })
  .map((fields): ArticleContent => ({ ...emptyContent('fr'), ...fields, keywords: [...fields.keywords] }))
const createState = (each: ArticleContent) =>
  EditorState.create({ doc: pageDocument(each), plugins: [history()] })

describe('a change from elsewhere', () => {
  test('makes the page say what it says, whatever stood there', () => {
    void fc.assert(
      fc.property(content, content, (before, after) => {
        const state = createState(before)
        const transaction = transactionToContent(state, after)
        const doc = transaction ? state.apply(transaction).doc : state.doc
        doc.check()
        expect(doc.eq(pageDocument(after))).toBe(true)
        expect(pageContent(doc)).toEqual(pageContent(pageDocument(after)))
      }),
      { numRuns: 300 },
    )
  })

  test('makes a page say what it says of which one block stands in two places as the same node', () => {
    const before = createState({ ...emptyContent('fr'), sections: lead('Un.\n\nDeux.\n\nTrois.') })
    const blocks = before.doc.children.slice(DISPLAY_FIELDS.length)
    const doubled = before.tr.insert(before.doc.content.size, blocks)
    // Blanks at the end of a paragraph are on the page, and are not stored.
    const size = doubled.doc.content.size
    doubled.insertText(' ', size - 1).insertText(' ', bodyStart(doubled.doc) + 4)
    const state = before.apply(doubled)
    const stored = pageContent(state.doc)
    expect(transactionToContent(state, stored)).toBe(null)
    const longer = { ...stored, sections: lead(`${stored.sections[0]?.body}\n\nQuatre.`) }
    expect(pageContent(transactionToContent(state, longer)?.doc ?? state.doc)).toEqual(longer)
  })

  const QUAY = `media/${'0'.repeat(64)}.jpg`
  const FIGURES = [
    'Un.',
    `![quai](${QUAY} "AFP")\nLe quai.`,
    `![](${QUAY})`,
    `> ![quai](${QUAY})`,
    `- ![](${QUAY})`,
  ]
  const pictured = fc
    .array(fc.constantFrom(...FIGURES), { minLength: 1, maxLength: 5 })
    .chain((parts) => withUses({ ...emptyContent('fr'), sections: lead(parts.join('\n\n')) }))

  test('says of the figures what it says, whatever was said, and leaves those alone that it does not change', () => {
    void fc.assert(
      fc.property(pictured, pictured, (before, after) => {
        const state = createState(before)
        const transaction = transactionToContent(state, after)
        const doc = transaction ? state.apply(transaction).doc : state.doc
        expect(doc.eq(pageDocument(after))).toBe(true)
        expect(pageContent(doc).pictures).toEqual(after.pictures)
      }),
      { numRuns: 200 },
    )
    const of = (said: Partial<PictureUse>): ArticleContent => ({
      ...emptyContent('fr'),
      sections: lead(`![quai](${QUAY} "AFP")\nLe quai.`),
      pictures: [{ src: QUAY, occurrence: 0, ...NOTHING_SAID, ...said }],
    })
    const state = createState(of({ rights: 'AFP' }))
    const transaction = transactionToContent(state, of({ rights: '© AFP' }))
    // The caret in the caption stays: no text is replaced.
    expect(transaction?.mapping.maps.every((map) => map.map(5) === 5 && !map.mapResult(5).deleted)).toBe(true)
    expect(transaction && pageContent(transaction.doc).pictures[0]?.rights).toBe('© AFP')
  })

  test('is no step: undo takes back what was typed here, and nothing of it', () => {
    void fc.assert(
      fc.property(content, fc.nat(), fc.nat(), (before, at, block) => {
        const start = createState(before)
        const blocks: number[] = []
        start.doc.descendants((node, position) => {
          if (node.isTextblock) blocks.push(position + 1)
        })
        const typedAt = blocks[at % blocks.length] ?? 1
        const typed = start.apply(start.tr.insertText('XYZ', typedAt))
        // The other text is the typed one with a paragraph replaced.
        const theirs = pageContent(typed.doc)
        const section = theirs.sections[block % theirs.sections.length]
        const after = {
          ...theirs,
          desk: 'Port',
          sections: theirs.sections.map((each) =>
            each === section ? { ...each, body: `${each.body}\n\nNeuf.` } : each,
          ),
        }
        const transaction = transactionToContent(typed, after)
        let state = transaction ? typed.apply(transaction) : typed
        undo(state, (step) => {
          state = state.apply(step)
        })
        expect(state.doc.textContent).not.toContain('XYZ')
        expect(state.doc.textContent).toContain('Neuf.')
        expect(state.doc.attrs.desk).toBe('Port')
      }),
      { numRuns: 200 },
    )
  })

  test('leaves the caret with its words, and the marks for what is typed next', () => {
    const state = createState({ ...emptyContent('fr'), sections: lead('Un.\n\nLa mer monte.\n\nFin.') })
    const { strong } = state.schema.marks
    if (!strong) throw new Error('no mark')
    let caret = 0
    state.doc.descendants((node, position) => {
      if (node.isTextblock && node.textContent === 'La mer monte.') caret = position + 1 + 6
    })
    const placed = state.apply(
      state.tr.setSelection(TextSelection.create(state.doc, caret)).addStoredMark(strong.create()),
    )
    const transaction = transactionToContent(placed, {
      ...emptyContent('fr'),
      headline: 'Neuf',
      sections: lead('Un deux.\n\nAvant.\n\nLa mer monte vite.\n\nFin.'),
    })
    const after = placed.apply(transaction ?? placed.tr)
    expect(after.doc.textBetween(after.selection.from - 6, after.selection.from)).toBe('La mer')
    expect(after.storedMarks?.length).toBe(1)
  })

  test('costs in a long text what its length costs', async () => {
    const change = (length: number) => {
      const paragraphs = Array.from(
        { length },
        (_, at) => `Paragraphe ${at}, qui dit quelque chose de plus ou de moins.`,
      )
      const before = createState({ ...emptyContent('fr'), sections: lead(paragraphs.join('\n\n')) })
      const changed = paragraphs.map((each, at) => (at % 400 === 100 ? `${each} Neuf.` : each))
      return { before, after: { ...emptyContent('fr'), sections: lead(changed.join('\n\n')) } }
    }
    await expectInProportion(4_800, change, ({ before, after }) => {
      expect(transactionToContent(before, after)?.steps.length).toBe(before.doc.childCount > 1_000 ? 12 : 2)
    })
  })
})

test('what is written elsewhere comes in while one writes, and undo keeps it', async () => {
  const id = await openPage({ headline: 'Le port', sections: lead('Un.\n\nDeux.') })
  placeCursor('Deux.|')
  await userEvent.keyboard(' Trois')
  await useSession.getState().flush()
  fakeNewsroom.put(id, { headline: 'Le port rouvre', sections: lead('Un, deux.\n\nDeux. Trois') })
  await expect.poll(text).toContain('Un, deux.')
  await userEvent.keyboard(', quatre')
  expect(text()).toContain('Deux. Trois, quatre')
  articleEditor.undo()
  articleEditor.undo()
  expect(written()).toMatchObject({ headline: 'Le port rouvre', sections: lead('Un, deux.\n\nDeux.') })
  expect(view().hasFocus()).toBe(true)
})

test('an article with a duplicated section that was edited says the same after another was open', async () => {
  const id = await openPage({
    sections: [{ heading: 'Le bac', body: 'Il passe.\n\nTous les jours.\n\nFin.' }],
  })
  placeCursor('Il passe.|')
  articleEditor.run('section-duplicate')
  placeCursor('Il passe.|')
  await userEvent.keyboard(' ')
  view().dispatch(view().state.tr.insertText(' ', view().state.doc.content.size - 1))
  const before = view().state.doc
  await open(put({ headline: 'Autre' }))
  await open(id)
  expect(view().state.doc.toString()).toBe(before.toString())
})

test('an article that is come back to keeps what is on the page alone, and undo goes back to its start', async () => {
  const id = await openPage({ headline: 'Le port', sections: lead('Un.') })
  const start = view().state.doc
  articleEditor.focusBody()
  await userEvent.keyboard('{Control>}a{/Control}{Delete}')
  articleEditor.focusBody()
  articleEditor.run('numbers')
  const empty = view().state.doc
  await open(put({ headline: 'Autre' }))
  await open(id)
  expect(view().state.doc.eq(empty)).toBe(true)
  while (articleEditor.undo()) {}
  expect(view().state.doc.eq(start)).toBe(true)
})

test('what comes in above moves nothing of what one sees', async () => {
  const paragraphs = Array.from({ length: 80 }, (_, at) => `Paragraphe ${at + 1}, qui se lit.`)
  const id = await openPage({ sections: lead(paragraphs.join('\n\n')) })
  placeCursor('Paragraphe 50,|')
  articleEditor.reveal(view().state.selection.head, 'center')
  await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)))
  const top = () => view().coordsAtPos(view().state.selection.head).top
  const before = top()
  const changed = paragraphs.flatMap((each, at) => (at < 20 ? [each, 'Un autre.'] : [each]))
  fakeNewsroom.put(id, { sections: lead(changed.join('\n\n')) })
  await expect.poll(text).toContain('Un autre.')
  expect(Math.abs(top() - before)).toBeLessThan(2)
})
