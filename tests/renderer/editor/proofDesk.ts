import { expect } from 'vitest'
import { useDiagnostics } from '../../../src/renderer/src/editor/diagnostics.ts'
import { articleEditor, text } from './desk.tsx'

// After the desk is set: the window asks once which host it is on.
const { reader } = await import('../../../src/renderer/src/editor/diagnostics/reader.ts')
export const actions = await import('../../../src/renderer/src/editor/diagnostics/actions.ts')

/** Waits until the whole article has been read, and gives what was found as `rule: written → replacement`. */
export async function found(): Promise<string[]> {
  await quiet()
  return useDiagnostics
    .getState()
    .diagnostics.map(({ found: { rule, written, replacement } }) => `${rule}: ${written} → ${replacement}`)
}

/** Waits until the article as it is now has been read, and underlined. */
export async function quiet(): Promise<void> {
  await expect
    .poll(
      () => {
        const { view } = articleEditor
        const { complete } = useDiagnostics.getState()
        return complete && view !== null && reader.hasRead(view.state.doc)
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  // Underlining follows reading by a pause.
  let before: string | null = null
  await expect
    .poll(
      () => {
        const now = underlined().join('\n')
        const isSame = now === before
        before = now
        return isSame
      },
      { interval: 300 },
    )
    .toBe(true)
}

/** The words that are underlined on the page, with what kind of diagnostic. */
export function underlined(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-remark]')].map(
    ({ dataset, textContent }) => `${dataset.remark}: ${textContent}`,
  )
}

export const proof = () => useDiagnostics.getState()

/** The explanation that is on the page. */
export const card = () => document.querySelector<HTMLElement>('[data-diagnostic-card]')

/** One of a part's buttons, by the beginning of its words. */
export function button(within: ParentNode | null, words: string): HTMLElement {
  const found = [...(within?.querySelectorAll<HTMLElement>('button, [data-action]') ?? [])].find((each) =>
    each.textContent?.startsWith(words),
  )
  if (!found) throw new Error(`no button “${words}” in ${within?.textContent ?? 'nothing'}`)
  return found
}

/** The page's text with its no-break spaces as `_` and `~`. */
export const spaced = () => text().replaceAll('\u00a0', '_').replaceAll('\u202f', '~')
