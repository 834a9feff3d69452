import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const ROOT = resolve(import.meta.dirname, '..')
const CRUISER = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')

const report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** Reads the imports of a tree by the project's own rule. */
async function readImports(folder: string) {
  const parameters = [CRUISER, 'src', '--output-type', 'json']
  const json = await new Promise<string>((settle, reject) => {
    execFile(process.execPath, parameters, { cwd: folder, maxBuffer: 2 ** 28 }, (error, stdout, stderr) =>
      stdout ? settle(stdout) : reject(new Error(stderr, { cause: error })),
    )
  })
  const { totalCruised, violations } = report.parse(JSON.parse(json)).summary
  return {
    modules: totalCruised,
    broken: violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  }
}

/** A tree of made-up files under the project's rule. */
function treeOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-tree-'))
  cpSync(join(ROOT, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test('imports go down only, in all of the source', async () => {
  const { modules, broken } = await readImports(ROOT)
  expect(broken).toEqual([])
  expect(modules).toBeGreaterThan(50)
})

test('an import that goes up is found, also one of a type alone', async () => {
  const { broken } = await readImports(
    treeOf({
      'src/core/article.ts':
        "import type { Newsroom } from '../newsroom/newsroom.ts'\nexport type Article = Newsroom\n",
      'src/newsroom/newsroom.ts': 'export type Newsroom = 1\n',
      'src/renderer/src/page.ts': "export { store } from '../../store/store.ts'\n",
      'src/store/store.ts': 'export const store = 1\n',
    }),
  )
  expect(broken).toEqual([
    'core-imports-down: src/core/article.ts → src/newsroom/newsroom.ts',
    'renderer-imports-down: src/renderer/src/page.ts → src/store/store.ts',
  ])
})

test.each([
  [
    'node: in the core',
    'pure-rooms-know-no-machine',
    { 'src/core/a.ts': "export { readFileSync } from 'node:fs'\n" },
  ],
  [
    'Electron in the command line',
    'electron-stays-in-its-hosts',
    { 'src/cli/a.ts': "export { app } from 'electron'\n" },
  ],
  [
    'a circle',
    'no-cycle',
    { 'src/core/a.ts': "export * from './b.ts'\n", 'src/core/b.ts': "export * from './a.ts'\n" },
  ],
  [
    'one feature in another',
    'features-do-not-know-each-other',
    {
      'src/renderer/src/features/one/a.ts': "export * from '../two/b.ts'\n",
      'src/renderer/src/features/two/b.ts': 'export const b = 1\n',
    },
  ],
  [
    'marked outside of the document',
    'one-reading-of-markdown',
    { 'src/core/import/a.ts': "export { Lexer } from 'marked'\n" },
  ],
  [
    'a way round the document’s face',
    'document-has-one-face',
    {
      'src/core/a.ts': "export * from './document/lexer.ts'\n",
      'src/core/document/lexer.ts': "export { Lexer } from 'marked'\n",
    },
  ],
  ['a room that the rule does not know', 'every-room-is-named', { 'src/attic/a.ts': "import 'node:fs'\n" }],
])('%s is found', async (_name, rule, files: Record<string, string>) => {
  const { broken } = await readImports(treeOf(files))
  expect(broken.join('\n')).toContain(rule)
})
