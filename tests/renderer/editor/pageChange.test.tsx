import { afterEach, expect, test } from 'vitest'
import { useOutline } from '../../../src/renderer/src/state/outline.ts'
import { closePage, lead, openPage, text, useSession } from './desk.tsx'

afterEach(closePage)

const page = () => useOutline.getState()
const headline = () => useSession.getState().content?.headline

test('a step over body and display copy is taken back, and done again, as one', async () => {
  await openPage({ headline: 'Un titre', sections: lead('Il pleut.') })
  page().change({ body: [{ from: 3, to: 8, insert: 'neige' }], copy: { headline: 'Un autre titre' } })
  expect([text(), headline()]).toEqual(['Il neige.', 'Un autre titre'])
  page().undo()
  expect([text(), headline()]).toEqual(['Il pleut.', 'Un titre'])
  page().redo()
  expect([text(), headline()]).toEqual(['Il neige.', 'Un autre titre'])
})

test('a headline that was rewritten since is not taken back with the step', async () => {
  await openPage({ headline: 'Un titre', sections: lead('Il pleut.') })
  page().change({ body: [{ from: 3, to: 8, insert: 'neige' }], copy: { headline: 'Un autre titre' } })
  useSession.getState().edit({ headline: 'Le mien' })
  page().undo()
  expect([text(), headline()]).toEqual(['Il pleut.', 'Le mien'])
})

test('a step over the display copy alone is taken back, too', async () => {
  await openPage({ standfirst: "L'eau", sections: lead('Il pleut.') })
  page().change({ copy: { standfirst: 'L’eau' } })
  page().undo()
  expect(useSession.getState().content?.standfirst).toBe("L'eau")
})

test('a stretch of a text is selected where it is', async () => {
  await openPage({ headline: 'Un titre', sections: lead('Il pleut.') })
  page().selectCopy('headline', 3, 8)
  const field = document.activeElement
  expect(field instanceof HTMLTextAreaElement && [field.selectionStart, field.selectionEnd]).toEqual([3, 8])
  page().select(3, 8)
  expect(window.getSelection()?.toString()).toBe('pleut')
})
