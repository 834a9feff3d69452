import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium, isRoot } from './tests/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  plugins: [react()],
  test: {
    // More workers than cores less one: tests spend much of their time waiting for the disk and for timers.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          globalSetup: 'tests/temporaryFolder.ts',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/e2e/**',
            'tests/renderer/**',
            'tests/torture/**',
            'tests/interop/**',
            'tests/package/**',
          ],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'torture',
          globalSetup: 'tests/temporaryFolder.ts',
          environment: 'node',
          include: ['tests/torture/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['tests/package/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'interop',
          environment: 'node',
          include: ['tests/interop/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          // The first test of a file waits until the window's code is there.
          testTimeout: 40_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), chromiumSandbox: !isRoot },
            }),
          },
        },
      },
    ],
  },
})
