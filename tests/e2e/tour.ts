import { expect, type Page } from '@playwright/test'
import { textFile } from './fixtures.ts'
import { FERRY, MARKET, RICH } from './texts.ts'

/** What the window can show, in the order of a tour. */
export const SCREENS = [
  'window',
  'search',
  'find',
  'replace',
  'no match',
  'row menu',
  'import',
  'import menu',
  'import doubts',
  'import original',
  'import encodings',
  'import many',
  'import empty',
  'export',
  'export text',
  'export several',
  'preview',
  'checklist',
  'remarks',
  'settings',
  'palette',
  'palette found',
  'shortcuts',
  'licences',
  'focus mode',
  'drop',
  'message',
  'bin',
  'pictures',
  'backups',
  'check',
  'libraries',
  // Last, because it imports articles.
  'duplicates',
] as const
type Screen = (typeof SCREENS)[number]

const WORDS = {
  fr: {
    bin: 'Corbeille',
    pictures: 'Images…',
    notices: 'Notifications',
    import: 'Importer…',
    importTwo: 'Importer 2 articles',
    export: 'Exporter…',
    preview: 'Aperçu',
    settings: 'Réglages',
    text: 'Texte brut',
    replacement: 'Remplacer par',
    backUpLibrary: 'Sauvegarder la bibliothèque',
    backUp: 'Sauvegarder maintenant',
    check: 'Vérifier la bibliothèque',
    libraries: 'Ouvrir une autre',
  },
  en: {
    bin: 'Trash',
    pictures: 'Pictures…',
    notices: 'Notifications',
    import: 'Import…',
    importTwo: 'Import 2 articles',
    export: 'Export…',
    preview: 'Preview',
    settings: 'Settings',
    text: 'Plain text',
    replacement: 'Replace with',
    backUpLibrary: 'Back up library',
    backUp: 'Back up now',
    check: 'Check library',
    libraries: 'Open another library',
  },
} as const

/** The sizes of the window that every screen must fit. */
export const LARGE = { width: 1440, height: 900 }
export const SMALL = { width: 1024, height: 700 }

export const THEMES = ['light', 'dark'] as const

/** Shows the window as it is in a theme, without waiting for transitions to end. */
export async function showTheme(app: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await app.evaluate((name) => {
    document.documentElement.dataset.theme = name
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  }, theme)
}

/** Visits screens in turn, each in a window that was just loaded. */
export async function tour(
  app: Page,
  language: 'fr' | 'en',
  screens: readonly Screen[],
  visit: (screen: Screen) => Promise<void>,
): Promise<void> {
  for (const [at, screen] of screens.entries()) {
    if (at > 0) await app.reload()
    await show(app, screen, language)
    await visit(screen)
  }
}

