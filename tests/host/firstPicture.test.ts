import { expect, test } from 'vitest'
import { FIRST_CALLS } from '../../src/contract/firstPicture.ts'
import { fromWire } from '../../src/contract/wire.ts'
import { failed, ok } from '../../src/core/failure.ts'
import type { KnownLibrary } from '../../src/core/libraries.ts'
import type { ArticleList } from '../../src/core/library.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { sectionTexts, summaryOf } from '../../src/core/summary.ts'
import { FirstPictures, firstPicture } from '../../src/host/firstPicture.ts'
import { articleOf } from '../store/articleOf.ts'

const HOSTILE = '</script><img src=x onerror=alert(1)>&"\''

function listOf(...articles: ReturnType<typeof articleOf>[]): ArticleList {
  const items = articles.map((article) => summaryOf(article, sectionTexts(article)))
  const counts = { all: items.length, draft: items.length, review: 0, ready: 0, published: 0, spiked: 0 }
  return { total: items.length, counts, items }
}

const newsroomOf = (list: ArticleList, settings: Partial<Settings> = {}, libraries: KnownLibrary[] = []) => ({
  readSettings: async () => ok({ ...DEFAULT_SETTINGS, ...settings }),
  listArticles: async () => ok(list),
  listLibraries: async () => ok({ libraries, canBrowse: false }),
})

test('a picture has the rows, in the language of the settings or of the system, and the answers that it was made of', async () => {
  const list = listOf(articleOf(1, { desk: 'Ville', byline: [{ name: 'Anne Roy', role: '' }] }))
  const drawn = await firstPicture(newsroomOf(list), ['de', 'fr-CA'], 'linux')
  expect(drawn?.language).toBe('fr')
  expect(drawn?.html).toContain('Le pont numéro 1')
  for (const words of ['Ville', 'Anne Roy', 'Brouillon', 'Corbeille', 'Ctrl+K'])
    expect(drawn?.html).toContain(words)
  expect(fromWire(drawn?.answers[FIRST_CALLS.list] ?? '')).toEqual(ok(list))
  expect(fromWire(drawn?.answers[FIRST_CALLS.settings] ?? '')).toEqual(ok(DEFAULT_SETTINGS))
  const chosen = await firstPicture(newsroomOf(list, { interface: 'en', theme: 'dark' }), ['fr'], 'darwin')
  expect(chosen).toMatchObject({ language: 'en', settings: { theme: 'dark' } })
  expect(chosen?.html).toContain('⌘K')
})

test('what an article says is text in the picture, whatever it says', async () => {
  const hostile = articleOf(1, {
    headline: HOSTILE,
    desk: HOSTILE,
    byline: [{ name: HOSTILE, role: '' }],
    sections: [{ heading: '', body: HOSTILE }],
  })
  const untitled = articleOf(2, { headline: '', sections: [{ heading: '', body: '\\<b onclick=x>' }] })
  const { html = '' } = (await firstPicture(newsroomOf(listOf(hostile, untitled)), ['fr'], 'linux')) ?? {}
  expect(html).toContain('&lt;/script&gt;&lt;img')
  expect(html).not.toMatch(/<\/script|<img|<b onclick/i)
})

test('without a row, or without an answer, there is no picture', async () => {
  expect(await firstPicture(newsroomOf(listOf()), ['fr'], 'linux')).toBeNull()
  const newsroom = newsroomOf(listOf(articleOf(1)))
  const failing = { ...newsroom, listArticles: async () => failed('unexpected') }
  expect(await firstPicture(failing, ['fr'], 'linux')).toBeNull()
  const closed = { ...newsroom, listArticles: () => Promise.reject(new Error('closed')) }
  expect(await firstPicture(closed, ['fr'], 'linux')).toBeNull()
  const busy = { ...newsroom, listArticles: () => new Promise<never>(() => {}) }
  expect(await firstPicture(busy, ['fr'], 'linux')).toBeNull()
})

test('the open library is named where others are known, as text', async () => {
  const library = (label: string, isOpen: boolean): KnownLibrary => ({
    id: label,
    label,
    isOpen,
    isThere: true,
    isOwn: label === '',
  })
  const list = listOf(articleOf(1))
  const htmlOf = async (...libraries: KnownLibrary[]) =>
    (await firstPicture(newsroomOf(list, {}, libraries), ['fr'], 'linux'))?.html ?? ''
  expect(await htmlOf(library(HOSTILE, true), library('', false))).toMatch(/data-switcher>.*&lt;img/)
  expect(await htmlOf(library('Ville', false), library('', true))).toMatch(
    /data-switcher>.*<bdi>Ma bibliothèque<\/bdi>/,
  )
  expect(await htmlOf(library('', true))).not.toContain('data-switcher')
})

test('a picture that was made ahead is shown once, soon and in its languages only', async () => {
  const list = listOf(articleOf(1))
  let asked = 0
  let now = 0
  const newsroom = {
    ...newsroomOf(list),
    listArticles: async () => {
      asked++
      return ok(list)
    },
  }
  const pictures = new FirstPictures(newsroom, 'linux', () => now)
  pictures.makeAhead(['fr'])
  expect((await pictures.take(['fr']))?.language).toBe('fr')
  expect(asked).toBe(1)
  expect((await pictures.take(['fr']))?.language).toBe('fr')
  expect(asked).toBe(2)

  pictures.makeAhead(['fr'])
  expect((await pictures.take(['en']))?.language).toBe('en')
  expect(asked).toBe(4)

  pictures.makeAhead(['fr'])
  now = 3_000
  await pictures.take(['fr'])
  expect(asked).toBe(6)
})

test('a picture that cannot be drawn ahead fails where a window asks for it', async () => {
  const list = listOf(articleOf(1))
  const broken = {
    ...newsroomOf(list),
    listArticles: async () => ok({ ...list, items: JSON.parse('[null]') }),
  }
  const pictures = new FirstPictures(broken, 'linux')
  pictures.makeAhead(['fr'])
  // Time for a rejection that nobody handles, which would end the host.
  await new Promise(setImmediate)
  await expect(pictures.take(['fr'])).rejects.toThrow(TypeError)
})
