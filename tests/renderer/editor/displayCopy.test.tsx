import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { closePage, desk, field, lead, openPage, useSession, withCursor } from './desk.tsx'

afterEach(closePage)
const press = (keys: string) => userEvent.keyboard(keys)
const focused = () => document.activeElement?.getAttribute('aria-label')
const article = (id: string) => desk.articles.get(id)?.article

test('the empty lines of an article lie as its language is read', async () => {
  await openPage({ language: 'ar', headline: 'مرحبا' })
  await expect.element(field('Chapô')).toBeVisible()
  const right = (name: string) => getComputedStyle(field(name).element()).direction
  expect(['Titre', 'Chapô', 'Signature'].map(right)).toEqual(['rtl', 'rtl', 'rtl'])
  // What Marbre says of them lies as its own language is read.
  const words = [...document.querySelectorAll('span')].find(({ textContent }) =>
    textContent?.endsWith('signes'),
  )
  expect(words && getComputedStyle(words).direction).toBe('ltr')
  await field('Chapô').fill('Latin.')
  expect(right('Chapô')).toBe('ltr')
})

describe('by keyboard alone', () => {
  test('Enter leads from the kicker through every line into the body, and each is saved', async () => {
    const id = await openPage({ sections: lead('Déjà là.') })
    await field('Surtitre').click()
    await press('Transports{Enter}Le bac reprend{Enter}Après un an{Enter}Il traverse.{Enter}')
    await press('Noé Talbot, Ana Lio{Enter}10 novembre 2026{Enter}Corvenne{Enter}')
    expect(withCursor()).toBe('|Déjà là.')
    await press('Ici. ')
    await useSession.getState().flush()
    expect(article(id)).toMatchObject({
      kicker: 'Transports',
      headline: 'Le bac reprend',
      subhead: 'Après un an',
      standfirst: 'Il traverse.',
      byline: [{ name: 'Noé Talbot' }, { name: 'Ana Lio' }],
      date: '2026-11-10',
      dateline: 'Corvenne',
      sections: lead('Ici. Déjà là.'),
    })
  })

  test('the arrows lead up and down through the rows of a long headline', async () => {
    const headline = 'Un titre assez long pour prendre deux lignes de la page'
    await openPage({ headline, standfirst: 'Chapô.', sections: lead('Texte.') })
    await field('Titre').click({ position: { x: 2, y: 4 } })
    await press('{Home}{ArrowDown}')
    expect(focused()).toBe('Titre')
    await press('{ArrowDown}')
    expect(focused()).toBe('Sous-titre')
    await press('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(focused()).toBe('Texte de l’article')
    await press('{ArrowUp}')
    expect(focused()).toBe('Lieu')
    await press('{Shift>}{Enter}{/Shift}')
    expect(focused()).toBe('Date')
  })

  test('a new article begins in its headline', async () => {
    await openPage({})
    await expect.poll(focused).toBe('Titre')
  })
})

describe('the lines', () => {
  test('have no line ends, whatever is pasted, and keep no-break spaces', async () => {
    const id = await openPage({ headline: 'Bac', sections: lead('x') })
    await field('Titre').click()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '\u00a0: la\r\nsuite\u202f!\n')
    await press('{End}')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
    await useSession.getState().flush()
    expect(article(id)?.headline).toBe('Bac\u00a0: la suite\u202f!')
  })

  test('a role stays with its name when another is added or mended', async () => {
    const id = await openPage({ byline: [{ name: 'Noé', role: 'envoyé' }], sections: lead('x') })
    await field('Signature').click()
    await press('{End} Talbot, Ana')
    await useSession.getState().flush()
    expect(article(id)?.byline).toEqual([{ name: 'Noé Talbot', role: 'envoyé' }, { name: 'Ana' }])
  })

  test('a date that means nothing is kept for its writer and never saved', async () => {
    const id = await openPage({ date: '2026-11-10', sections: lead('x') })
    await expect.element(field('Date')).toHaveValue('10 novembre 2026')
    await field('Date').fill('un beau jour')
    await press('{Enter}')
    await expect.element(field('Date')).toHaveValue('un beau jour')
    await expect.element(field('Date')).toHaveAttribute('aria-invalid', 'true')
    await useSession.getState().flush()
    expect(article(id)?.date).toBe('2026-11-10')
    await field('Date').fill('11/11/2026')
    await press('{Enter}')
    await expect.element(field('Date')).toHaveValue('11 novembre 2026')
    await useSession.getState().flush()
    expect(article(id)?.date).toBe('2026-11-11')
  })

  test('dates and the word before the names are in the article’s language', async () => {
    await openPage({ language: 'en', date: '2026-11-10', byline: [{ name: 'Ada' }], sections: lead('x') })
    await expect.element(field('Date')).toHaveValue('November 10, 2026')
    expect(document.querySelector('[class*=names]')?.textContent).toContain('By')
  })
})

describe('what keeps a text from the library', () => {
  test('two texts are shown side by side, and neither is lost', async () => {
    const id = await openPage({ headline: 'Le bac', sections: lead('Il passe.') })
    await field('Titre').fill('Le bac à moi')
    desk.put(id, { headline: 'Le bac à eux' })
    await expect.poll(() => document.querySelector('[role=dialog]')?.textContent).toContain('Le bac à eux')
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Le bac à moi')
    await press('{Escape}')
    await expect.poll(() => document.querySelector('[role=dialog]')).toBeNull()
    await userEvent.click(document.querySelectorAll('footer button')[0] ?? document.body)
    await page.getByRole('button', { name: 'Garder mon texte ici' }).click()
    await expect.poll(() => article(id)?.headline).toBe('Le bac à moi')
    expect([...desk.articles.values()].at(-1)?.article.headline).toBe('Le bac à eux (autre version)')
  })

  test('an article that is gone says so, and its text becomes a new one', async () => {
    const id = await openPage({ headline: 'Le bac', sections: lead('Il passe.') })
    desk.remove(id)
    await expect
      .poll(() => document.querySelector('article')?.textContent)
      .toContain('n’est plus dans la bibliothèque')
    await userEvent.click(document.querySelector('article button') ?? document.body)
    await expect.poll(() => useSession.getState().openedId).not.toBe(id)
    expect([...desk.articles.values()].at(-1)?.article).toMatchObject({
      headline: 'Le bac',
      sections: lead('Il passe.'),
    })
  })
})
