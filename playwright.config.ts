import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './tests/chromium.ts'

/**
 * The host that a project's tests drive: the browser window; the desktop's built bundles over the double of Electron in
 * `tests/electron`; Electron itself, where its binary is.
 */
export type HostOption = { host: 'web' | 'desktop' | 'electron' }

const STORIES = 'stories/**'
const DESKTOP = 'desktop/**'

export default defineConfig<object, HostOption>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // Long enough for a busy machine.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // A trace of every test costs a quarter of the suite: `--trace retain-on-failure` asks for them.
    screenshot: 'only-on-failure',
    launchOptions: chromiumOptions(),
  },
  projects: [
    { name: 'web', testIgnore: [STORIES, DESKTOP], use: { browserName: 'chromium', host: 'web' } },
    // What `npm test` holds the desktop to, and all of the suite.
    { name: 'desktop', testMatch: [DESKTOP, 'main-job.spec.ts'], use: { host: 'desktop' } },
    { name: 'whole desktop', testIgnore: STORIES, use: { host: 'desktop' } },
    { name: 'electron', testIgnore: STORIES, workers: 1, use: { host: 'electron' } },
    { name: 'stories', testMatch: STORIES, use: { browserName: 'chromium', host: 'web' } },
  ],
})
