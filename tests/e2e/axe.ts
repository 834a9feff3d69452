import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { showTheme } from './tour.ts'

/** The rules whose outcome depends on the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Legacy mode leaves out frames of other origins, of which the window has none, and takes half the time. */
const builder = (app: Page) => new AxeBuilder({ page: app }).exclude('iframe').setLegacyMode()

/**
 * The faults that axe finds in the window as it is, in the light theme with every rule, in the dark one with those about
 * colours. The exported page in the preview's frame is left out: it has tests of its own.
 */
export async function accessibilityFaults(app: Page): Promise<string[]> {
  await showTheme(app, 'light')
  const light = await builder(app).analyze()
  await showTheme(app, 'dark')
  const dark = await builder(app).withRules(COLOUR_RULES).analyze()
  const found = [
    ...light.violations,
    ...dark.violations.map((fault) => ({ ...fault, id: `dark ${fault.id}` })),
  ]
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
