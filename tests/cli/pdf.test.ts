import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findChromium } from '../chromium.ts'
import { infoOf } from '../core/export/pdf/handWritten.ts'
import { folder, marbre } from './commandLine.ts'

async function libraryWithArticle(): Promise<string> {
  const library = folder()
  const text = '# Le bac de midi\n\nPar Inès Karam\n\nLe bac part à midi, et revient le soir.\n'
  const imported = await marbre(['import', '-', '--accept-doubtful', '--library', library], { input: text })
  expect(imported.code, imported.stderr).toBe(0)
  return library
}

test('an article is exported as a PDF by the browser of this machine', async () => {
  const library = await libraryWithArticle()
  const out = folder()
  const chromium = findChromium()
  const env = { PATH: process.env.PATH ?? '', ...(chromium ? { MARBRE_CHROMIUM: chromium } : {}) }
  const ended = await marbre(['export', '--format', 'pdf', '--out', out, '--library', library], { env })
  expect(ended.code, ended.stderr).toBe(0)
  const [name = ''] = readdirSync(out).filter((each) => each.endsWith('.pdf'))
  expect(name).toBe('le-bac-de-midi.pdf')
  expect(infoOf(readFileSync(join(out, name)))).toMatchObject({
    Title: 'Le bac de midi',
    Author: 'Inès Karam',
  })
})

test('without a browser one sentence says so, and nothing is written', async () => {
  const library = await libraryWithArticle()
  const out = folder()
  const ended = await marbre(['export', '--format', 'pdf', '--out', out, '--library', library], {
    env: { PATH: '' },
  })
  expect(ended.code).toBe(1)
  expect(ended.stderr).toContain('No Chrome, Chromium or Edge was found on this machine')
  expect(ended.stderr).toContain('[no-printer]')
  expect(readdirSync(out)).toEqual([])
})
