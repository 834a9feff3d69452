import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { emptyContent, NOTHING_SAID } from '../../../src/core/article/index.ts'
import { figuresOfPage, pageContent, pageDocument } from '../../../src/renderer/src/editor/convert.ts'
import {
  canMoveFigure,
  moveFigure,
  removeFigure,
  replacePicture,
} from '../../../src/renderer/src/editor/plugins/figureChanges.ts'

const FIGURE = `![Un bac](media/${'1'.repeat(64)}.png)`
const page = (body: string) =>
  EditorState.create({ doc: pageDocument({ ...emptyContent('fr'), sections: [{ heading: '', body }] }) })
const bodyOf = ({ doc }: { doc: EditorState['doc'] }) =>
  pageContent(doc).sections[0]?.body.replaceAll(FIGURE, '(bac)')

function moved(body: string, by: -1 | 1): string | null {
  const state = page(body.replace('(bac)', FIGURE))
  const at = figuresOfPage(state.doc)[0]?.at ?? -1
  if (!canMoveFigure(state.doc, at, by)) return null
  return bodyOf(moveFigure(state.tr, at, by)) ?? ''
}

test.each([
  ['Un.\n\n(bac)\n\nDeux.', '(bac)\n\nUn.\n\nDeux.', 'Un.\n\nDeux.\n\n(bac)'],
  ['(bac)\n\nUn.', null, 'Un.\n\n(bac)'],
  ['Un.\n\n> (bac)\n>\n> Dit.', 'Un.\n\n(bac)\n\n> Dit.', 'Un.\n\n> Dit.\n>\n> (bac)'],
  [
    '> Dit.\n>\n> (bac)\n>\n> — Inès Karam',
    '> (bac)\n>\n> Dit.\n>\n> — Inès Karam',
    '> Dit.\n>\n> — Inès Karam\n\n(bac)',
  ],
  ['> (bac)\n\nUn.', null, null],
])('a figure in %j moves past its neighbour, or out of what it is at the edge of', (body, up, down) => {
  expect([moved(body, -1), moved(body, 1)]).toEqual([up, down])
})

test('a figure that is all of a quotation takes it along when it is removed', () => {
  const state = page(`Un.\n\n> ${FIGURE}\n\nDeux.`)
  expect(bodyOf(removeFigure(state.tr, figuresOfPage(state.doc)[0]?.at ?? -1))).toBe('Un.\n\nDeux.')
})

test.each([
  ['words that were to be confirmed', true, '', true],
  ['no words', false, '', false],
  ['the same makers', false, 'Inès Karam/AFP', false],
  ['other makers', false, 'Reuters', true],
])('a replacement of a figure with a credit, with %s: to be confirmed or not', (_, before, credit, after) => {
  const src = `media/${'1'.repeat(64)}.png`
  const doc = pageDocument({
    ...emptyContent('fr'),
    sections: [{ heading: '', body: `![Un bac](${src} "Inès Karam / AFP")\nLe bac.` }],
    pictures: [{ src, occurrence: 0, ...NOTHING_SAID, fileName: 'a.png', isUnconfirmed: before }],
  })
  const { tr } = EditorState.create({ doc })
  const other = `media/${'2'.repeat(64)}.png`
  const words = { caption: '', alt: '', credit }
  replacePicture(tr, figuresOfPage(doc)[0]?.at ?? -1, {
    ...{ src: other, words, fileName: 'b.png', rights: '', taken: '' },
  })
  const { pictures, sections } = pageContent(tr.doc)
  expect(sections[0]?.body).toContain(`(${other} "Inès Karam / AFP")`)
  expect(pictures).toMatchObject([{ src: other, isUnconfirmed: after }])
})