async function show(app: Page, screen: Screen, language: 'fr' | 'en'): Promise<void> {
  const words = WORDS[language]
  const dialog = app.getByRole('dialog')
  const press = (name: string) => app.getByRole('button', { name, exact: true }).first().click()
  const choose = async (...files: ReturnType<typeof textFile>[]) => {
    const choosing = app.waitForEvent('filechooser')
    await press(words.import)
    await (await choosing).setFiles(files)
  }
  const chooseFiles = async () => {
    await choose(
      textFile('bac.txt', FERRY),
      textFile('halle.txt', MARKET),
      textFile('scan_0042.txt', Buffer.from([0x25, 0x50, 0, 0, 1, 2])),
    )
    await expect(dialog.getByText(/bac\.txt · UTF-8/)).toBeVisible()
  }
  const chooseDoubtful = async () => {
    await choose(
      textFile('budget.md', RICH),
      textFile('halle.txt', MARKET),
      // The end is not in the encoding of the rest.
      textFile('bac.txt', Buffer.concat([Buffer.from(`${FERRY}\n`), Buffer.from([0xe9, 0x74, 0xe9, 0x0a])])),
    )
    await expect(dialog.getByRole('listbox', { name: /bac\.txt/ })).toBeFocused()
  }
  const page = async () => {
    await expect(app.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
  }
  const run = async (command: string) => {
    await app.keyboard.press('Control+K')
    await app.getByRole('combobox').fill(command)
    await expect(dialog.getByRole('option', { name: command }).first()).toBeVisible()
    await app.keyboard.press('Enter')
  }
  const steps: Readonly<Record<Screen, () => Promise<void>>> = {
    window: async () => {},
    search: async () => {
      await app.getByRole('searchbox').fill('tramway')
      await expect(app.locator('mark').first()).toBeVisible()
    },
    'no match': async () => {
      await app.getByRole('searchbox').fill('girafe')
      await expect(app.getByRole('option')).toHaveCount(0)
    },
    'row menu': async () => {
      await app.getByRole('listbox', { name: 'Articles' }).focus()
      await app.keyboard.press('Control+a')
      await app.keyboard.press('Shift+F10')
      await expect(app.getByRole('menu')).toBeVisible()
    },
    bin: async () => {
      await app.getByRole('listbox', { name: 'Articles' }).focus()
      await app.keyboard.press('End')
      await app.keyboard.press('Delete')
      await app.getByRole('button', { name: new RegExp(`^${words.bin}`) }).click()
      await expect(app.getByRole('listbox', { name: words.bin }).getByRole('option').first()).toBeVisible()
    },
    pictures: async () => {
      await run(words.pictures)
      await expect(dialog.getByRole('searchbox')).toBeFocused()
      await expect(dialog.getByRole('status')).toContainText(/\d/)
    },
    backups: async () => {
      await run(words.backUpLibrary)
      await expect(dialog.getByRole('button', { name: words.backUp })).toBeVisible()
    },
    check: async () => {
      await run(words.check)
      await expect(dialog.getByRole('status')).toBeVisible()
    },
    libraries: async () => {
      await run(words.libraries)
      await expect(dialog.getByRole('list').first().getByRole('button').first()).toBeVisible()
    },
    find: async () => {
      await app.keyboard.press('Control+F')
      const query = app.getByRole('main').getByRole('search').getByRole('textbox').first()
      await expect(query).toBeFocused()
      await query.fill('la')
      await expect(app.getByRole('main').getByRole('search').getByRole('status').first()).toContainText(/\d/)
    },
    replace: async () => {
      await app.keyboard.press('Control+H')
      const query = app.getByRole('main').getByRole('search').getByRole('textbox').first()
      await expect(query).toBeFocused()
      await query.fill('la')
      await app.getByRole('textbox', { name: words.replacement }).fill('une')
      await expect(app.getByRole('main').getByRole('search').getByRole('option').first()).toBeVisible()
    },
    import: chooseFiles,
    'import menu': async () => {
      await chooseFiles()
      await expect(dialog.getByRole('listbox').nth(1)).toBeFocused()
      await app.keyboard.press('ArrowDown')
      await app.keyboard.press('Enter')
      await expect(app.getByRole('menu')).toBeVisible()
    },
    'import doubts': chooseDoubtful,
    'import original': async () => {
      await chooseDoubtful()
      await dialog.getByRole('option', { name: /budget\.md/ }).click()
      await dialog.getByRole('button', { name: 'Original' }).click()
      await expect(dialog.getByRole('region', { name: /budget\.md/ })).toBeVisible()
    },
    'import encodings': async () => {
      await chooseDoubtful()
      await dialog.getByRole('button', { name: /^(?:Encodage|Encoding)/ }).click()
      await expect(app.getByRole('menu')).toBeVisible()
    },
    'import many': async () => {
      const many = Array.from({ length: 40 }, (_, at) =>
        textFile(`bac-${at}.txt`, FERRY.replace('Corvenne', `Corvenne-${at}`)),
      )
      await choose(...many, textFile('scan_0042.txt', Buffer.from([0x25, 0x50, 0, 0, 1, 2])))
      await expect(dialog.getByRole('option', { name: /^40/ })).toBeVisible()
    },
    'import empty': async () => {
      await choose(textFile('bac.txt', FERRY))
      await dialog.getByRole('option', { name: /bac\.txt/ }).click()
      await app.keyboard.press('Delete')
      await expect(dialog.getByRole('option')).toHaveCount(0)
    },
    duplicates: async () => {
      await chooseFiles()
      await dialog.getByRole('button', { name: words.importTwo }).click()
      await expect(dialog).toBeHidden()
      const choosing = app.waitForEvent('filechooser')
      await press(words.import)
      await (await choosing).setFiles([
        textFile('bac.txt', FERRY),
        textFile('halle.txt', MARKET.replace('Deux', 'Trois')),
        textFile('halle-bis.txt', MARKET.replace('Deux', 'Trois')),
        textFile('scan_0042.txt', Buffer.from([0x25, 0x50, 0, 0, 1, 2])),
      ])
      await expect(dialog.getByRole('radiogroup')).toBeVisible()
    },
    export: async () => {
      await press(words.export)
      await page()
    },
    'export text': async () => {
      await press(words.export)
      await dialog.getByText(words.text, { exact: true }).click()
      await expect(dialog.getByRole('textbox')).toBeVisible()
    },
    'export several': async () => {
      await app.getByRole('listbox', { name: 'Articles' }).focus()
      await app.keyboard.press('Control+a')
      await press(words.export)
      await dialog.getByText('Markdown', { exact: true }).click()
      await expect(dialog.getByRole('textbox')).toBeVisible()
    },
    preview: async () => {
      await press(words.preview)
      await page()
    },
    checklist: async () => {
      await app.getByRole('option').filter({ hasText: 'Budget' }).click()
      await expect(app.getByRole('option', { selected: true })).toContainText('Budget')
      await app.keyboard.press('F7')
      await expect(dialog).toBeVisible()
    },
    remarks: async () => {
      await app.getByRole('option', { name: /trois ponts/ }).click()
      await app.getByRole('button', { name: /^\d+ (?:corrections|proofing issues)/ }).click()
      await expect(app.getByRole('tab', { name: /Corrections|Proofing/ })).toHaveAttribute(
        'aria-selected',
        'true',
      )
      await expect(app.getByRole('complementary').getByRole('option').first()).toBeVisible()
      await app.keyboard.press('F8')
      await expect(dialog.getByRole('button').first()).toBeFocused()
    },
    settings: async () => {
      await press(words.settings)
      await expect(dialog).toBeVisible()
    },
    message: async () => {
      await app.getByRole('listbox', { name: 'Articles' }).focus()
      await app.keyboard.press('End')
      await app.keyboard.press('Delete')
      await expect(app.getByRole('region', { name: words.notices }).getByRole('button').first()).toBeVisible()
    },
    palette: async () => {
      await app.keyboard.press('Control+K')
      await expect(app.getByRole('combobox')).toBeFocused()
      await expect(dialog.getByRole('option').first()).toBeVisible()
    },
    'palette found': async () => {
      await app.keyboard.press('Control+K')
      await app.getByRole('combobox').fill('tramway')
      await expect(dialog.locator('mark').first()).toBeVisible()
    },
    shortcuts: async () => {
      await app.keyboard.press('F1')
      await expect(dialog).toBeVisible()
    },
    licences: async () => {
      await app.keyboard.press('Control+K')
      await app.getByRole('combobox').fill('licen')
      await app.keyboard.press('Enter')
      await expect(dialog.getByText('prosemirror-model')).toBeVisible()
    },
    'focus mode': async () => {
      await app.getByRole('main').getByRole('textbox').last().focus()
      await app.keyboard.press('F9')
      await expect(app.getByRole('banner')).toBeHidden()
    },
    drop: async () => {
      const transfer = await app.evaluateHandle(() => {
        const files = new DataTransfer()
        files.items.add(new File(['…'], 'bac.txt'))
        return files
      })
      await app.dispatchEvent('main', 'dragenter', { dataTransfer: transfer })
    },
  }
  await expect(app.getByRole('option', { selected: true })).toBeVisible()
  await expect(app.getByRole('main').getByRole('textbox').first()).toBeVisible()
  await steps[screen]()
}
