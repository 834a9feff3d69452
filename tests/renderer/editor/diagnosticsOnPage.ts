import { expect } from 'vitest'
import { useDiagnostics } from '../../../src/renderer/src/editor/diagnostics/store.ts'
import { articleEditor, text } from './openPage.tsx'

// Imported after `openPage.tsx`, which defines the bridge that the modules read.
const { focusedProofreader } = await import('../../../src/renderer/src/editor/diagnostics/pageProofreader.ts')
export const actions = await import('../../../src/renderer/src/editor/diagnostics/actions.ts')

/** Waits until the article is proofread; returns the diagnostics as `rule: written → replacement`. */
export async function findings(): Promise<string[]> {
  await waitForProofreading()
  return useDiagnostics
    .getState()
    .diagnostics.map(({ finding: { rule, written, replacement } }) => `${rule}: ${written} → ${replacement}`)
}

/** Waits until the article as it is now is proofread and underlined. */
export async function waitForProofreading(): Promise<void> {
  await expect
    .poll(() => {
      const { view } = articleEditor
      const { complete } = useDiagnostics.getState()
      return complete && view !== null && focusedProofreader().hasRead(view.state.doc)
    })
    .toBe(true)
  // Underlining follows with a delay.
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

/** The underlined texts, each with its certainty. */
export function underlined(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-diagnostic]')].map(
    ({ dataset, textContent }) => `${dataset.diagnostic}: ${textContent}`,
  )
}

export const diagnosticsState = () => useDiagnostics.getState()

/** The open diagnostic card. */
export const card = () => document.querySelector<HTMLElement>('[data-diagnostic-card]')

/** A button within an element, by the start of its text after the digit that presses it. */
export function button(within: ParentNode | null, words: string): HTMLElement {
  const found = [...(within?.querySelectorAll<HTMLElement>('button, [data-action]') ?? [])].find((each) =>
    each.textContent?.replace(/^\d /, '').startsWith(words),
  )
  if (!found) throw new Error(`no button “${words}” in ${within?.textContent ?? 'nothing'}`)
  return found
}

/** The page's text with its no-break spaces as `_` and `~`. */
export const spaced = () => text().replaceAll('\u00a0', '_').replaceAll('\u202f', '~')
