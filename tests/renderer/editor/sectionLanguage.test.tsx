import { I18nProvider } from '../../../src/renderer/src/useTranslations.ts'
import { render } from '../render.ts'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createI18n } from '../../../src/i18n/everyLanguage.ts'
import { articleEditor, closePage, openPage, placeCursor, view, written } from './openPage.tsx'

const { setSectionLanguageIn } = await import('../../../src/renderer/src/editor/plugins/sections.ts')
const { default: SectionLanguageDialog } = await import(
  '../../../src/renderer/src/features/sections/SectionLanguageDialog.tsx'
)
const { PAGE_COMMANDS } = await import('../../../src/renderer/src/editor/commands.ts')
const { proofreaderOf } = await import('../../../src/renderer/src/editor/diagnostics/pageProofreader.ts')
const { usePanes } = await import('../../../src/renderer/src/state/panes.ts')

afterEach(closePage)

const TWO = [
  { heading: '', body: 'Le bac rouvre.' },
  { heading: 'At the pier', body: 'The ferry leaves.\n\nIt is late.' },
]
const setLanguage = (section: number, language: string) =>
  articleEditor.applyStep((change) => setSectionLanguageIn(change, section, language))
const languages = () => written()?.sections.map(({ language }) => language)
const press = (keys: string) => userEvent.keyboard(keys)

test('a section has the language that was chosen by name, until undone', async () => {
  await openPage({ language: 'fr', sections: TWO })
  placeCursor('The ferry')
  render(
    <I18nProvider value={createI18n('fr')}>
      <SectionLanguageDialog />
    </I18nProvider>,
  )
  const field = page.getByRole('combobox', { name: 'Langue' })
  await field.fill('klingonais ancien')
  await press('{Enter}')
  await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toContain('Langue inconnue')
  await field.fill('anglais britannique')
  await press('{Escape}{Enter}')
  await expect.poll(languages).toEqual([undefined, 'en-GB'])
  const heading = view().dom.querySelector('h2')
  expect(heading?.dataset.languageName).toMatch(/British English|Anglais britannique/)
  expect([...view().dom.querySelectorAll('[lang="en-GB"]')]).toHaveLength(3)
  articleEditor.undo()
  expect(languages()).toEqual([undefined, undefined])
  expect(view().dom.querySelector('[lang="en-GB"]')).toBeNull()
})

test('what is typed is set, and what is read is found, by the language of the section', async () => {
  await openPage({ language: 'fr', sections: TWO })
  setLanguage(1, 'en')
  placeCursor('It is late.|')
  await press(' "Yes')
  placeCursor('rouvre.|')
  await press(' "Oui')
  expect(written()?.sections.map(({ body }) => body)).toEqual([
    'Le bac rouvre. «\u00a0Oui',
    'The ferry leaves.\n\nIt is late. “Yes',
  ])
  placeCursor('Le bac|')
  view().dispatch(view().state.tr.insertText(' a" b'))
  const proofreader = proofreaderOf(usePanes.getState().focused)
  await proofreader.load()
  const inEnglish = () =>
    proofreader.readNow(view().state.doc).blocks.filter(({ language }) => language === 'en').length
  expect(inEnglish()).toBe(3)
  setLanguage(1, '')
  expect(inEnglish()).toBe(0)
})

test('a lead with a language has an empty heading for as long as it has it', async () => {
  await openPage({ language: 'fr', sections: TWO })
  setLanguage(0, 'en')
  expect(written()?.sections[0]).toEqual({ ...TWO[0], language: 'en' })
  expect(view().dom.querySelectorAll('h2')).toHaveLength(2)
  setLanguage(0, '')
  expect(written()?.sections).toEqual(TWO)
  expect(view().dom.querySelectorAll('h2')).toHaveLength(1)
})

test('a section that is split keeps its language on both sides', async () => {
  await openPage({ language: 'fr', sections: TWO })
  setLanguage(1, 'en')
  placeCursor('It is late.')
  PAGE_COMMANDS.heading(view().state, (change) => articleEditor.dispatch(change), view())
  expect(written()?.sections).toEqual([
    TWO[0],
    { heading: 'At the pier', body: 'The ferry leaves.', language: 'en' },
    { heading: 'It is late.', body: '', language: 'en' },
  ])
})
