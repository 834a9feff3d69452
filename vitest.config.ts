import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumOptions } from './tests/chromium.ts'

/** A hang, in milliseconds: on a busy machine a test may take ten times as long as on a quiet one. */
const TIMEOUT = 120_000

/**
 * For the processes of unit tests. Node takes the types out of our source by WebAssembly, in each thread that it starts; V8 13.6
 * may crash when it replaces a wrapper of it while another thread ends (`Runtime_TierUpWasmToJSWrapper`), which it now never does.
 */
const NODE_FLAGS = ['--wasm-wrapper-tiering-budget=2147483647']

/** React and the window's other packages as they are built for people, without the checks that only development has. */
const AS_BUILT = { 'process.env.NODE_ENV': '"production"' }

/** Unit tests that replace modules, or count on one that is not loaded: each needs modules of its own. */
const ISOLATED = [
  'tests/core/import/onceEach.test.ts',
  'tests/core/import/refusals.test.ts',
  'tests/newsroom/savingWork.test.ts',
]

const IN_BROWSER = 'tests/renderer/**/*.test.{ts,tsx}'
const browserFiles = globSync(IN_BROWSER).map((path) => ({
  path: path.replaceAll('\\', '/'),
  source: readFileSync(path, 'utf8'),
}))

/** Test files that open their window by a helper, and replace no module. */
const openedBy = (helper: string) =>
  browserFiles
    .filter(({ source }) => source.includes(`/${helper}'`) && !source.includes('vi.mock('))
    .map(({ path }) => path)

/**
 * Files that open the whole window, and those that open the page of an article: all of a kind run in one page of the browser, which
 * loads the window's 600 modules once; loading them takes 3 s of a processor. The rest have a page each.
 */
const OPEN_WINDOW = openedBy('openWindow.tsx')
const OPEN_PAGE = openedBy('openPage.tsx')

/** A project of tests in Chromium. */
function browserTests(
  name: string,
  test: { include: string[]; exclude?: string[]; setupFiles?: string; isolate?: boolean },
) {
  return {
    extends: true as const,
    define: AS_BUILT,
    oxc: { jsx: { runtime: 'automatic' as const, development: false } },
    optimizeDeps: {
      // No import names it; a package that is found only while tests run reloads them.
      include: ['react/jsx-runtime'],
      rolldownOptions: { transform: { define: AS_BUILT } },
    },
    test: {
      name,
      ...test,
      testTimeout: TIMEOUT,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        instances: [{ browser: 'chromium' as const }],
        provider: playwright({
          launchOptions: chromiumOptions(),
        }),
      },
    },
  }
}

export default defineConfig({
  test: {
    // A second, the default, is what a window may take on a busy machine to draw itself once.
    expect: { poll: { timeout: 30_000 } },
    // More workers than cores less one: tests spend much of their time waiting for the disk and for timers.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          globalSetup: 'tests/temporaryFolder.ts',
          environment: 'node',
          // A worker loads the source once for all of its files.
          isolate: false,
          execArgv: NODE_FLAGS,
          include: ['tests/**/*.test.ts'],
          exclude: [
            ...ISOLATED,
            'tests/e2e/**',
            'tests/renderer/**',
            'tests/torture/**',
            'tests/interop/**',
            'tests/package/**',
          ],
          testTimeout: TIMEOUT,
        },
      },
      {
        extends: true,
        test: {
          name: 'node isolated',
          globalSetup: 'tests/temporaryFolder.ts',
          environment: 'node',
          include: ISOLATED,
          testTimeout: TIMEOUT,
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
          testTimeout: TIMEOUT,
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
      browserTests('browser window', {
        include: OPEN_WINDOW,
        setupFiles: 'tests/renderer/endWindow.ts',
        isolate: false,
      }),
      browserTests('browser page', {
        include: OPEN_PAGE,
        setupFiles: 'tests/renderer/editor/endPage.ts',
        isolate: false,
      }),
      browserTests('browser', {
        include: [IN_BROWSER],
        exclude: [...OPEN_WINDOW, ...OPEN_PAGE],
      }),
    ],
  },
})
