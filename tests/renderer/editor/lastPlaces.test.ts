import { EditorState, TextSelection } from 'prosemirror-state'
import { beforeEach, expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { pageDocument } from '../../../src/renderer/src/editor/convert.ts'
import { keepPlaces, lastPlace } from '../../../src/renderer/src/editor/lastPlaces.ts'

const START = 1
const textOf = (body: string) => pageDocument({ ...emptyContent('fr'), sections: [{ heading: '', body }] })
const QUAY = textOf('Le quai est long.')

/** Leaves the caret of an article at a position. */
function leave(id: string, head: number): void {
  const state = EditorState.create({ doc: QUAY, selection: TextSelection.create(QUAY, head) })
  keepPlaces([{ id, state }], () => START)
}

beforeEach(() => localStorage.clear())

test('the caret of an article is kept for a text of the same size, beside those of others', () => {
  const [one, other] = [QUAY.content.size - 3, QUAY.content.size - 5]
  leave('a', one)
  leave('b', other)
  expect([lastPlace('a', QUAY), lastPlace('b', QUAY), lastPlace('c', QUAY)]).toEqual([one, other, null])
  expect(lastPlace('a', textOf('Le quai est plus long.'))).toBeNull()
})

test('a caret at the start is not kept, what cannot be read is no place, and the oldest go', () => {
  leave('a', QUAY.content.size - 3)
  leave('a', START)
  expect(lastPlace('a', QUAY)).toBeNull()
  localStorage.setItem('marbre.places', `a ${QUAY.content.size} x\nb`)
  expect(lastPlace('a', QUAY)).toBeNull()
  for (let nth = 0; nth < 60; nth += 1) leave(`id${nth}`, QUAY.content.size - 3)
  expect(lastPlace('id59', QUAY)).not.toBeNull()
  expect(lastPlace('id0', QUAY)).toBeNull()
})
