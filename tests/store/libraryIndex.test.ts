import * as fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { scheduler } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { compareSummaries, type Sort, SORTS } from '../../src/core/library.ts'
import { type Article, STATUSES } from '../../src/core/article/index.ts'
import type { Library, LibraryOptions } from '../../src/store/index.ts'
import type { WorkInput, WorkName, WorkOutput } from '../../src/store/indexWork.ts'
import { SameThreadIndex } from '../../src/store/sameThreadIndex.ts'
import {
  addOne,
  articleOf,
  baseOf,
  wholeList,
  fileOf,
  searchHeadlines,
  unwrap,
  idOf,
  INDEX_HOSTS,
  libraryIn,
  listed,
  namesIn,
  withHeadline,
  temporaryFolder,
} from './libraryFixture.ts'

const INDEX_FILES = [INDEX_FILE, `${INDEX_FILE}-wal`, `${INDEX_FILE}-shm`]

async function libraryOf(
  articles: readonly Article[],
  folder = temporaryFolder(),
  options: LibraryOptions = {},
): Promise<Library> {
  const library = await libraryIn(folder, options)
  for (const result of await library.add(articles)) unwrap(result)
  return library
}

const headlines = async (library: Library, wanted: Parameters<typeof listed>[1]) =>
  (await listed(library, wanted)).items.map(({ headline }) => headline)

it.each(INDEX_HOSTS)(
  'an idle library holds no lock of its index %s, whatever was under way',
  async (_, options) => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, options)
    await library.whenIdle()
    const other = new DatabaseSync(join(folder, INDEX_FILE))
    for (let turns = 0; turns < 12; turns++) {
      for (const result of await library.add([articleOf(2 * turns + 1), articleOf(2 * turns + 2)]))
        unwrap(result)
      const asked = listed(library)
      for (let turn = 0; turn < turns; turn++) await scheduler.yield()
      await library.whenIdle()
      other.exec('BEGIN IMMEDIATE; ROLLBACK')
      await asked
    }
    other.close()
  },
)

