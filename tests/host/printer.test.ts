import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPdfEnd } from '../../src/core/export/pdf/incrementalUpdate.ts'
import { chromiumPrinter } from '../../src/host/printer.ts'
import { findChromium } from '../chromium.ts'

const LIMITS = { page: 30_000, idle: 30_000 }
const pageOf = (body: string, language = 'fr') =>
  new TextEncoder().encode(`<!DOCTYPE html><html lang="${language}"><title>Le bac</title><body>${body}`)

const machine = (env: Record<string, string>) => ({ platform: process.platform, env, home: tmpdir() })
// Of its own: other tests print, too.
const { TMPDIR } = process.env
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'marbre-printer-'))
afterAll(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
})
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('marbre-print-'))

/** A program of ours in the browser's place. */
function program(script: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'marbre-program-')), 'browser')
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return path
}

test.each([
  ['there is no browser', {}],
  ['the named browser is not there', { MARBRE_CHROMIUM: '/nowhere/chromium' }],
])('where %s, one is told so', async (_where, env) => {
  const printer = chromiumPrinter(machine({ PATH: '', ...env }))
  expect(await printer.print(pageOf('<p>Un'))).toEqual({
    ok: false,
    failure: { code: 'no-printer', detail: {} },
  })
  await printer.close()
})

describe.skipIf(process.platform === 'win32')('a program that is no browser', () => {
  test.each([
    ['ends at once', 'exit 0', LIMITS],
    ['says nothing', 'exec sleep 60', { page: 200, idle: 1_000 }],
    ['says nonsense', 'printf "{}\\0" >&4; exec sleep 60', { page: 200, idle: 1_000 }],
    ['speaks no JSON', 'printf "no\\0" >&4; exec sleep 60', { page: 200, idle: 1_000 }],
  ])('and %s prints nothing, and leaves nothing behind', async (_what, script, limits) => {
    const before = profiles()
    const printer = chromiumPrinter(machine({ MARBRE_CHROMIUM: program(script) }), limits)
    expect(await printer.print(pageOf('<p>Un'))).toMatchObject({ failure: { code: 'print-failed' } })
    await printer.close()
    expect(profiles()).toEqual(before)
  })

  test('or that may not be run prints nothing', async () => {
    const path = program('exit 0')
    chmodSync(path, 0o644)
    const printer = chromiumPrinter(machine({ MARBRE_CHROMIUM: path }))
    expect(await printer.print(pageOf('<p>Un'))).toMatchObject({ failure: { code: 'print-failed' } })
    await printer.close()
  })
})

describe('the browser of this machine', () => {
  const executable = findChromium()
  const own = {
    platform: process.platform,
    env: { ...process.env, ...(executable ? { MARBRE_CHROMIUM: executable } : {}) },
    home: tmpdir(),
  }
  const printer = chromiumPrinter(own, LIMITS)
  afterAll(() => printer.close())

  test('prints pages that come at once, each tagged, in its language, with an outline, on A4', async () => {
    const pages = [pageOf('<h1>Un</h1><h2>Deux</h2>'), pageOf('<h1>One</h1>', 'en-GB'), pageOf('<p>Trois')]
    const printed = await Promise.all(pages.map((page) => printer.print(page)))
    const texts = printed.map((each) =>
      each.ok ? Buffer.from(each.value).toString('latin1') : each.failure.code,
    )
    for (const text of texts) {
      expect(text).toContain('/Marked true')
      expect(
        text
          .match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/)
          ?.slice(1)
          .map((points) => Math.round(Number(points))),
      ).toEqual([596, 842])
    }
    expect(texts.map((text) => /\/Lang \((.*?)\)/.exec(text)?.[1])).toEqual(['fr', 'en-GB', 'fr'])
    expect(texts.map((text) => text.includes('/Outlines'))).toEqual([true, true, false])
    expect(readPdfEnd(Buffer.from(texts[0] ?? '', 'latin1'))?.catalog).toContain('/Type /Catalog')
  })

  test('runs no script of a page, and follows no address of it', async () => {
    const hostile = '<h1>Un</h1><a href="../secret">lien</a><script>document.body.textContent = ""</script>'
    const frame = '<iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/x">'
    const printed = await printer.print(pageOf(hostile + frame))
    const text = printed.ok ? Buffer.from(printed.value).toString('latin1') : ''
    expect(text).toContain('/Outlines')
    expect(text).not.toContain('secret')
  })

  test('is kept for the next page, and gone with its profile when it is closed', async () => {
    const started = profiles().length
    expect(started).toBeGreaterThan(0)
    await printer.print(pageOf('<p>Un'))
    expect(profiles()).toHaveLength(started)
    await printer.close()
    expect(profiles()).toHaveLength(started - 1)
  })

  test('ends when nothing more is to be printed', async () => {
    const before = profiles()
    const brief = chromiumPrinter(own, { ...LIMITS, idle: 1 })
    expect(await brief.print(pageOf('<p>Un'))).toMatchObject({ ok: true })
    await expect.poll(profiles, { timeout: 10_000 }).toEqual(before)
    await brief.close()
  })
})
