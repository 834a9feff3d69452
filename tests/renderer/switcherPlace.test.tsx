import { afterEach, expect, test } from 'vitest'
import { SwitcherPlace } from '../../src/renderer/src/features/titlebar/SwitcherPlace.tsx'
import { cleanup, render } from './render.ts'

afterEach(cleanup)

test('the name of the library is that of the prerender, also where the prerender came after the script', () => {
  const prerender = document.createElement('div')
  prerender.dataset.prerender = ''
  prerender.innerHTML = '<button data-switcher><span><bdi>Le Quotidien</bdi></span></button>'
  document.body.append(prerender)
  render(<SwitcherPlace />)
  prerender.remove()
  expect(document.querySelector('bdi')?.textContent).toBe('Le Quotidien')
  cleanup()
  render(<SwitcherPlace />)
  expect(document.querySelector('bdi')?.textContent).toBe('Le Quotidien')
})