describe('the list', () => {
  it('has the summary of each article', async () => {
    const library = await libraryOf([
      articleOf(1, {
        kicker: 'Ponts',
        byline: [{ name: 'Inès Karam', role: 'texte', ...{ photo: 1 } }],
        date: '2026-03-01',
        desk: 'Ville',
        embargo: '2026-03-01T06:00:00+01:00',
        embargoZone: '',
        sections: [
          { heading: 'Un', body: 'Deux **mots**.' },
          { heading: '', body: 'Trois' },
        ],
      }),
    ])
    expect((await listed(library)).items).toEqual([
      {
        id: idOf(1),
        revision: 1,
        headline: 'Le pont numéro 1',
        kicker: 'Ponts',
        byline: [{ name: 'Inès Karam', role: 'texte' }],
        date: '2026-03-01',
        status: 'draft',
        desk: 'Ville',
        embargo: '2026-03-01T06:00:00+01:00',
        embargoZone: '',
        language: 'fr',
        signs: 17,
        words: 4,
        excerpt: 'Deux mots.',
        updatedAt: '2026-01-01T00:01:00.000Z',
      },
    ])
  })

  it('has the order by which a window moves a row of it', async () => {
    const headlines = [
      '',
      'e',
      'É',
      'œ',
      '\u{1f600}',
      '\uffee',
      '\u{10ffff}a',
      '\ud800x',
      '\ufffd',
      'x\u0000',
      'ﬁ',
      '한',
    ]
    const articles = headlines.flatMap((headline, index) =>
      ['2026-01-01T00:00:00Z', '2026-01-01T02:00:00+02:00'].map((updatedAt, at) =>
        articleOf(2 * index + at + 1, { headline, updatedAt, date: headline === '' ? '' : '2026-01-01' }),
      ),
    )
    const library = await libraryOf(articles)
    for (const sort of SORTS) {
      const { items } = await listed(library, { sort })
      expect(items, sort).toEqual(items.toSorted((one, other) => compareSummaries(sort, one, other)))
    }
  })

  it('is sorted as asked, ties by id', async () => {
    const library = await libraryOf([
      articleOf(1, { headline: 'élan', date: '2026-02-01', updatedAt: '2026-01-01T02:00:00+02:00' }),
      articleOf(2, { headline: 'Zoo', date: '', updatedAt: '2026-01-01T00:30:00Z' }),
      articleOf(3, { headline: 'Eau', date: '2026-02-01T08:00:00+01:00', updatedAt: '2025-12-31T00:00:00Z' }),
      articleOf(4, { headline: '', date: '2025-01-01', updatedAt: '2026-01-01T00:30:00Z' }),
      articleOf(5, {
        headline: 'œuvre',
        sections: [{ heading: '', body: 'Long. '.repeat(40) }],
        updatedAt: '2027-01-01T00:00:00Z',
      }),
    ])
    expect(await headlines(library, { sort: 'updated' })).toEqual(['œuvre', '', 'Zoo', 'élan', 'Eau'])
    expect(await headlines(library, { sort: 'best' })).toEqual(['œuvre', '', 'Zoo', 'élan', 'Eau'])
    expect(await headlines(library, { sort: 'headline' })).toEqual(['Eau', 'élan', 'œuvre', 'Zoo', ''])
    expect(await headlines(library, { sort: 'date' })).toEqual(['Eau', 'élan', '', 'œuvre', 'Zoo'])
    expect((await headlines(library, { sort: 'signs' }))[0]).toBe('œuvre')
    expect(await headlines(library, { sort: 'headline', query: 'numéro' })).toEqual([
      'Eau',
      'élan',
      'Zoo',
      '',
    ])
  })

  it.each([
    ['the whole list', {}],
    ['a status', { status: 'draft' }],
    ['the few that are found', { query: 'numéro' }],
    ['all but those found', { query: '-absent' }],
  ] as const)(
    'has %s in one order where the keys are the same, whatever the order of saving',
    async (_, wanted) => {
      const same = {
        headline: 'Le pont',
        updatedAt: '2026-01-01T00:00:00Z',
        sections: [{ heading: '', body: 'Le numéro.' }],
      }
      const library = await libraryOf([3, 1, 4, 2].map((number) => articleOf(number, same)))
      const ids = async (sort: Sort) =>
        (await listed(library, { ...wanted, sort })).items.map(({ id }) => Number(id.slice(-1)))
      expect(await ids('headline')).toEqual([1, 2, 3, 4])
      for (const sort of ['best', 'updated', 'date', 'signs'] as const) {
        expect(await ids(sort), sort).toEqual([4, 3, 2, 1])
      }
    },
  )

  it('is sorted by headline as a person does: past opening marks, numbers as they count', async () => {
    const inOrder = [
      '« 9 jours »',
      '(19 morts',
      '100 ans',
      '1\u202f000 manifestants',
      '“1,500 jobs”',
      '10 000 emplois',
      '?!',
      'Article 2',
      'Article 10',
      'Écluse',
      '— Écluses',
      '« Zones »',
      '',
    ]
    const shuffled = inOrder.toSorted((one, other) => (one < other ? 1 : -1))
    const library = await libraryOf(shuffled.map((headline, at) => articleOf(at + 1, { headline })))
    expect(await headlines(library, { sort: 'headline' })).toEqual(inOrder)
    expect(await headlines(library, { sort: 'headline', direction: 'descending' })).toEqual(
      inOrder.toReversed(),
    )
  })

  it.each(['updated', 'date', 'signs', 'best'] as const)('has two directions by %s', async (sort) => {
    const library = await libraryOf(
      [3, 1, 2].map((number) =>
        articleOf(number, {
          date: `2026-01-0${number}`,
          sections: [{ heading: '', body: 'Le bac. '.repeat(number).trim() }],
        }),
      ),
    )
    for (const query of ['', '-absent', 'status:draft']) {
      const down = await headlines(library, { sort, query })
      expect(await headlines(library, { sort, query, direction: 'descending' })).toEqual(down)
      expect(await headlines(library, { sort, query, direction: 'ascending' })).toEqual(down.toReversed())
    }
  })

  it('comes in pages, with the total and the counts of all', async () => {
    const articles = Array.from({ length: 23 }, (_, index) =>
      articleOf(index, { status: STATUSES[index % 5] ?? 'draft' }),
    )
    const library = await libraryOf(articles)
    const all = await headlines(library, {})
    const windows = [0, 10, 20, 30].map((offset) => headlines(library, { offset, limit: 10 }))
    expect((await Promise.all(windows)).flat()).toEqual(all)
    const counts = { all: 23, draft: 5, review: 5, ready: 5, published: 4, spiked: 4 }
    expect(await listed(library, { limit: 1 })).toMatchObject({ total: 23, counts })
    expect(await listed(library, { limit: 2, status: 'spiked' })).toMatchObject({ total: 4, counts })
    expect(await listed(library, { status: 'ready', query: 'pont 1' })).toMatchObject({
      total: 2,
      counts: { all: 11, draft: 2, review: 3, ready: 2, published: 2, spiked: 2 },
    })
  })

  it.each(INDEX_HOSTS)('has every own write at once, %s', async (_, options) => {
    const library = await libraryOf([articleOf(1)], temporaryFolder(), options)
    let opened = unwrap(await library.read(idOf(1)))
    for (let round = 0; round < 20; round++) {
      const status = STATUSES[round % 5] ?? 'draft'
      const change = (current: Article) => ({ ...withHeadline(`Titre ${round}`)(current), status })
      opened = unwrap(await library.update(idOf(1), baseOf(opened), change))
      const { items, counts, total } = await listed(library, { status })
      expect(items).toMatchObject([{ headline: `Titre ${round}`, revision: opened.article.revision }])
      expect(total).toBe(1)
      expect(counts).toMatchObject({ all: 1, [status]: 1 })
      expect(await searchHeadlines(library, `titre ${round}`)).toEqual([`Titre ${round}`])
      if (round > 0) expect(await searchHeadlines(library, `"titre ${round - 1}"`)).toEqual([])
    }
  })
})

