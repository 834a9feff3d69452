import '../../../src/renderer/src/styles/index.css'
import { EditorView } from '@codemirror/view'
import { cleanup, render } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { ArticleContent, Section } from '../../../src/core/article.ts'
import { createI18n, type Locale } from '../../../src/i18n/index.ts'
import { DeskNewsroom } from '../session/deskNewsroom.ts'

/** The newsroom behind the page under test. */
export const desk = new DeskNewsroom()
const bridge = {
  newsroom: desk.newsroom,
  onCommand: () => () => {},
  onClosing: () => () => {},
  onFilesOpened: () => () => {},
}
Object.defineProperty(window, 'marbre', { value: bridge })

const { Editor } = await import('../../../src/renderer/src/features/editor/index.ts')
const { Inspector, StatusBar } = await import('../../../src/renderer/src/features/inspector/index.ts')
const { useSession } = await import('../../../src/renderer/src/state/session.ts')
const { useSettings } = await import('../../../src/renderer/src/state/settings.ts')
const { useNotices } = await import('../../../src/renderer/src/state/notices.ts')
export { useNotices, useSession, useSettings }

let count = 0

/** Puts an article into the library and gives its id. */
export function put(content: Partial<ArticleContent>): string {
  count += 1
  const id = `01890000-0000-7000-8000-${String(count).padStart(12, '0')}`
  desk.put(id, content)
  return id
}

/** Opens a window on an article: the page, with what stands beside and under it. */
export async function openPage(content: Partial<ArticleContent>, locale: Locale = 'fr'): Promise<string> {
  await closePage()
  await page.viewport(1440, 900)
  const root = document.createElement('div')
  root.style.cssText =
    'position:fixed;inset:0;display:grid;grid-template:"page side" 1fr "foot foot" 28px/1fr 296px'
  document.body.append(root)
  render(
    <I18nextProvider i18n={createI18n(locale)}>
      <main style={{ gridArea: 'page', position: 'relative' }}>
        <Editor />
      </main>
      <aside style={{ gridArea: 'side', overflow: 'auto' }}>
        <Inspector />
      </aside>
      <footer style={{ gridArea: 'foot' }}>
        <StatusBar />
      </footer>
    </I18nextProvider>,
    { container: root },
  )
  const id = put(content)
  await open(id)
  return id
}

export async function open(id: string): Promise<void> {
  expect(await useSession.getState().open(id)).toMatchObject({ ok: true })
  await expect.poll(() => document.querySelector('.cm-content')).not.toBeNull()
}

export async function closePage(): Promise<void> {
  desk.failing = null
  await useSession.getState().flush()
  useSession.getState().close()
  cleanup()
  document.body.replaceChildren()
  localStorage.clear()
}

/** The body's editor. */
export function body(): EditorView {
  const content = document.querySelector<HTMLElement>('.cm-content')
  const view = content && EditorView.findFromDOM(content)
  if (!view) throw new Error('no body on the page')
  return view
}

export const text = () => body().state.doc.toString()

/** Puts the cursor into the body; `at` is found in its text, and `|` in it says where. */
export function placeCursor(at: string): void {
  const within = at.indexOf('|')
  const found = text().indexOf(at.replace('|', ''))
  if (found < 0 || within < 0) throw new Error(`nowhere: ${at}`)
  const view = body()
  view.focus()
  view.dispatch({ selection: { anchor: found + within } })
}

/** The body's text with `|` for the cursor, and `[` `]` around what is selected. */
export function withCursor(): string {
  const { main } = body().state.selection
  const all = text()
  if (main.empty) return `${all.slice(0, main.head)}|${all.slice(main.head)}`
  return `${all.slice(0, main.from)}[${all.slice(main.from, main.to)}]${all.slice(main.to)}`
}

export const lead = (words: string): Section[] => [{ heading: '', body: words }]

/** What the library has of an article's sections. */
export const stored = (id: string) => desk.articles.get(id)?.article.sections

export const field = (name: string) => page.getByRole('textbox', { name, exact: true })
