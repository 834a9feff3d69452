import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { failed } from '../../../src/core/failure.ts'
import {
  articleEditor,
  closePage,
  desk,
  lead,
  openPage,
  useNotices,
  useSession,
  useSettings,
  view,
  written,
} from './desk.tsx'

afterEach(closePage)

const LETTERS = 'le bac de corvenne rouvre mardi après onze ans, et personne ne sait qui paiera'

/** What can happen around someone who writes, each told to the window as its host would. */
function events(id: string): readonly (() => void)[] {
  let texts = 0
  const next = () => {
    texts += 1
    return texts
  }
  return [
    () => void desk.put(id, { standfirst: `Un chapô écrit ailleurs, ${next()}.` }),
    () => void desk.put(id, { headline: `Un titre d’ailleurs, ${next()}` }),
    () => desk.announce({ type: 'library-changed' }),
    () => {
      desk.failing = failed('disk-full').failure
    },
    () => {
      desk.failing = 'vanished'
    },
    () => {
      desk.failing = null
    },
    () =>
      useSettings.setState(({ settings }) => ({
        settings: { ...settings, showSpaces: !settings.showSpaces },
      })),
    () =>
      useSettings.setState(({ settings }) => ({
        settings: { ...settings, typewriter: !settings.typewriter },
      })),
    () => void useSession.getState().flush(),
    () => window.dispatchEvent(new Event('resize')),
    () => desk.announce({ type: 'article-removed', id }),
    () => void desk.put(id, { sections: lead('Un corps écrit ailleurs.') }),
  ]
}

test('while keys arrive, nothing that happens takes one of them', async () => {
  const id = await openPage({ headline: 'Le bac', sections: lead('Début.') })
  const happenings = events(id)
  articleEditor.focusBody()
  await userEvent.keyboard('{Control>}{End}{/Control} ')
  for (const [at, letter] of [...LETTERS].entries()) {
    await userEvent.keyboard(letter)
    happenings[(at * 7) % happenings.length]?.()
    if (at % 5 === 0) await new Promise((resume) => setTimeout(resume, 30))
    expect(view().hasFocus(), `after “${LETTERS.slice(0, at + 1)}”`).toBe(true)
    expect(document.querySelector('[role=dialog]')).toBeNull()
  }
  desk.failing = null
  const body = written()
    ?.sections.map((section) => section.body)
    .join('\n')
  expect(body).toContain(LETTERS.replaceAll("'", '’'))
  expect(written()?.headline).not.toContain(LETTERS.slice(0, 5))
  useNotices.setState({ notices: [] })
})
