import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { generatedArticle, generatedId } from '../../bench/generatedArticles.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { given, libraryIn, listed, temporaryFolder } from '../store/library.ts'

const ARTICLES = 10_000

it('a library of 10,000 articles has its index made anew in under 5 seconds, and the same list', async () => {
  const folder = temporaryFolder(true)
  fs.mkdirSync(join(folder, 'articles'))
  for (let number = 0; number < ARTICLES; number++) {
    const path = join(folder, 'articles', `${generatedId(number)}.json`)
    fs.writeFileSync(path, encodeArticleFile(generatedArticle(number, 3000)))
  }
  const first = await libraryIn(folder)
  const before = await listed(first, { sort: 'headline', limit: 500 })
  expect(before.total).toBe(ARTICLES)
  await first.close()
  fs.rmSync(join(folder, 'index.sqlite'))

  // The processor's time, so that other work on the machine does not decide.
  const started = process.cpuUsage()
  const again = await libraryIn(folder)
  const after = await listed(again, { sort: 'headline', limit: 500 })
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1e6).toBeLessThan(5)
  expect(after).toEqual(before)
  expect(given(await again.check(false))).toEqual({ articles: ARTICLES, problems: [], repaired: 0 })
})
