import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { shippedParts } from '../../src/host/speller/dictionaryFiles.ts'
import { DictionaryWorker } from '../../src/host/speller/dictionaryWorker.ts'
import { WorkerSpeller } from '../../src/host/speller/index.ts'
import { LOCALES } from '../../src/core/locales.ts'
import { wordsToLookUp } from '../../src/core/spelling/index.ts'
import { plainProse } from '../../src/core/typography/index.ts'
import { firstArticle } from '../../src/host/firstArticle.ts'
import { MISTAKES } from './spellingMistakes.ts'
import type { FrenchSpelling, HouseWord } from '../../src/core/spelling/index.ts'

const speller = new WorkerSpeller(mkdtempSync(join(tmpdir(), 'marbre-dictionaries-')))
afterAll(() => speller.close())

const request = (language: string, house: readonly HouseWord[] = [], french: FrenchSpelling = 'both') => ({
  language,
  french,
  house,
})

/** The words of these that are unknown. */
async function unknown(words: string, ...how: Parameters<typeof request>): Promise<string> {
  const checked = await speller.check(request(...how), words.split(' '))
  if (!checked.ok) throw new Error(checked.failure.code)
  return checked.value.unknown.join(' ')
}

async function suggested(word: string, ...how: Parameters<typeof request>): Promise<string[]> {
  const suggestions = await speller.suggest(request(...how), word)
  if (!suggestions.ok) throw new Error(suggestions.failure.code)
  return suggestions.value
}

const plain = (word: string): HouseWord => ({ word, model: null })

describe('French', () => {
  test('words that no dictionary knows are told, in their order', async () => {
    const words = "l'accord dit-il évenement Zelensky cœur aujourd'hui acceuil av. Mme etc."
    expect(await speller.check(request('fr-CA'), words.split(' '))).toEqual({
      ok: true,
      value: { dictionary: 'fr', unknown: ['évenement', 'Zelensky', 'acceuil'] },
    })
  })

  test('is spelt as before 1990, as since then, or either way', async () => {
    const words = "connaître connaitre l'île l'ile ruisselle ruissèle maison"
    expect(await unknown(words, 'fr', [], 'both')).toBe('')
    expect(await unknown(words, 'fr', [], 'classical')).toBe("connaitre l'ile ruissèle")
    expect(await unknown(words, 'fr', [], '1990')).toBe("connaître l'île ruisselle")
    expect((await suggested('connaître', 'fr', [], '1990'))[0]).toBe('connaitre')
    expect((await suggested('connaitre', 'fr', [], 'classical'))[0]).toBe('connaître')
  })

  test.each([
    ['evenement', 'événement'],
    ['Etat', 'État'],
    ['oeuvre', 'œuvre'],
    ['departementtal', 'départemental'],
    ['acceuil', 'accueil'],
    ['language', 'langage'],
    ["l'evenement", "l'événement"],
  ])('for %s the first suggestion is %s', async (word, first) => {
    expect((await suggested(word, 'fr'))[0]).toBe(first)
  })
})

describe('English', () => {
  test('is American, British, or British with the endings of Oxford', async () => {
    const words = 'color colour organize organise analyze analyse advertise realisation realization'
    expect(await unknown(words, 'en')).toBe('colour organise analyse realisation')
    expect(await unknown(words, 'en-US')).toBe('colour organise analyse realisation')
    expect(await unknown(words, 'en-GB')).toBe('color organize analyze realization')
    expect(await unknown('colour organize color', 'en-CA')).toBe('color')
    expect(await unknown(words, 'en-AU')).toBe('color organize analyze realization')
    expect(await unknown(words, 'en-GB-oxendict')).toBe('color organise analyze realisation')
    expect((await suggested('organise', 'en-GB-oxendict'))[0]).toBe('organize')
  })
})

