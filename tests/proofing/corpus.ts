import { addDays, weekdayOf } from '../../src/core/dates/index.ts'
import { applyFindings, lintTypography, plainProse } from '../../src/core/typography/index.ts'
import { type CorpusLanguage, SENTENCES as PLAIN_SENTENCES } from './sentences.ts'

/** The sentences with the spaces, quotation marks and apostrophes of their language. */
const typeset = (language: CorpusLanguage) =>
  PLAIN_SENTENCES[language].map((text) =>
    applyFindings(text, lintTypography(plainProse(text), { language, profile: 'press' })),
  )
const SENTENCES: Readonly<Record<CorpusLanguage, readonly string[]>> = {
  fr: typeset('fr'),
  en: typeset('en'),
}

/** A fault that was planted: its kind, the words that are wrong, and what they should be, where that is one thing. */
type Planted = { kind: string; isSpelling: boolean; from: number; to: number; right: string | null }
/** An article of the corpus: paragraphs, each with the faults in it. */
export type CorpusArticle = {
  language: CorpusLanguage
  date: string
  paragraphs: { text: string; faults: Planted[] }[]
}

/** A generator of whole numbers below a limit, the same for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

type Random = (below: number) => number
const oneOf = <Item>(items: readonly Item[], random: Random): Item | undefined => items[random(items.length)]

/** A change of a word that makes a fault of it; null where the word does not lend itself to it. */
type Slip = (word: string, random: Random) => string | null

const withoutAccents = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0302]/g, '')
    .normalize('NFC')
const at = (word: string, index: number, letters: string, length = 1) =>
  word.slice(0, index) + letters + word.slice(index + length)

/** The slips of any language. */
const COMMON_SLIPS: Readonly<Record<string, Slip>> = {
  'letter doubled': (word, random) => {
    const index = 2 + random(word.length - 4)
    return at(word, index, word.charAt(index).repeat(2))
  },
  'letter left out': (word, random) => at(word, 2 + random(word.length - 4), ''),
  'letters turned': (word, random) => {
    const index = 1 + random(word.length - 3)
    const [one, other] = [word.charAt(index), word.charAt(index + 1)]
    return one === other ? null : at(word, index, other + one, 2)
  },
  'double letter made single': (word) => {
    const single = word.replace(/([lmnprst])\1/, '$1')
    return single === word ? null : single
  },
}

/** A letter becomes the one beside it on a keyboard; `keys` are pairs of them. */
const neighbouringKey =
  (keys: string): Slip =>
  (word, random) => {
    const index = 1 + random(word.length - 2)
    const pair = keys.split(' ').find(([letter]) => letter === word.charAt(index))
    return pair ? at(word, index, pair.slice(1)) : null
  }

const SLIPS: Readonly<Record<CorpusLanguage, Readonly<Record<string, Slip>>>> = {
  fr: {
    'accent left out': (word) => (withoutAccents(word) === word ? null : withoutAccents(word)),
    'accent turned': (word) =>
      /[éè]/.test(word) ? word.replace(/[éè]/, (e) => (e === 'é' ? 'è' : 'é')) : null,
    ...COMMON_SLIPS,
    'ph as f': (word) => (word.includes('ph') ? word.replace('ph', 'f') : null),
    'neighbouring key': neighbouringKey('az er io op nb sd tr rt ui lm'),
  },
  en: {
    ...COMMON_SLIPS,
    'ie and ei': (word) =>
      word.includes('ie') ? word.replace('ie', 'ei') : word.includes('ei') ? word.replace('ei', 'ie') : null,
    'neighbouring key': neighbouringKey('as er io op nm sd tr rt ui lk'),
  },
}

/** A sentence with a fault that is no misspelling: what stands before it, the fault, what stands after, and what is right. */
type Frame = {
  kind: string
  make(random: Random, date: string): [before: string, wrong: string, after: string, right: string | null]
}

const WEEKDAYS = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const

