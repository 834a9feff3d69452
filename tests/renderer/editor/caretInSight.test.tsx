import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { articleEditor, closePage, lead, openPage, placeCursor, view } from './openPage.tsx'

afterEach(async () => {
  vi.restoreAllMocks()
  await closePage()
})

const LINES = Array.from({ length: 80 }, (_, at) => `Ligne ${at} du bac.`).join('\n\n')

/** Types a letter as a key does: with a change that has the caret shown. */
const type = (letter: string) => view().dispatch(view().state.tr.insertText(letter).scrollIntoView())

/** How far the caret is from the upper and the lower edge of the page, in pixels. */
function distances(): { top: number; bottom: number } {
  const caret = view().coordsAtPos(view().state.selection.head)
  const box = articleEditor.scroller?.getBoundingClientRect()
  return { top: caret.top - (box?.top ?? 0), bottom: (box?.bottom ?? 0) - caret.bottom }
}

test('a key measures the page and the caret, and not what lies around them', async () => {
  await page.viewport(1024, 700)
  await openPage({ sections: lead(LINES) })
  placeCursor('Ligne 4|')
  type('x')
  const measured = vi.spyOn(Element.prototype, 'getBoundingClientRect')
  const asked = vi.spyOn(window, 'getComputedStyle')
  type('y')
  expect(measured.mock.calls.length).toBeLessThanOrEqual(2)
  expect(asked).not.toHaveBeenCalled()
})

test('a key far from what is shown brings the caret into sight, with room below and above', async () => {
  await page.viewport(1024, 700)
  await openPage({ sections: lead(LINES) })
  for (const [place, from] of [
    ['Ligne 70|', 0],
    ['Ligne 9|', 1e6],
  ] as const) {
    placeCursor(place)
    articleEditor.scroller?.scrollTo({ top: from, behavior: 'instant' })
    const { top, bottom } = distances()
    expect(top < 0 || bottom < 0).toBe(true)
    type('z')
    await expect.poll(() => distances().top).toBeGreaterThanOrEqual(55)
    await expect.poll(() => distances().bottom).toBeGreaterThanOrEqual(85)
  }
})
