import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { articleEditor, closePage, view, written } from './openPage.tsx'
import { openBody, shape } from './shape.ts'

afterEach(closePage)
const UP = '{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}'
const DOWN = '{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}'
const TABLE = '| H | I |\n| --- | --- |\n'

test.each([
  ['Un.\n\nDe¦ux.', UP, 'De|ux. / Un.'],
  ['Un.\n\nDe¦ux.', UP + UP, 'De|ux. / Un.'],
  ['U¦n.\n\nDeux.\n\nTrois.', DOWN + DOWN, 'Deux. / Trois. / U|n.'],
  ['Un.\n\nDe¦ux.\n\nTr¦ois.', UP, 'De‹ux. / Tr›ois. / Un.'],
  ['Un.\n\n## Ti¦tre\n\nDeux.', UP, '## Ti|tre / Un. / Deux.'],
  ['- un\n- de¦ux\n  - a\n- trois', DOWN, 'ul(un, trois, de|ux / ul(a))'],
  ['- un\n- deux\n  - a\n  - ¦b', UP, 'ul(un, deux / ul(|b, a))'],
  ['Avant.\n\n- u¦n', UP, 'Avant. / ul(u|n)'],
  [`${TABLE}| a | b |\n| c¦ | d |`, UP, '[!H | !I ; c| | d ; a | b]'],
  [`${TABLE}| a | b¦ |\n| c | d |`, UP, '[!H | !I ; a | b| ; c | d]'],
  ['> un\n>\n> de¦ux\n>\n> — Ana', UP, '> de|ux / un / — Ana'],
  ['> un\n>\n> de¦ux\n>\n> — Ana', DOWN, '> un / de|ux / — Ana'],
])('%s, %s: %s', async (body, keys, then) => {
  await openBody(body)
  const before = view().state.doc
  await userEvent.keyboard(keys)
  expect(shape()).toBe(then)
  view().state.doc.check()
  while (articleEditor.undo()) {}
  expect(view().state.doc.eq(before)).toBe(true)
})

test('the fields above the text stay in their places', async () => {
  await openBody('U¦n.')
  articleEditor.selectField('standfirst')
  await userEvent.keyboard(UP + DOWN)
  expect(written()).toMatchObject({ headline: 'Titre' })
  expect(articleEditor.undo()).toBe(false)
})

test('a folded section goes as a whole', async () => {
  await openBody('## Un\n\nTexte.\n\n## De¦ux\n\nSuite.')
  articleEditor.run('section-fold')
  await userEvent.keyboard(UP)
  expect(shape()).toBe('## De|ux / Suite. / ## Un / Texte.')
})