describe('the search', () => {
  const articles = [
    articleOf(1, {
      headline: 'Corée : l’accord signé',
      byline: [{ name: 'Zoé Ünal' }],
      desk: 'Monde',
      sections: [{ heading: 'Chef-d’œuvre', body: 'Le *cœur* du [texte](https://example.org/lien).' }],
    }),
    articleOf(2, {
      headline: '中国的新闻',
      sections: [{ heading: '', body: '在中国2024年，ラーメンを食べる。' }],
    }),
    articleOf(3, { headline: 'مُحَمَّد يكتب', desk: 'Corée', status: 'ready' }),
    articleOf(4, { headline: 'Straße nach Köln', note: 'secret', keywords: ['bœuf', 'rendez-vous'] }),
    articleOf(5, { headline: 'ภาษาไทย', standfirst: 'ligne ﬁne' }),
  ]
  const numbers = async (library: Library, query: string) =>
    (await listed(library, { query })).items.map(({ id }) => Number(id.slice(-2))).sort((a, b) => a - b)

  it('ignores case, accents and ligatures', async () => {
    const library = await libraryOf(articles)
    const expected: [string, number[]][] = [
      ['coree', [1, 3]],
      ['CORÉE', [1, 3]],
      ['cor', [1, 3]],
      ['headline:coree', [1]],
      ['desk:corée', [3]],
      ['rubrique:monde', [1]],
      ['byline:unal', [1]],
      ['coree status:ready', [3]],
      ['oeuvre', [1]],
      ['œuvre', [1]],
      ['coeur', [1]],
      ["l'accord", [1]],
      ['l’accord', [1]],
      ['accord', [1]],
      ['"accord signe"', [1]],
      ['"signe accord"', []],
      ['accord -signé', []],
      ['coree -accord', [3]],
      ['-coree', [2, 4, 5]],
      ['-coree -koln', [2, 5]],
      ['中国', [2]],
      ['国', [2]],
      ['新闻', [2]],
      ['闻新', []],
      ['2024年', [2]],
      ['ラーメン', [2]],
      ['メン', [2]],
      ['محمد', [3]],
      ['strasse', [4]],
      ['koln', [4]],
      ['secret', [4]],
      ['boeuf', [4]],
      ['rendez-vous', [4]],
      ['vous rendez', [4]],
      ['ไทย', [5]],
      ['fine', [5]],
      ['lien', []],
      ['https', []],
      ['coree zzz', []],
      ['', [1, 2, 3, 4, 5]],
    ]
    for (const [query, numbersOf] of expected) {
      expect(await numbers(library, query), query).toEqual(numbersOf)
    }
  })

  it('ranks a match in the headline first', async () => {
    const often = { sections: [{ heading: '', body: 'Le bac, le bac, le bac et le bac.' }] }
    const library = await libraryOf([
      articleOf(1, { headline: 'Le bac' }),
      articleOf(2, often),
      articleOf(3, { standfirst: 'Le bac ferme' }),
    ])
    expect(await searchHeadlines(library, 'bac')).toEqual(['Le bac', 'Le pont numéro 3', 'Le pont numéro 2'])
  })

  it('fails for no query', async () => {
    const library = await libraryOf(articles)
    const parts = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      '-',
      ':',
      '^',
      '{',
      '}',
      '+',
      ' ',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      'desk:',
      'status:',
      "'",
      'a',
      '中',
      '\0',
      '🙂',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 12 }).map((each) => each.join('')),
    )
    const sort = fc.constantFrom('best', 'updated', 'headline' as const)
    await fc.assert(
      fc.asyncProperty(typed, sort, async (query, how) => {
        const { total, items } = await listed(library, { query, sort: how })
        expect(items).toHaveLength(total)
      }),
      { numRuns: 400 },
    )
  })

  it('finds each article by any of its words', async () => {
    const word = fc.stringMatching(/^[\p{L}]{1,12}$/u)
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const library = await libraryOf([articleOf(1, { headline: words.join(' ') })])
        for (const each of words) expect(await searchHeadlines(library, each), each).toHaveLength(1)
        expect(await searchHeadlines(library, `"${words.join(' ')}"`)).toHaveLength(1)
        await library.close()
      }),
      { numRuns: 40 },
    )
  })
})

