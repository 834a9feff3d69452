import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { bundledFonts, FACES, readFonts, SUBSETS } from '../../src/host/fonts.ts'

const PACKAGES = resolve(import.meta.dirname, '..', '..', 'node_modules', '@fontsource-variable')

test('each face has all its subsets, as WOFF2, the Latin one last', async () => {
  const fonts = await bundledFonts.read()
  expect(fonts).toHaveLength(FACES.flatMap(({ subsets }) => subsets).length)
  for (const { bytes } of fonts) expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('wOF2')
  const last = fonts.at(-1)
  expect(last).toMatchObject({
    family: 'Source Serif 4 Variable',
    style: 'italic',
    unicodeRange: SUBSETS.latin,
  })
  expect(await bundledFonts.read()).toBe(fonts)
})

test.each(FACES)('the subsets of $family $style are those of its package', ({ package: name, subsets }) => {
  const ranges = JSON.parse(readFileSync(join(PACKAGES, name, 'unicode.json'), 'utf8'))
  expect(Object.keys(ranges)).toEqual(subsets)
  // Source Serif 4 has four signs of currencies more.
  for (const subset of subsets) expect(ranges[subset].replace('20C4', '20C0')).toBe(SUBSETS[subset])
})

test('a build’s own files are taken, with the hashes that it gave them', async () => {
  const build = mkdtempSync(join(tmpdir(), 'marbre-fonts-'))
  const assets = join(build, 'renderer', 'assets')
  mkdirSync(assets, { recursive: true })
  const file = (name: string) => join(PACKAGES, name)
  cpSync(
    file('inter/files/inter-latin-wght-normal.woff2'),
    join(assets, 'inter-latin-wght-normal-Dx4kXJ-l.woff2'),
  )
  cpSync(
    file('source-serif-4/files/source-serif-4-latin-wght-italic.woff2'),
    join(assets, 'source-serif-4-latin-wght-italic-B-rCj6ir.woff2'),
  )
  const fonts = await readFonts(join(build, 'main', 'parts'))
  expect(fonts.map(({ family, style, unicodeRange }) => [family, style, unicodeRange])).toEqual([
    ['Inter Variable', 'normal', SUBSETS.latin],
    ['Source Serif 4 Variable', 'italic', SUBSETS.latin],
  ])
  expect(await readFonts(tmpdir())).toEqual([])
})