test('words of newsrooms and of the day are known', async () => {
  expect(await unknown("chapô chapôs l'écoanxiété mégabassines Covid covidé", 'fr')).toBe('covidé')
  expect(await unknown("standfirst lockdowns chatbot's councillor covidd", 'en')).toBe('covidd')
})

describe('the words of the house', () => {
  test('are known while they are there, elided or with a genitive, too', async () => {
    expect(await unknown("Ymagier d'Ymagier YMAGIER", 'fr', [plain('Ymagier')])).toBe('')
    expect(await unknown("Ymagier's Ymagier", 'en-GB', [plain('Ymagier')])).toBe('')
    expect(await unknown('Ymagier', 'fr')).toBe('Ymagier')
  })

  test('are inflected as their model is', async () => {
    const words = "bilouteux l'écobastide écobastides écobastidea"
    const house = [{ word: 'écobastide', model: 'écolier' }]
    expect(await unknown(words, 'fr', house)).toBe('bilouteux écobastidea')
    expect(await unknown(words, 'fr')).toBe("bilouteux l'écobastide écobastides écobastidea")
  })

  test('are among the suggestions', async () => {
    expect(await suggested('Ymagié', 'fr', [plain('Ymagier')])).toContain('Ymagier')
  })
})

test.each([
  ['es', 'el corazón ningúno', 'ningúno'],
  ['pt', 'o coração fato açao', 'açao'],
  ['pt-PT', 'o coração facto açao', 'açao'],
  ['nl', 'het huis fietsn', 'fietsn'],
  ['ru', 'дом сабака', 'сабака'],
])('in %s of %s, %s is unknown', async (language, words, expected) => {
  expect(await unknown(words, language)).toBe(expected)
})

test('a language without a dictionary has no unknown word and no suggestion', async () => {
  expect(await speller.check(request('eo'), ['ĉielarko'])).toEqual({
    ok: true,
    value: { dictionary: null, unknown: [] },
  })
  expect(await suggested('ĉielarko', 'eo')).toEqual([])
})

test('words that are none of a text end no worker', async () => {
  const words = ['\u0000', 'a\u0000b', '\ud800', 'é'.repeat(100), '', '%s%n', '🦜', "'"]
  expect((await speller.check(request('fr'), words)).ok).toBe(true)
  for (const word of words) expect((await speller.suggest(request('fr'), word)).ok).toBe(true)
  expect(await unknown('maison', 'fr')).toBe('')
})

describe('a pair of files that a user names', () => {
  const aff = new TextEncoder().encode('SET ISO8859-1\nTRY esirn\nSFX E Y 1\nSFX E 0 en .\n')
  const dic = new Uint8Array([
    ...new TextEncoder().encode('2\nHaus/E\nK'),
    0xfc,
    ...new TextEncoder().encode('che\n'),
  ])

  test('judges the texts of its language and of its regions, until it is taken away', async () => {
    const installed = await speller.install({ language: 'de', aff, dic })
    expect(installed.ok && installed.value.at(-1)).toEqual({ language: 'de', isOwn: true })
    expect(await unknown('Haus Hausen Küche Kuche', 'de-AT')).toBe('Kuche')
    await speller.uninstall('de')
    expect(await unknown('Haus Kuche', 'de-AT')).toBe('')
  })

  test.each([
    ['is no dictionary', { aff, dic: new TextEncoder().encode('\u0000\u0001\u0002') }, 'dictionary-invalid'],
    ['is empty', { aff: new Uint8Array(), dic: new Uint8Array() }, 'dictionary-invalid'],
    ['is too large', { aff, dic: new Uint8Array(20_000_001) }, 'dictionary-too-large'],
  ])('that %s is refused', async (_what, pair, code) => {
    expect(await speller.install({ language: 'de', ...pair })).toMatchObject({ ok: false, failure: { code } })
    expect(await unknown('Kuche', 'de')).toBe('')
  })
})