/** A library of some articles, closed, with what its list was. */
async function closedLibrary(count = 60) {
  const folder = temporaryFolder()
  const articles = Array.from({ length: count }, (_, index) =>
    articleOf(index, { status: STATUSES[index % 5] ?? 'draft', headline: `Titre ${(index * 7) % count}` }),
  )
  const library = await libraryOf(articles, folder)
  const lists = await listsOf(library)
  await library.close()
  return { folder, lists, files: filesOf(folder) }
}

async function listsOf(library: Library) {
  const wanted = [
    {},
    { sort: 'headline' },
    { sort: 'signs', status: 'ready' },
    { sort: 'best', query: 'titre 1' },
    { query: 'numero' },
  ] as const
  return Promise.all(wanted.map((each) => listed(library, { ...wholeList, ...each })))
}

function filesOf(folder: string) {
  return namesIn(folder, 'articles').map((name) => {
    const path = join(folder, 'articles', name)
    return { name, text: fs.readFileSync(path, 'utf8'), modified: fs.statSync(path).mtimeMs }
  })
}

function removeIndex(folder: string): void {
  for (const name of INDEX_FILES) fs.rmSync(join(folder, name), { force: true })
}

const HARMS: [string, (folder: string) => Promise<void> | void][] = [
  ['deleted', removeIndex],
  ['empty', (folder) => fs.writeFileSync(join(folder, INDEX_FILE), '')],
  [
    'cut off',
    (folder) =>
      fs.truncateSync(join(folder, INDEX_FILE), Math.floor(fs.statSync(join(folder, INDEX_FILE)).size / 2)),
  ],
  ['cut off within its header', (folder) => fs.truncateSync(join(folder, INDEX_FILE), 40)],
  ['something else', (folder) => fs.writeFileSync(join(folder, INDEX_FILE), 'no database '.repeat(999))],
  [
    'overwritten in the middle',
    (folder) => {
      const path = join(folder, INDEX_FILE)
      const bytes = fs.readFileSync(path)
      bytes.fill(0xa5, 4096, Math.floor(bytes.length * 0.8))
      fs.writeFileSync(path, bytes)
    },
  ],
  [
    'of an older Marbre',
    (folder) => {
      const database = new DatabaseSync(join(folder, INDEX_FILE))
      database.exec('DROP TABLE shown; PRAGMA user_version = 0')
      database.close()
    },
  ],
  [
    'of the Marbre that knew no duplicates',
    (folder) => {
      const database = new DatabaseSync(join(folder, INDEX_FILE))
      database.exec('DROP INDEX by_file; ALTER TABLE article DROP COLUMN file; PRAGMA user_version = 1')
      database.close()
    },
  ],
  [
    'of another program',
    (folder) => {
      fs.rmSync(join(folder, INDEX_FILE))
      const database = new DatabaseSync(join(folder, INDEX_FILE))
      database.exec('CREATE TABLE article (number, id, colour); INSERT INTO article VALUES (1, 2, 3)')
      database.close()
    },
  ],
  [
    'of another library',
    async (folder) => {
      const other = temporaryFolder()
      const articles = Array.from({ length: 70 }, (_, index) => articleOf(index, { headline: 'De l’autre' }))
      await (await libraryOf(articles, other)).close()
      fs.copyFileSync(join(other, INDEX_FILE), join(folder, INDEX_FILE))
    },
  ],
  [
    'missing some tables',
    (folder) => {
      const database = new DatabaseSync(join(folder, INDEX_FILE))
      database.exec('DROP TABLE words')
      database.close()
    },
  ],
  [
    'with lines that no article gave',
    (folder) => {
      const database = new DatabaseSync(join(folder, INDEX_FILE))
      database.exec(`UPDATE shown SET summary = '{"id": 5}'`)
      database.close()
    },
  ],
]

