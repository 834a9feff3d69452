import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { frequentWord, generatedArticle, generatedId } from '../../bench/generatedArticles.ts'
import { searchWords } from '../../src/core/search.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { floorTime } from '../processorTime.ts'
import { unwrap, libraryIn, listed, temporaryFolder } from '../store/libraryFixture.ts'

const ARTICLES = 10_000
/** Floors (see `processorTime.ts`): 5 seconds on a computer of an office. */
const LIMIT = 250
const ATTEMPTS = 8
const LISTING = fileURLToPath(new URL('../store/listingProcess.ts', import.meta.url))

/** What a query should find, by reading every article. */
function expectedIds(query: string): Set<string> {
  const sought = query.replace('-', '')
  const ids = Array.from({ length: ARTICLES }, (_, number) => generatedArticle(number, 3000)).filter(
    (article) => {
      if (query === 'status:draft') return article.status === 'draft'
      const parts = [article.headline, article.kicker, article.standfirst, article.desk, ...article.keywords]
      const texts = [...parts, ...article.byline.map(({ name }) => name)]
      for (const { heading, body } of article.sections) texts.push(heading, body)
      const beginning = searchWords(sought)[0] ?? ''
      const has = searchWords(texts.join('\n')).some((word) => word.startsWith(beginning))
      return has !== query.startsWith('-')
    },
  )
  return new Set(ids.map(({ id }) => id))
}

it('a library of 10,000 articles has its index made anew in little time, and the same list', async () => {
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

  // The processor's time, in a process without the test's own code, beside that of the floor.
  let floors = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && floors >= LIMIT; attempt++) {
    for (const end of ['', '-wal', '-shm']) fs.rmSync(join(folder, `${INDEX_FILE}${end}`), { force: true })
    const { stdout } = spawnSync(process.execPath, [LISTING, folder], { encoding: 'utf8' })
    const [seconds = Number.NaN, total] = stdout.split(' ').map(Number)
    expect(total).toBe(ARTICLES)
    floors = Math.min(floors, (seconds * 1000) / (await floorTime()))
  }
  expect(floors).toBeLessThan(LIMIT)
  const again = await libraryIn(folder)
  const after = await listed(again, { sort: 'headline', limit: 500 })
  expect(after).toEqual(before)

  // A word that nearly all have, and a rare one: the counts are those of the articles, and so is the order.
  for (const query of [frequentWord(0), frequentWord(20_000), `-${frequentWord(0)}`, 'status:draft']) {
    const found = await listed(again, { query, sort: 'headline', limit: 500 })
    const rest = await listed(again, { query, sort: 'headline', offset: 500, limit: 500 })
    const expected = expectedIds(query)
    expect(found.total, query).toBe(expected.size)
    const shown = [...found.items, ...rest.items]
    expect(new Set(shown.map(({ id }) => id)).size).toBe(Math.min(1000, expected.size))
    for (const { id } of shown) expect(expected.has(id)).toBe(true)
    const drafts = await listed(again, { query, status: 'draft' })
    expect(drafts.total).toBe(found.counts.draft)
  }
  expect(unwrap(await again.check(false))).toMatchObject({ articles: ARTICLES, problems: [], repaired: 0 })
})
