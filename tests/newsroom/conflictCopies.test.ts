import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import { mergeContents } from '../../src/core/article/merge.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
} from '../store/libraryFixture.ts'
import { newsroomOver } from '../store/newsroomOver.ts'

/** A folder of its own with an article; `now` is the clock of that machine. */
async function machineIn(folder: string, now: () => string = () => new Date().toISOString()) {
  const library = await libraryIn(folder, { lineage: true })
  await library.whenIdle()
  const newsroom = newsroomOver(library, now)
  const save = async (change: Partial<Article>) => {
    const opened = unwrap(await newsroom.readArticle({ id: idOf(1) }))
    const content = { ...opened.article, ...change }
    return unwrap(await newsroom.saveArticle({ id: idOf(1), base: baseOf(opened), content }))
  }
  const copyOf = async () => {
    await library.check(false)
    const [copy] = library.state().problems.flatMap((problem) => problem.copy ?? [])
    if (!copy) throw new Error('no copy')
    return copy.copy
  }
  return { folder, library, newsroom, save, copyOf }
}

const paragraphs = (one: string, two: string) => [{ heading: '', body: `${one}\n\n${two}` }]

/** Two machines that had one article with a version of it, and changed it apart; the text of the second came as a copy. */
async function partedMachines(theirChange: Partial<Article>, withVersion = true) {
  const [here, there] = [temporaryFolder(), temporaryFolder()]
  const first = await libraryIn(here, { lineage: true })
  await addOne(first, articleOf(1, { sections: paragraphs('Un.', 'Deux.') }))
  await first.close()
  fs.cpSync(here, there, { recursive: true })
  const mine = await machineIn(here)
  const theirs = await machineIn(there, () => '2026-11-25T10:00:00.000Z')
  if (withVersion) unwrap(await mine.newsroom.keepVersion({ id: idOf(1), why: { reason: 'writing' } }))
  await mine.save({ kicker: 'Ici', sections: paragraphs('Un, ici.', 'Deux.') })
  for (const change of [{ note: 'a' }, { note: 'b' }, theirChange]) await theirs.save(change)
  fs.copyFileSync(fileOf(there, idOf(1)), join(here, 'articles', `${idOf(1)} (1).json`))
  return { mine, theirs }
}

const textsOf = (folder: string): Article[] =>
  namesIn(folder, `versions/${idOf(1)}`).map((name) =>
    JSON.parse(fs.readFileSync(join(folder, 'versions', idOf(1), name), 'utf8')),
  )