/** An index that turns out to be damaged when it is first told that it is complete. */
class DamagedAtTheEnd extends SameThreadIndex {
  #isDamaged = true

  override async run<N extends WorkName>(name: N, input: WorkInput<N>): Promise<WorkOutput<N>> {
    if (name !== 'markComplete' || !this.#isDamaged) return super.run(name, input)
    this.#isDamaged = false
    throw Object.assign(new Error('database disk image is malformed'), { errcode: 11 })
  }
}

describe('an index', () => {
  it('is made anew where it turns out to be damaged once all articles are in it', async () => {
    const folder = temporaryFolder()
    await (await libraryOf([articleOf(1), articleOf(2)], folder)).close()
    const library = await libraryIn(folder, { newIndexHost: () => new DamagedAtTheEnd() })
    expect((await listed(library)).total).toBe(2)
  })

  it.each(HARMS)(
    'that is %s is made anew: the list is the same, and no article was touched',
    async (_, harm) => {
      const { folder, lists, files } = await closedLibrary()
      await harm(folder)
      const library = await libraryIn(folder)
      expect(await listsOf(library)).toEqual(lists)
      await library.whenIdle()
      expect(await listsOf(library)).toEqual(lists)
      expect(library.state().problems).toEqual([])
      expect(filesOf(folder)).toEqual(files)
      await library.close()
      expect(await listsOf(await libraryIn(folder))).toEqual(lists)
    },
  )

  // In a thread of its own, three of them: what SQLite says crosses in one way.
  const harmedWhileOpen = INDEX_HOSTS.flatMap(([where, options], at) =>
    HARMS.slice(0, 6)
      .filter((_, harm) => at === 0 || [0, 2, 5].includes(harm))
      .map(([how, harm]) => ({ where, options, how, harm })),
  )
  it.each(harmedWhileOpen)(
    'that is $how while the library is open mends itself $where',
    async ({ harm, options }) => {
      const { folder, lists } = await closedLibrary()
      const library = await libraryIn(folder, options)
      expect(await listsOf(library)).toEqual(lists)
      await harm(folder)
      await addOne(library, articleOf(1000, { headline: 'Nouveau' }))
      expect(await searchHeadlines(library, 'nouveau')).toEqual(['Nouveau'])
      unwrap(await library.moveToBin(idOf(1000), '2026-01-01T00:00:00Z'))
      await library.close()
      expect(await listsOf(await libraryIn(folder))).toEqual(lists)
    },
  )

  it.each(INDEX_HOSTS)(
    'that cannot be on the disk is in memory %s, and saving and searching work',
    async (_, options) => {
      const { folder, lists } = await closedLibrary()
      removeIndex(folder)
      fs.mkdirSync(join(folder, INDEX_FILE))
      const library = await libraryIn(folder, options)
      expect(await listsOf(library)).toEqual(lists)
      expect(library.state().problems).toMatchObject([{ kind: 'index', file: INDEX_FILE }])
      const opened = unwrap(await library.read(idOf(1)))
      unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('Inouï')))
      expect(await searchHeadlines(library, 'inoui')).toEqual(['Inouï'])
      await library.close()
      fs.rmdirSync(join(folder, INDEX_FILE))
      const again = await libraryIn(folder)
      expect(await searchHeadlines(again, 'inoui')).toEqual(['Inouï'])
      expect(again.state().problems).toEqual([])
    },
  )

