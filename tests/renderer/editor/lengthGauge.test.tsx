import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { closePage, lead, openPage, placeCursor, select, view } from './openPage.tsx'

afterEach(closePage)

const gauge = (part: string) => page.getByRole('meter', { name: `Longueur\u00a0: ${part}`, exact: true })
const opacity = (part: string) => {
  const row = gauge(part).element().firstElementChild
  return row && getComputedStyle(row).opacity
}
const words = (part: string) => gauge(part).element().textContent

test('headline and standfirst say how much of their room is taken, while one is there', async () => {
  await openPage({ headline: 'Le bac', standfirst: 'Il passe.', sections: lead('x') })
  expect([words('Titre'), words('Chapô')]).toEqual(['6 / 110 signes', '9 / 300 signes'])
  placeCursor('Le bac|')
  const top = () => view().dom.querySelector('[data-field=standfirst]')?.getBoundingClientRect().top
  await expect.poll(() => opacity('Titre')).toBe('1')
  const before = top()
  expect(opacity('Chapô')).toBe('0')
  select('|Le bac', 'Le bac|')
  await userEvent.keyboard('Le bac e\u0301te\u0301')
  expect(words('Titre')).toBe('10 / 110 signes')
  placeCursor('x|')
  await expect.poll(() => opacity('Titre')).toBe('0')
  await expect.poll(top).toBe(before)
})

test('what is too long says by how much, wherever one is', async () => {
  await openPage({ headline: 'a'.repeat(113), sections: lead('x') })
  expect(words('Titre')?.replace('\u00a0', ' ')).toBe('3 signes de trop')
  await expect.poll(() => opacity('Titre')).toBe('1')
  await expect.element(gauge('Titre')).toHaveAttribute('aria-valuetext', words('Titre') ?? '')
})
