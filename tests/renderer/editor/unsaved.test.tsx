import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  useSession,
  view,
} from './openPage.tsx'
import { shape } from './shape.ts'

afterEach(closePage)

const TWO = 'Un paragraphe.\n\nDeux.'
const pageText = () => view().state.doc.textBetween(0, view().state.doc.content.size, '|')

/** Saves the text, and changes the second paragraph from another window. */
async function elsewhere(id: string): Promise<void> {
  await useSession.getState().flush()
  const before =
    fakeNewsroom.articles.get(id)?.article.sections.map(({ heading, body }) => ({ heading, body })) ?? []
  const sections = before.map(({ heading, body }) => ({
    heading,
    body: body.replace('Deux.', 'Deux, ailleurs.'),
  }))
  fakeNewsroom.put(id, { sections })
  await expect.poll(pageText).toContain('Deux, ailleurs.')
}

describe('what is on the page and cannot be stored stays, when another window saves', () => {
  test.each([
    ['a blank at the end', ' et', ' ', 'suite', 'Un paragraphe. et suite'],
    ['an empty paragraph', '', '{Enter}', 'Neuf', 'Un paragraphe.|Neuf|Deux, ailleurs.'],
    ['an empty item', '{Enter}- a{Enter}', '', 'b', '|a|b|Deux, ailleurs.'],
    [
      'an empty heading',
      '{Enter}',
      '{Control>}{Shift>}2{/Shift}{/Control}',
      'Inter',
      '|Inter|Deux, ailleurs.',
    ],
  ])('%s', async (_name, first, second, then, expected) => {
    const id = await openPage({ sections: lead(TWO) })
    placeCursor('Un paragraphe.|')
    for (const keys of [first, second]) if (keys !== '') await userEvent.keyboard(keys)
    await elsewhere(id)
    await userEvent.keyboard(then)
    expect(pageText().replace('\u00a0', ' ')).toContain(expected)
  })

  test('a blank before bold, and the bold that is typed next', async () => {
    const id = await openPage({ sections: lead(TWO) })
    placeCursor('Un paragraphe.|')
    await userEvent.keyboard(' {Control>}b{/Control}')
    await elsewhere(id)
    await userEvent.keyboard('gras')
    expect(shape()).toContain('Un paragraphe. *gras')
  })

  test('a blank at the end, when one has been to another article', async () => {
    const id = await openPage({ sections: lead('Fin') })
    placeCursor('Fin|')
    await userEvent.keyboard(' de phrase ')
    await useSession.getState().flush()
    await open(put({ headline: 'Autre' }))
    await open(id)
    articleEditor.focus()
    await userEvent.keyboard('suite')
    expect(pageText()).toContain('Fin de phrase suite')
  })
})
