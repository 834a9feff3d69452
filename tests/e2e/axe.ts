import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { showTheme } from './tour.ts'

/** The rules whose outcome depends on the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe?: { run(context: object, options: RunOptions): Promise<AxeResults> }
  }
}

/** Runs axe in the window, but not in its frames; its script is put into a page once. */
async function violations(app: Page, options: RunOptions): Promise<AxeResults['violations']> {
  if (!(await app.evaluate(() => window.axe !== undefined))) await app.evaluate(source)
  const context = { exclude: [['iframe']] }
  const given: RunOptions = { ...options, resultTypes: ['violations'], iframes: false }
  return app.evaluate(
    async ([where, how]) => {
      if (!window.axe) throw new TypeError('axe is not in the page')
      return (await window.axe.run(where, how)).violations
    },
    [context, given] as const,
  )
}

/**
 * The faults that axe finds in the window as it is, in the light theme with every rule, in the dark one with those about
 * colours. The exported page in the preview's frame is left out: it has tests of its own.
 */
export async function accessibilityFaults(app: Page): Promise<string[]> {
  await showTheme(app, 'light')
  const light = await violations(app, {})
  await showTheme(app, 'dark')
  const dark = await violations(app, { runOnly: COLOUR_RULES })
  const found = [...light, ...dark.map((fault) => ({ ...fault, id: `dark ${fault.id}` }))]
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