test.each(['fr', 'en'] as const)(
  'of mistakes in %s the right spelling is mostly the first',
  async (language) => {
    // Every eighth: the whole list is for the bench.
    const some = MISTAKES[language].filter((_mistake, index) => index % 8 === 0)
    const known = new Set(some.map(({ written }) => written))
    for (const word of (await unknown([...known].join(' '), language)).split(' ')) known.delete(word)
    const places: number[] = []
    for (const { written, meant } of some) {
      if (known.has(written)) continue
      places.push((await suggested(written, language)).indexOf(meant))
    }
    expect(places.filter((place) => place === 0).length / places.length).toBeGreaterThanOrEqual(0.85)
    expect(places.filter((place) => place >= 0).length / places.length).toBeGreaterThanOrEqual(0.95)
  },
)

describe('a worker', () => {
  const parts = async () => shippedParts('en')
  const long = { load: 60_000, answer: 60_000 }
  const question = { kind: 'check', words: ['colour'], options: { reform: 'both' } } as const

  test('that does not load in time fails what it is asked, and is of no more use', async () => {
    const worker = new DictionaryWorker(await parts(), { load: 0, answer: 60_000 })
    expect(await worker.ask(question)).toEqual({ failure: 'slow' })
    expect(worker.failure).toBe('slow')
  })

  test('that does not answer in time fails what it is asked', async () => {
    const worker = new DictionaryWorker(await parts(), { load: 60_000, answer: 0 })
    await worker.loaded()
    // A question that takes far longer than none.
    const words = Array.from({ length: 2000 }, (_, at) => `colour${'x'.repeat(at % 40)}`)
    const answers = await Promise.all(Array.from({ length: 40 }, () => worker.ask({ ...question, words })))
    expect(answers).toContainEqual({ failure: 'slow' })
    expect(worker.failure).toBe('slow')
  })

  test('that ends fails what it was asked, and is followed by another', async () => {
    const worker = new DictionaryWorker(await parts(), long)
    const asked = worker.ask(question)
    worker.close()
    expect(await asked).toEqual({ failure: 'ended' })
    expect(await worker.ask(question)).toEqual({ failure: 'ended' })
    const own = new WorkerSpeller(mkdtempSync(join(tmpdir(), 'marbre-dictionaries-')))
    await own.check(request('en'), ['colour'])
    await own.close()
    expect(await own.check(request('en'), ['colour'])).toMatchObject({ value: { unknown: ['colour'] } })
    await own.close()
  })

  test('that ends while nobody asks it anything fails no question: another one has taken its place', async () => {
    const own = new WorkerSpeller(mkdtempSync(join(tmpdir(), 'marbre-dictionaries-')))
    const asked = vi.spyOn(DictionaryWorker.prototype, 'ask')
    onTestFinished(() => asked.mockRestore())
    const check = () => own.check(request('en'), ['colour'])
    await check()
    const [idle] = asked.mock.contexts
    if (!(idle instanceof DictionaryWorker)) throw new Error('nothing was asked')
    idle.close()
    const answers = await Promise.all([check(), check(), own.suggest(request('en'), 'colour')])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(new Set(asked.mock.contexts).size).toBe(2)
    await own.close()
  })

  test('whose engine is broken says that its dictionary is none', async () => {
    const worker = new DictionaryWorker({ ...(await parts()), wasm: new Uint8Array([0, 1, 2]) }, long)
    expect(await worker.loaded()).toBe('invalid')
  })
})

test('the article of a new library has no misspelt word in any language of the interface', async () => {
  for (const locale of LOCALES) {
    const { headline, standfirst, sections } = firstArticle(locale)
    const texts = [headline, standfirst, ...sections.flatMap(({ heading, body }) => [heading, body])]
    const words = texts.flatMap((text) => wordsToLookUp(plainProse(text.replaceAll('*', '')), locale))
    expect(await unknown(words.join(' '), locale)).toBe('')
  }
})
