import { afterEach, expect, test } from 'vitest'
import { SwitcherPlace } from '../../src/renderer/src/features/titlebar/SwitcherPlace.tsx'
import { cleanup, render } from './render.ts'

afterEach(cleanup)

test('the name of the library is that of the picture, also where the picture came after the script', () => {
  const picture = document.createElement('div')
  picture.dataset.picture = ''
  picture.innerHTML = '<button data-switcher><span><bdi>Le Quotidien</bdi></span></button>'
  document.body.append(picture)
  render(<SwitcherPlace />)
  picture.remove()
  expect(document.querySelector('bdi')?.textContent).toBe('Le Quotidien')
  cleanup()
  render(<SwitcherPlace />)
  expect(document.querySelector('bdi')?.textContent).toBe('Le Quotidien')
})
