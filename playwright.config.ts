import { defineConfig } from '@playwright/test'
import { findChromium, isRoot } from './tests/chromium.ts'

/** The host that a project's tests drive. */
export type HostOption = { host: 'web' | 'electron' }

const executablePath = findChromium()

export default defineConfig<object, HostOption>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // Long enough for a busy machine.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), chromiumSandbox: !isRoot },
  },
  projects: [
    { name: 'web', testIgnore: 'stories/**', use: { browserName: 'chromium', host: 'web' } },
    { name: 'electron', testIgnore: 'stories/**', workers: 1, use: { host: 'electron' } },
    { name: 'stories', testMatch: 'stories/**', use: { browserName: 'chromium', host: 'web' } },
  ],
})