function wrongWeekday(language: CorpusLanguage, random: Random, date: string): string {
  const day = addDays(date, random(20) - 10)
  const weekday = WEEKDAYS[language][(weekdayOf(day) + 1 + random(6)) % 7] ?? ''
  const [options, at] = [
    { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const,
    new Date(day),
  ]
  return language === 'fr'
    ? `${weekday} ${new Intl.DateTimeFormat('fr', options).format(at)}`
    : `${weekday}, ${new Intl.DateTimeFormat('en-US', options).format(at)}`
}

const pick = (texts: readonly string[]) => (random: Random) => oneOf(texts, random) ?? ''

const FRAMES: Readonly<Record<CorpusLanguage, readonly Frame[]>> = {
  fr: [
    {
      kind: 'doubled word',
      make: (random) => {
        const word = pick(['le', 'la', 'de', 'dans', 'pour', 'avec', 'sur'])(random)
        return ['On en parle encore, et ', `${word} ${word}`, ' ville s’en souvient.', word]
      },
    },
    {
      kind: 'doubled full stop',
      make: () => ['Personne ne s’en plaint', '..', ' La suite est connue.', '.'],
    },
    { kind: 'unpaired bracket', make: () => ['Le devis ', '(', 'deux pages a été remis hier.', null] },
    {
      kind: 'weekday',
      make: (random, date) => [
        'La réunion se tiendra ',
        wrongWeekday('fr', random, date),
        ' à la mairie.',
        null,
      ],
    },
    {
      kind: 'age',
      make: (random, date) => {
        const born = 1950 + random(40)
        return [
          `Le président, `,
          `${Number(date.slice(0, 4)) - born + 3 + random(9)} ans`,
          `, est né en ${born} sur les quais.`,
          null,
        ]
      },
    },
    { kind: 'de le', make: () => ['La réponse ', 'de le', ' comité est attendue lundi.', 'du'] },
    { kind: 'à les', make: () => ['Il a parlé ', 'à les', ' habitants du quartier.', 'aux'] },
    {
      kind: 'si il',
      make: (random) => {
        const il = pick(['il', 'ils'])(random)
        return ['On verra bien ', `si ${il}`, ' viennent.', `s’${il}`]
      },
    },
    {
      kind: 'que elle',
      make: (random) => {
        const who = pick(['elle', 'il', 'on', 'elles'])(random)
        return ['On dit ', `que ${who}`, ' arrive demain.', `qu’${who}`]
      },
    },
    { kind: 'parce-que', make: () => ['On renonce ', 'parce-que', ' l’argent manque.', 'parce que'] },
    { kind: 'comme même', make: () => ['Ils sont ', 'comme même', ' venus nombreux.', 'quand même'] },
    {
      kind: 'quelque soit',
      make: (random) => {
        const [noun, right] = oneOf(
          [
            ['le temps', 'quel que soit'],
            ['la saison', 'quelle que soit'],
          ] as const,
          random,
        ) ?? ['', '']
        return ['Le bac passe, ', 'quelque soit', ` ${noun}.`, right]
      },
    },
    {
      kind: 'il à',
      make: (random) => {
        const who = pick(['Il', 'Elle', 'On'])(random)
        return ['', `${who} à`, ' été réparé au printemps.', `${who} a`]
      },
    },
    { kind: 'grâce a', make: () => ['Tout s’arrange, ', 'grâce a', ' la pluie.', 'grâce à'] },
    { kind: 'd’ou', make: () => ['Nul ne sait ', 'd’ou', ' vient l’argent.', 'd’où'] },
    {
      kind: 'ses jours-ci',
      make: () => ['Il pleut beaucoup ', 'ses jours-ci', ' sur le fleuve.', 'ces jours-ci'],
    },
    { kind: 'Mr', make: () => ['La parole est à ', 'Mr', ' Lanzac, le trésorier.', 'M.'] },
    {
      kind: 'broken address',
      make: () => ['On peut écrire à ', 'contact@gazette', ' avant vendredi.', null],
    },
  ],
  en: [
    {
      kind: 'doubled word',
      make: (random) => {
        const word = pick(['the', 'of', 'to', 'with', 'for', 'and'])(random)
        return ['People still speak of it, ', `${word} ${word}`, ' town remembers.', word]
      },
    },
    {
      kind: 'doubled full stop',
      make: () => ['Nobody complains about it', '..', ' The rest is known.', '.'],
    },
    { kind: 'unpaired bracket', make: () => ['The estimate ', '(', 'two pages was handed in.', null] },
    {
      kind: 'weekday',
      make: (random, date) => [
        'The meeting is on ',
        wrongWeekday('en', random, date),
        ', at the town hall.',
        null,
      ],
    },
    {
      kind: 'age',
      make: (random, date) => {
        const born = 1950 + random(40)
        return [
          'The chairman, ',
          `${Number(date.slice(0, 4)) - born + 3 + random(9)}`,
          `, born in ${born}, lives by the quay.`,
          null,
        ]
      },
    },
    {
      kind: 'could of',
      make: (random) => {
        const verb = pick(['could', 'should', 'would', 'might'])(random)
        return ['They ', `${verb} of`, ' seen it coming.', `${verb} have`]
      },
    },
    { kind: 'it’s own', make: () => ['The town has ', 'it’s own', ' pool now.', 'its own'] },
    {
      kind: 'their are',
      make: (random) => {
        const verb = pick(['is', 'are', 'was'])(random)
        return ['We know that ', `their ${verb}`, ' no money left.', `there ${verb}`]
      },
    },
    { kind: 'there own', make: () => ['They run ', 'there own', ' shop by the river.', 'their own'] },
    {
      kind: 'more then',
      make: (random) => {
        const word = pick(['more', 'less', 'fewer'])(random)
        return ['It took ', `${word} then`, ' ten days.', `${word} than`]
      },
    },
    {
      kind: 'a hour',
      make: (random) => {
        const [wrong, right] = oneOf(
          [
            ['a hour', 'an hour'],
            ['an union', 'a union'],
            ['a island', 'an island'],
            ['an bridge', 'a bridge'],
          ] as const,
          random,
        ) ?? ['', '']
        return ['Everybody spoke of ', wrong, ' for weeks.', right]
      },
    },
    { kind: 'Mr', make: () => ['The floor goes to ', 'Mr', ' Lanzac, the treasurer.', 'Mr.'] },
    { kind: 'broken address', make: () => ['You can write to ', 'contact@gazette', ' before Friday.', null] },
  ],
}

const isPlain = (word: string) => word.length >= 7 && /^\p{Ll}+$/u.test(word)

/** A sentence with one of its words misspelt; null where no word of it lends itself to the kind. */
function misspelt(
  sentence: string,
  kind: string,
  language: CorpusLanguage,
  random: Random,
): { text: string; fault: Planted } | null {
  const words = [...sentence.matchAll(/(?<![\p{L}’'@#.-])\p{L}+(?![\p{L}’'@.-]*[@/])(?!-)/gu)].filter(
    ({ 0: word }) => isPlain(word),
  )
  const slip = SLIPS[language][kind]
  for (let tries = 0; tries < 6 && slip; tries++) {
    const match = oneOf(words, random)
    const wrong = match && slip(match[0], random)
    if (!match || wrong === null || wrong === undefined || wrong === match[0]) continue
    const text = sentence.slice(0, match.index) + wrong + sentence.slice(match.index + match[0].length)
    return {
      text,
      fault: { kind, isSpelling: true, from: match.index, to: match.index + wrong.length, right: match[0] },
    }
  }
  return null
}

/** The kinds of faults of a language. */
const kindsOf = (language: CorpusLanguage) => [
  ...Object.keys(SLIPS[language]).map((kind) => ({ kind, frame: null })),
  ...FRAMES[language].map((frame) => ({ kind: frame.kind, frame })),
]

/**
 * The corpus: articles of some ninety words, half French and half English, with five faults each of kinds in turn, made of
 * sentences that are right. The same for the same seed. A misspelling may happen to be another word: see `isWord`.
 */
export function makeCorpus(
  articles: number,
  isWord: (word: string, language: CorpusLanguage) => boolean,
  seed = 1,
): CorpusArticle[] {
  const random = randomOf(seed)
  const next: Record<CorpusLanguage, number> = { fr: 0, en: 0 }
  return Array.from({ length: articles }, (_, index): CorpusArticle => {
    const language: CorpusLanguage = index % 2 === 0 ? 'fr' : 'en'
    const date = addDays('2026-01-05', random(600))
    const kinds = kindsOf(language)
    const paragraphs: CorpusArticle['paragraphs'] = []
    let planted = 0
    while (planted < 5) {
      const parts: string[] = []
      const faults: Planted[] = []
      const add = (text: string, fault: Planted | null) => {
        const offset = parts.reduce((sum, part) => sum + part.length + 1, 0)
        parts.push(text)
        if (fault) faults.push({ ...fault, from: fault.from + offset, to: fault.to + offset })
      }
      add(oneOf(SENTENCES[language], random) ?? '', null)
      const { kind, frame } = kinds[next[language]++ % kinds.length] ?? { kind: '', frame: null }
      if (frame) {
        const [before, wrong, after, right] = frame.make(random, date)
        const from = before.length
        add(before + wrong + after, { kind, isSpelling: false, from, to: from + wrong.length, right })
        planted += 1
      } else {
        for (let tries = 0; tries < 30; tries++) {
          const made = misspelt(oneOf(SENTENCES[language], random) ?? '', kind, language, random)
          if (!made || isWord(made.text.slice(made.fault.from, made.fault.to), language)) continue
          add(made.text, made.fault)
          planted += 1
          break
        }
      }
      add(oneOf(SENTENCES[language], random) ?? '', null)
      paragraphs.push({ text: parts.join(' '), faults })
    }
    return { language, date, paragraphs }
  })
}
