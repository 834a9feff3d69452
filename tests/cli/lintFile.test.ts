import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { NamedFile } from '../../src/cli/files.ts'
import { lintFile } from '../../src/cli/lintFile.ts'
import { outputTo } from '../../src/cli/output.ts'
import { PatternLimit } from '../../src/cli/patternLimit.ts'
import { ok } from '../../src/core/failure.ts'
import { binaryFile, binaryReader } from '../core/import/binaryReader.ts'

const context = () => ({
  locale: 'en' as const,
  out: outputTo(() => new Writable()),
  limit: new PatternLimit(),
  verdicts: null,
  readers: [binaryReader],
})
const fileOf = (headline: string): NamedFile => ({
  path: 'in/bac.bin',
  read: async () => ok({ fileName: 'bac.bin', bytes: binaryFile(headline, "L'eau monte.") }),
})
const rules = { profile: 'press', rules: [] } as const

test('a file that is not text is linted as an article, by field', async () => {
  const linted = await lintFile(context(), fileOf('Le bac: enfin'), rules, false)
  if (typeof linted === 'string' || !linted.ok) throw new Error('not linted')
  const { findings, placeOf } = linted.value
  expect(findings.map((each) => [each.field, each.rule, placeOf(each)])).toEqual([
    ['headline', 'colon-space', 'in/bac.bin:headline:1:7'],
    ['body', 'apostrophe', 'in/bac.bin:body 1:1:2'],
  ])
})

test('a file that is not text is never written', async () => {
  expect(await lintFile(context(), fileOf('Le bac: enfin'), rules, true)).toBe('not-plain')
})