describe('a conflict copy', () => {
  test('is merged from the version that both texts were made from, and both are kept', async () => {
    const { mine } = await partedMachines({ sections: paragraphs('Un.', 'Deux, là-bas.') })
    const copy = await mine.copyOf()
    const { base, opened, theirs } = unwrap(await mine.newsroom.compareConflictCopy({ copy }))
    expect(base).toMatchObject({ kicker: '', note: '', sections: paragraphs('Un.', 'Deux.') })
    if (!base) throw new Error('no base')
    const { content, overlaps } = mergeContents(base, opened.article, theirs)
    expect(overlaps).toBe(false)
    const merged = unwrap(await mine.newsroom.mergeConflictCopy({ copy, base: baseOf(opened), content }))
    expect(merged.article).toMatchObject({
      kicker: 'Ici',
      note: 'b',
      sections: paragraphs('Un, ici.', 'Deux, là-bas.'),
    })
    // Above both, though the clock of the other machine is days behind.
    expect([opened.article.revision, merged.article.revision]).toEqual([2, 5])
    expect(namesIn(mine.folder, 'articles')).toEqual([`${idOf(1)}.json`])
    const [first, ours, other] = unwrap(await mine.newsroom.listVersions({ id: idOf(1) })).toReversed()
    expect([first?.reason, ours?.reason, other?.reason]).toEqual(['writing', 'merge', 'conflict-copy'])
    expect(textsOf(mine.folder).map(({ sections }) => sections[0]?.body)).toEqual(
      expect.arrayContaining(['Un, ici.\n\nDeux.', 'Un.\n\nDeux, là-bas.']),
    )
  })

  test('has no base where no version of the common text was kept: nothing is guessed', async () => {
    const { mine } = await partedMachines({ kicker: 'Là-bas' }, false)
    // The text before the first save is kept by itself; here it is lost.
    fs.rmSync(join(mine.folder, 'versions'), { recursive: true })
    unwrap(await mine.newsroom.keepVersion({ id: idOf(1), why: { reason: 'writing' } }))
    const compared = unwrap(await mine.newsroom.compareConflictCopy({ copy: await mine.copyOf() }))
    expect(compared.base).toBeNull()
  })

  test('that is only behind has its own text for a base', async () => {
    const { mine, theirs } = await partedMachines({ kicker: 'x' })
    fs.copyFileSync(fileOf(mine.folder, idOf(1)), join(mine.folder, 'articles', `${idOf(1)} (1).json`))
    await mine.save({ kicker: 'plus tard' })
    const compared = unwrap(await mine.newsroom.compareConflictCopy({ copy: await mine.copyOf() }))
    expect(compared.base).toEqual(compared.theirs)
    expect(theirs.folder).not.toBe(mine.folder)
  })

  test('is not merged into an article that has been saved meanwhile; its text is a version, and it stays', async () => {
    const { mine } = await partedMachines({ kicker: 'Là-bas' })
    const copy = await mine.copyOf()
    const { opened, theirs } = unwrap(await mine.newsroom.compareConflictCopy({ copy }))
    await mine.save({ kicker: 'Encore' })
    const merged = await mine.newsroom.mergeConflictCopy({ copy, base: baseOf(opened), content: theirs })
    expect(failureOf(merged).code).toBe('conflict')
    expect(unwrap(await mine.newsroom.readArticle({ id: idOf(1) })).article.kicker).toBe('Encore')
    expect(namesIn(mine.folder, 'articles')).toHaveLength(2)
  })

  test('becomes an article of its own, with another headline', async () => {
    const { mine } = await partedMachines({ kicker: 'Là-bas' })
    const copy = await mine.copyOf()
    const made = unwrap(await mine.newsroom.separateConflictCopy({ copy, headline: 'Le leur' }))
    expect(made.article).toMatchObject({ headline: 'Le leur', kicker: 'Là-bas', revision: 1 })
    expect(made.article.id).not.toBe(idOf(1))
    expect(namesIn(mine.folder, 'articles')).toHaveLength(2)
    expect(mine.library.state().problems).toEqual([])
    expect(unwrap(await mine.newsroom.readArticle({ id: idOf(1) })).article.kicker).toBe('Ici')
  })

  test('is discarded as a version', async () => {
    const { mine } = await partedMachines({ kicker: 'Là-bas' })
    const copy = await mine.copyOf()
    unwrap(await mine.newsroom.discardConflictCopy({ copy }))
    expect(namesIn(mine.folder, 'articles')).toEqual([`${idOf(1)}.json`])
    expect(textsOf(mine.folder).map(({ kicker }) => kicker)).toContain('Là-bas')
    expect(failureOf(await mine.newsroom.discardConflictCopy({ copy })).code).toBe('not-found')
  })

  test('of a newer Marbre, and one whose article is gone, are refused and stay', async () => {
    const { mine } = await partedMachines({ kicker: 'Là-bas' })
    const path = join(mine.folder, 'articles', `${idOf(1)} (1).json`)
    const stored = JSON.parse(new TextDecoder().decode(encodeArticleFile(articleOf(1))))
    fs.writeFileSync(path, JSON.stringify({ ...stored, version: 99 }))
    const copy = await mine.copyOf()
    for (const answer of [
      await mine.newsroom.compareConflictCopy({ copy }),
      await mine.newsroom.separateConflictCopy({ copy }),
      await mine.newsroom.discardConflictCopy({ copy }),
    ]) {
      expect(failureOf(answer).code).toBe('newer-version')
    }
    fs.writeFileSync(path, encodeArticleFile(articleOf(1)))
    fs.rmSync(fileOf(mine.folder, idOf(1)))
    const orphan = await mine.copyOf()
    expect(failureOf(await mine.newsroom.compareConflictCopy({ copy: orphan })).code).toBe('not-found')
    expect(fs.existsSync(path)).toBe(true)
  })
})
