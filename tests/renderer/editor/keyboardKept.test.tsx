import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { failed } from '../../../src/core/failure.ts'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  openPage,
  useToasts,
  useSession,
  useSettings,
  view,
  written,
} from './openPage.tsx'

afterEach(closePage)

const LETTERS = 'le bac de corvenne rouvre mardi après onze ans, et personne ne sait qui paiera'

/** Everything that can happen while someone types, as the host would announce it. */
function events(id: string): readonly (() => void)[] {
  let texts = 0
  const next = () => {
    texts += 1
    return texts
  }
  return [
    () => void fakeNewsroom.put(id, { standfirst: `Un chapô écrit ailleurs, ${next()}.` }),
    () => void fakeNewsroom.put(id, { headline: `Un titre d’ailleurs, ${next()}` }),
    () => fakeNewsroom.announce({ type: 'library-changed' }),
    () => {
      fakeNewsroom.failing = failed('disk-full').failure
    },
    () => {
      fakeNewsroom.failing = 'vanished'
    },
    () => {
      fakeNewsroom.failing = null
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
    () => fakeNewsroom.announce({ type: 'article-removed', id }),
    () => void fakeNewsroom.put(id, { sections: lead('Un corps écrit ailleurs.') }),
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
  fakeNewsroom.failing = null
  const body = written()
    ?.sections.map((section) => section.body)
    .join('\n')
  expect(body).toContain(LETTERS.replaceAll("'", '’'))
  expect(written()?.headline).not.toContain(LETTERS.slice(0, 5))
  useToasts.setState({ toasts: [] })
})
