import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMarkdown, textBlocks, writeMarkdown } from '../../../src/core/document/index.ts'
import type { Block } from '../../../src/core/document/types.ts'
import {
  type Diagnostic,
  plainProse,
  type ProofreadingOptions,
  proofread,
  proseOf,
} from '../../../src/core/proofreading/index.ts'
import { applyFindings, type Finding, lintTypography, PROFILES } from '../../../src/core/typography/index.ts'
import { USAGE_RULES } from '../../../src/core/usage/index.ts'
import { blocksWithEdits } from '../proofreading/withEdits.ts'

/**
 * The fixtures write U+00A0 as ⍽, U+202F as ⎵ and a line end as ↵. A pair is a line `<` and a line `>` with all fixes
 * applied, or one line `=` in which there is nothing to fix; a line `?` is the text with the suggestions applied too.
 */
const folder = new URL('../../fixtures/typography/', import.meta.url)
const decode = (shown: string) =>
  shown.replaceAll('⍽', '\u00a0').replaceAll('⎵', '\u202f').replaceAll('↵', '\n')
const encode = (text: string) =>
  text.replaceAll('\u00a0', '⍽').replaceAll('\u202f', '⎵').replaceAll('\n', '↵')

type Pair = { before: string; after: string; suggested: string }

function pairsIn(file: string): Pair[] {
  const pairs: Pair[] = []
  for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
    const text = line.slice(2)
    const last = pairs.at(-1)
    if (line.startsWith('< ') || line.startsWith('= '))
      pairs.push({ before: text, after: text, suggested: '' })
    else if (line.startsWith('> ') && last) last.after = text
    else if (line.startsWith('? ') && last) last.suggested = text
    else if (line !== '' && !line.startsWith('#')) throw new Error(`${file}: what is this line? ${line}`)
  }
  return pairs.map(({ before, after, suggested }) => ({ before, after, suggested: suggested || after }))
}

const isFixOf = ({ certainty }: Finding) => certainty === 'fix'
/** The Markdown of a fixture in the form that is stored. */
const canonical = (shown: string) => encode(writeMarkdown(readMarkdown(decode(shown))))
const diagnosticsIn = (blocks: readonly Block[], options: ProofreadingOptions) =>
  Array.from(textBlocks(blocks)).flatMap(({ path: block, content }) =>
    proofread(proseOf(content), options).map((found) => ({ ...found, block })),
  )

const isFix = ({ certainty }: Diagnostic) => certainty === 'fix'

describe.each(readdirSync(folder))('%s', (file) => {
  const [language = '', wanted = '', form] = file.split('.')
  const profile = PROFILES.find((name) => name === wanted) ?? 'press'
  const options = { language, profile, rules: [], usageOff: USAGE_RULES }

  if (form === 'plain') {
    test.each(pairsIn(file))('$before', ({ before, after, suggested }) => {
      const text = decode(before)
      const findings = lintTypography(plainProse(text), options)
      const fixed = applyFindings(text, findings.filter(isFixOf))
      expect(encode(fixed)).toBe(after)
      expect(encode(applyFindings(text, findings))).toBe(suggested)
      expect(lintTypography(plainProse(fixed), options).filter(isFixOf)).toEqual([])
    })
    return
  }

  test.each(pairsIn(file))('$before', ({ before, after, suggested }) => {
    const blocks = readMarkdown(decode(before))
    const found = diagnosticsIn(blocks, options)
    const fixed = blocksWithEdits(blocks, found.filter(isFix))
    expect(encode(writeMarkdown(fixed))).toBe(canonical(after))
    expect(encode(writeMarkdown(blocksWithEdits(blocks, found)))).toBe(canonical(suggested))
    expect(diagnosticsIn(fixed, options).filter(isFix)).toEqual([])
  })
})