  it.each(INDEX_HOSTS)(
    'that another process writes at the same time is waited for %s',
    async (_, options) => {
      const { folder } = await closedLibrary(5)
      const library = await libraryIn(folder, options)
      await library.whenIdle()
      const other = new DatabaseSync(join(folder, INDEX_FILE))
      other.exec('BEGIN IMMEDIATE')
      let isListed = false
      await addOne(library, articleOf(1000, { headline: 'Attendu' }))
      const found = searchHeadlines(library, 'attendu').finally(() => {
        isListed = true
      })
      for (let turn = 0; turn < 4; turn += 1) await scheduler.wait(20)
      expect(isListed).toBe(false)
      other.exec('ROLLBACK')
      other.close()
      expect(await found).toEqual(['Attendu'])
      expect(library.state().problems).toEqual([])
    },
  )

  it.each(INDEX_HOSTS)('has all that was under way when it was closed, %s', async (_, options) => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, options)
    const articles = Array.from({ length: 60 }, (__, at) => articleOf(at, { headline: 'Titre' }))
    for (const result of await library.add(articles)) unwrap(result)
    const asked = library.list({ ...wholeList, query: 'titre' })
    await library.close()
    await asked.catch(() => undefined)
    const database = new DatabaseSync(join(folder, INDEX_FILE), { readOnly: true })
    expect(database.prepare('SELECT count(*) AS articles FROM article').get()).toEqual({ articles: 60 })
    database.close()
  })

  it('follows what other programs did while the library was closed', async () => {
    const { folder } = await closedLibrary(20)
    const path = (number: number) => fileOf(folder, idOf(number))
    const rewrite = (number: number, headline: string) => {
      const value = JSON.parse(fs.readFileSync(path(number), 'utf8'))
      fs.writeFileSync(path(number), JSON.stringify({ ...value, headline }))
    }
    rewrite(1, 'Réécrit')
    const { mtime } = fs.statSync(path(2))
    const text = fs.readFileSync(path(2), 'utf8')
    fs.writeFileSync(path(2), text.replace('Titre', 'Autre'))
    fs.utimesSync(path(2), mtime, mtime)
    rewrite(3, 'Plus ancien')
    fs.utimesSync(path(3), new Date('2001-01-01'), new Date('2001-01-01'))
    fs.rmSync(path(4))
    fs.writeFileSync(path(100), JSON.stringify({ ...JSON.parse(text), id: idOf(100), headline: 'Apporté' }))
    const library = await libraryIn(folder)
    const names = (await listed(library)).items.map(({ headline }) => headline)
    expect(names).toHaveLength(20)
    expect(names).toEqual(expect.arrayContaining(['Réécrit', 'Plus ancien', 'Apporté']))
    expect(names.filter((each) => each.startsWith('Autre'))).toHaveLength(1)
    expect(await searchHeadlines(library, 'reecrit')).toEqual(['Réécrit'])
  })

  it('is kept for a library that was moved', async () => {
    const { folder, lists } = await closedLibrary()
    const moved = join(temporaryFolder(), 'moved')
    fs.cpSync(folder, moved, { recursive: true, preserveTimestamps: true })
    expect(await listsOf(await libraryIn(moved))).toEqual(lists)
  })
})
