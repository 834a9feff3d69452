import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'

const roots = new Map<Root, HTMLElement>()

/** Renders into the page, or into a given element of it, as the window is rendered: effects have run when this returns. */
export function render(node: ReactNode, container: HTMLElement = document.createElement('div')): void {
  if (!container.isConnected) document.body.append(container)
  const root = createRoot(container)
  roots.set(root, container)
  flushSync(() => root.render(node))
}

/** Takes away all that was rendered. */
export function cleanup(): void {
  for (const [root, container] of roots) {
    flushSync(() => root.unmount())
    container.remove()
  }
  roots.clear()
}

/**
 * Types at the caret in one task, so that it is one step of the history: a pause from key to key, as of a busy machine,
 * would begin another. Resolves when the editor has read it, as it has before the next key.
 */
export async function typeAtOnce(words: string): Promise<void> {
  document.execCommand('insertText', false, words)
  await new Promise((resume) => setTimeout(resume, 50))
}
