import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { articleEditor, closePage, lead, openPage, stored, useSession, view } from './openPage.tsx'

afterEach(closePage)

test('a text of 45 MB in one line shows its beginning, says why, and stays as it is', async () => {
  const body = 'Un mot et un autre. '.repeat(2_250_000).trimEnd()
  const id = await openPage({ headline: 'Annales', sections: lead(body) })
  expect(view().state.doc.content.size).toBeLessThan(110_000)
  expect(view().editable).toBe(false)
  await expect.element(page.getByText(/trop long pour être modifié/)).toBeVisible()

  view().focus()
  await userEvent.keyboard('x')
  articleEditor.setFields({ desk: 'Archives' })
  articleEditor.run('section-remove')
  expect(articleEditor.content()?.sections[0]?.body.length).toBe(body.length)
  await useSession.getState().flush()
  expect(stored(id)?.[0]?.body.length).toBe(body.length)
})
