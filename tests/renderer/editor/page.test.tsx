import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  articleEditor,
  closePage,
  lead,
  openPage,
  placeCursor,
  stored,
  text,
  useSession,
  view,
  written,
} from './openPage.tsx'
import { FULL_ARTICLE } from './fullArticle.ts'
import { typeAtOnce } from '../render.ts'

afterEach(closePage)

test('what is typed is on the page, and soon in the library', async () => {
  const id = await openPage({ headline: 'Le port', sections: lead('Un texte.') })
  expect(text()).toBe('\nLe port\n\n\nUn texte.')
  placeCursor('texte|')
  await userEvent.keyboard(' court')
  expect(text()).toContain('Un texte court.')
  await useSession.getState().flush()
  expect(stored(id)).toEqual([{ heading: '', body: 'Un texte court.' }])
})

test('Enter leads from the headline to the next field, and display copy and body have one history', async () => {
  await openPage({ headline: 'Le port', sections: lead('Un texte.') })
  placeCursor('Le port|')
  await typeAtOnce(' rouvre')
  await expect.poll(() => written()?.headline).toBe('Le port rouvre')
  await userEvent.keyboard('{Enter}')
  await typeAtOnce('Un sous-titre')
  await expect.poll(() => written()?.subhead).toBe('Un sous-titre')
  expect(written()).toMatchObject({ headline: 'Le port rouvre', subhead: 'Un sous-titre' })
  articleEditor.undo()
  articleEditor.undo()
  expect(written()).toMatchObject({ headline: 'Le port', subhead: '' })
})

test('a field set from elsewhere is one step of the history', async () => {
  await openPage({ headline: 'Le port', sections: lead('Un texte.') })
  articleEditor.setFields({ desk: 'Mer', status: 'review' })
  expect(written()).toMatchObject({ desk: 'Mer', status: 'review' })
  articleEditor.undo()
  expect(written()).toMatchObject({ desk: '', status: 'draft' })
})

test('bold begins and ends by Ctrl+B while one types', async () => {
  await openPage({ sections: lead('Un ') })
  placeCursor('Un|')
  await userEvent.keyboard(' {Control>}b{/Control}gras{Control>}b{/Control} et fin')
  expect(document.querySelector('.ProseMirror strong')?.textContent).toBe('gras')
})

test('what is selected is read, from any text of the page to any other', async () => {
  const nested =
    '- un\n\n  - deux\n\n  suite\n\n  > cité\n- [ ] fait\n  - bien\n\n> dit\n>\n> - puis\n>\n> — Nom'
  await openPage({ ...FULL_ARTICLE, sections: [...(FULL_ARTICLE.sections ?? []), ...lead(nested)] })
  view().focus()
  const places: number[] = []
  view().state.doc.descendants((node, at) => {
    if (node.isTextblock && node.content.size > 1) places.push(at + 2)
  })
  for (const from of places)
    for (const to of places) {
      const [start, end] = [view().domAtPos(from), view().domAtPos(to)]
      getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
      document.dispatchEvent(new Event('selectionchange'))
      const { anchor, head } = view().state.selection
      if (anchor !== from || head !== to) expect([anchor, head]).toEqual([from, to])
    }
})
