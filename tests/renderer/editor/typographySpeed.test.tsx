import { afterEach, expect, test, vi } from 'vitest'
import { lintOneParagraph } from '../../../src/core/typography/index.ts'
import { body, closePage, lead, openPage, placeCursor } from './desk.tsx'
import { proof, quiet, underlined } from './proofDesk.ts'

vi.mock('../../../src/core/typography/index.ts', { spy: true })

afterEach(closePage)

const type = (letter: string) =>
  body().dispatch(body().state.replaceSelection(letter), { userEvent: 'input.type' })
const read = vi.mocked(lintOneParagraph)

const WORDS = "L'eau monte au bourg, et les riverains attendent le jour"
const long = Array.from({ length: 5_000 }, (_, nth) => `${WORDS} ${nth}.`).join('\n\n')

test('in 50,000 words a keystroke reads nothing, and a pause reads the one paragraph that changed', async () => {
  expect(long.split(/[ \n]+/).length).toBeGreaterThan(50_000)
  await openPage({ sections: lead(long) })
  await quiet()
  expect(read.mock.calls.length).toBeGreaterThanOrEqual(5_000)
  expect(proof().remarks).toHaveLength(5_000)
  read.mockClear()
  placeCursor('jour 7.|')
  for (const letter of " Puis l'air") {
    type(letter)
    expect(read).not.toHaveBeenCalled()
  }
  await expect.poll(() => proof().remarks.length, { timeout: 10_000 }).toBe(5_001)
  expect(read.mock.calls.map(([paragraph]) => paragraph)).toEqual([`${WORDS} 7. Puis l'air`])
  expect(underlined()).toContain("fix: '")
})

test('words that bring no remark change nothing for the rest of the window', async () => {
  await openPage({ sections: lead(`${WORDS}.\n\n${WORDS}.`) })
  await quiet()
  let told = 0
  placeCursor(`${WORDS}|.\n`)
  const { useProof } = await import('../../../src/renderer/src/state/proof.ts')
  const stop = useProof.subscribe(() => {
    told += 1
  })
  for (const letter of ' sans bruit') type(letter)
  await new Promise((resume) => setTimeout(resume, 600))
  stop()
  expect(told).toBe(0)
})

test('coming back to an article reads none of it anew', async () => {
  const { open, put } = await import('./desk.tsx')
  const first = await openPage({ sections: lead(`${WORDS} un.\n\n${WORDS} deux.`) })
  await quiet()
  await open(put({ sections: lead('Autre.') }))
  await quiet()
  read.mockClear()
  await open(first)
  await quiet()
  expect(proof().remarks).toHaveLength(2)
  expect(read).not.toHaveBeenCalled()
})
