import { expect, test } from './fixtures.ts'
import { ARTICLES } from './texts.ts'

/** Kilobytes of script and style, gzipped. */
const MOST = 250

test.use({ library: { held: ARTICLES } })

test('little is fetched for the first picture, and no dialog, format or comparison before it is asked for', async ({
  app,
}) => {
  await expect(app.getByRole('main').getByRole('textbox').first()).toBeVisible()
  const fetched = await app.evaluate(async () => {
    const zipped = async (address: string) => {
      const answer = await fetch(address)
      const stream = answer.body?.pipeThrough(new CompressionStream('gzip'))
      return (await new Response(stream).arrayBuffer()).byteLength
    }
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    const files = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\.(?:js|css)$/.test(new URL(name).pathname))
    return Promise.all(
      files.map(async ({ name, startTime }) => ({
        name: new URL(name).pathname,
        early: startTime <= painted,
        bytes: await zipped(name),
      })),
    )
  })
  const early = fetched.filter((file) => file.early)
  expect(early.length).toBeGreaterThan(1)
  const kilobytes = early.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  expect(kilobytes, early.map(({ name, bytes }) => `${bytes} ${name}`).join('\n')).toBeLessThan(MOST)
  expect(
    fetched
      .map(({ name }) => name)
      .filter((name) => /(?:Import|Export|Preview|Settings|Checklist|Conflict)Dialog|diff|docx/i.test(name)),
  ).toEqual([])
})
