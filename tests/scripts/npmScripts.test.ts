import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const ROOT = resolve(import.meta.dirname, '..', '..')
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')))

test.each([
  'README.md',
  'CONTRIBUTING.md',
  '.github/workflows/ci.yml',
  '.github/pull_request_template.md',
  '.ci/run',
])('%s names only npm scripts that exist', (path) => {
  const named = [...textOf(path).matchAll(/npm (?:run ([\w:]+)|(test|start))/g)].map(
    ([, run, own]) => run ?? own,
  )
  expect(named.length).toBeGreaterThan(0)
  for (const name of named) expect(Object.keys(scripts)).toContain(name)
})

test('each script for tests and checks has its line in CONTRIBUTING', () => {
  for (const name of Object.keys(scripts).filter((each) =>
    /^test:|^lint$|^typecheck$|^check$|^torture$|^bench$/.test(each),
  ))
    expect(textOf('CONTRIBUTING.md')).toContain(`| \`npm run ${name}`)
})
