import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { expect, test } from './fixtures.ts'
import { ARTICLES } from './texts.ts'

const HOSTILE = '</script><img src=x onerror="document.title=1">'
const MAX_BYTES = 2_048

type Box = { text: string; x: number; y: number; width: number }

/** Notes in the page what its frames show: the boxes of the texts, of the picture and of React's first list, and what moves. */
function watchFrames(): void {
  const boxes = (): Box[] => {
    const found: Box[] = []
    for (const part of document.querySelectorAll(
      '.TitleBar_bar > *, .TitleBar_switcher > *, .SearchField_field, .Chips_chip, .Library_headline, .Library_excerpt, .Library_status, .Library_when, .Library_where, .Library_footer button, .App_footer',
    )) {
      const { x, y, width } = part.getBoundingClientRect()
      if (y < innerHeight) found.push({ text: part.textContent ?? '', x, y, width })
    }
    return found
  }
  const seen: { frames: string[]; picture: Box[]; window: Box[]; moved: string[] } = {
    frames: [],
    picture: [],
    window: [],
    moved: [],
  }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.moved.push(JSON.stringify(entry))
  }).observe({ type: 'layout-shift', buffered: true })
  const look = () => {
    const rows = document.querySelector('.Library_item') !== null
    const isPicture = document.querySelector('[data-picture]') !== null
    const isWindow = rows && !document.querySelector('[data-picture]')
    const frame = isPicture ? 'picture' : isWindow ? 'window' : 'nothing'
    if (frame !== seen.frames.at(-1)) seen.frames.push(frame)
    if (frame === 'picture') seen.picture = boxes()
    if (frame === 'window' && seen.window.length === 0) seen.window = boxes()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function seenIn(app: Page) {
  await app.addInitScript(watchFrames)
  await app.reload()
  await expect(app.getByRole('main').getByRole('textbox').first()).toBeVisible()
  // The user's own library is known beside the one of the test.
  await expect(app.locator('header button[aria-haspopup]', { hasText: /Biblio|Library/ })).toBeAttached()
  const seen: { frames: string[]; picture: Box[]; window: Box[]; moved: string[] } = await app.evaluate(() =>
    Reflect.get(window, 'seen'),
  )
  return seen
}

test.use({
  library: {
    articles: [
      ...ARTICLES,
      { headline: HOSTILE, desk: 'Ville', byline: [{ name: 'Anne Roy', role: '' }] },
      { headline: '', sections: [{ heading: '', body: 'Sans titre, avec des mots.' }] },
      { headline: 'Sous embargo', embargo: '2199-05-01T06:00:00+02:00', status: 'review' as const },
    ],
  },
})

const LOOKS = [
  { interface: 'fr', theme: 'light', width: 1440, height: 900 },
  { interface: 'en', theme: 'dark', width: 1024, height: 700 },
  { interface: 'fr', theme: 'dark', width: 800, height: 600 },
  { interface: 'en-GB', theme: 'light', width: 1200, height: 760 },
] as const

for (const { interface: language, theme, width, height } of LOOKS)
  test.describe(`${language}, ${theme}, ${width} × ${height}`, () => {
    test.use({ settings: { ...DEFAULT_SETTINGS, interface: language, theme }, viewport: { width, height } })

    test('the window takes the first picture over without moving a text or a frame without rows', async ({
      app,
    }) => {
      const { frames, picture, window, moved } = await seenIn(app)
      expect(frames.filter((frame) => frame !== 'nothing')).toEqual(['picture', 'window'])
      expect(frames.slice(frames.indexOf('picture'))).toEqual(['picture', 'window'])
      expect(picture.length).toBeGreaterThan(6)
      expect(picture.map(({ text }) => text)).toEqual(window.map(({ text }) => text))
      for (const [at, { text, x, y, width }] of picture.entries()) {
        const after = window[at]
        for (const [before, now] of [
          [x, after?.x],
          [y, after?.y],
          [width, after?.width],
        ])
          expect(Math.abs((before ?? 0) - (now ?? -9)), text).toBeLessThanOrEqual(1)
      }
      expect(moved).toEqual([])
      const { lang, dataset } = {
        ...(await app.evaluate(() => ({
          lang: document.documentElement.lang,
          dataset: { ...document.documentElement.dataset },
        }))),
      }
      expect([lang, dataset.theme]).toEqual([language, theme])
      expect(await app.title()).not.toBe('1')
    })
  })

test('the page brings no data without the token, and runs one short script of its own', async ({
  app,
  host,
}) => {
  const built = readFileSync('out/renderer/index.html', 'utf8')
  const scripts = [...built.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, text = '']) => text)
  expect(scripts).toHaveLength(1)
  expect(scripts[0]?.length).toBeLessThanOrEqual(MAX_BYTES)
  test.skip(host !== 'web', 'the desktop puts the data into the page that it answers')
  const answer = await app.request.get(new URL('/', app.url()).href)
  const text = await answer.text()
  const fonts = /(?<="data":")[^"]*/g
  expect(
    [...text.matchAll(fonts)].map(([font]) => Buffer.from(font, 'base64').subarray(0, 4).toString()),
  ).toEqual(['wOF2', 'wOF2'])
  expect(text.replaceAll(fonts, '')).toBe(built.replaceAll(fonts, ''))
})
