import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Presses Tab until something has the focus. */
export async function tabTo(app: Page, to: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await to.evaluate((element) => element === document.activeElement)) return
    await app.keyboard.press(key)
  }
  await expect(to).toBeFocused()
}

/** Gives a command by its name. */
export async function command(app: Page, words: string): Promise<void> {
  await app.keyboard.press('Control+k')
  await expect(app.getByRole('combobox', { name: 'Rechercher un article ou une commande…' })).toBeFocused()
  await app.keyboard.type(words)
  await app.keyboard.press('Enter')
}
