import { expect } from 'vitest'
import { useOutline } from '../../../src/renderer/src/state/outline.ts'
import { useProof } from '../../../src/renderer/src/state/proof.ts'
import { text } from './desk.tsx'

/** Waits until the whole article has been read, and gives its remarks as `rule: written → replacement`. */
export async function remarks(): Promise<string[]> {
  await quiet()
  return useProof
    .getState()
    .remarks.map(({ found }) => `${found.rule}: ${found.written} → ${found.replacement}`)
}

/** Waits until the article has been read and nothing more comes. */
export async function quiet(): Promise<void> {
  await expect.poll(() => useProof.getState().complete, { timeout: 20_000 }).toBe(true)
  for (let calm = 0; calm < 3; ) {
    const { remarks: before } = useProof.getState()
    await new Promise((resume) => setTimeout(resume, 150))
    calm = useProof.getState().remarks === before ? calm + 1 : 0
  }
}

/** The words that are underlined on the page, with what kind of remark. */
export function underlined(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-remark]')].map(
    ({ dataset, textContent }) => `${dataset.remark}: ${textContent}`,
  )
}

export const proof = () => useProof.getState()
export const page = () => useOutline.getState()

/** The explanation that is on the page. */
export const card = () => document.querySelector<HTMLElement>('[data-remark-card]')

/** One of a part's buttons, by the beginning of its words. */
export function button(within: ParentNode | null, words: string): HTMLElement {
  const found = [...(within?.querySelectorAll<HTMLElement>('button, [data-action]') ?? [])].find((each) =>
    each.textContent?.startsWith(words),
  )
  if (!found) throw new Error(`no button “${words}” in ${within?.textContent ?? 'nothing'}`)
  return found
}

/** The body's text with its no-break spaces as `_` and `,`. */
export const spaced = () => text().replaceAll('\u00a0', '_').replaceAll('\u202f', '~')
