import { functionWordsOf } from './spelling/index.ts'
import type { TextRange } from './search.ts'
import { project, type Prose, readableProse } from './typography/index.ts'

/** THE list of what is told of how a text reads, in the order in which it is shown. */
export const READABILITY_KINDS = ['sentences', 'paragraphs', 'repeated', 'passives'] as const
export type ReadabilityKind = (typeof READABILITY_KINDS)[number]

/**
 * A place in the text with index `text`. `count` is the number of words of a sentence or a paragraph, and how often a repeated
 * word is written so near; null for passives.
 */
export type ReadabilityPlace = TextRange & { kind: ReadabilityKind; text: number; count: number | null }

/** How one paragraph reads: its words that may be repeated, each with its index among all, and its sentences and passives. */
export type ReadingFacts = {
  words: number
  contentWords: readonly (TextRange & { word: string; at: number })[]
  sentences: readonly (TextRange & { words: number })[]
  passives: readonly TextRange[]
}

/** So many of the longest sentences are told. */
const LONGEST = 5
/** Shorter ones are never told, in words. */
const LONG_SENTENCE = 25
const LONG_PARAGRAPH = 80
/** A word is repeated where it comes again within so many words. */
const REPEATED_WITHIN = 50
/** Shorter words are not told as repeated, in letters. */
const SHORTEST_REPEATED = 5

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’.·\u2011][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]/iu
/** A run of stops or blanks is read once, and only so far: texts may have any number of them. */
const ENDS_SENTENCE =
  /(?<![.!?…])[.!?…]+[\s\u00a0\u202f]{0,3}["”»’)\]]{0,5}(?=[\s\u00a0\u202f]{1,3}["“«(—–[]?[\s\u00a0\u202f]{0,3}[\p{Lu}\p{N}]|[\s\u00a0\u202f]{0,3}$)/gu
/** Words that a full stop shortens and that a name or a number follows. */
const SHORTENED =
  /(?:^|[^\p{L}\p{N}])(?:\p{Lu}|M|MM|Mr|Mrs|Ms|Dr|Pr|Prof|St|Ste|Sgt|Gen|Gov|Sen|Rep|Lt|Col|Mgr|Me|art|av|bd|cf|chap|env|fig|no|p|pp|vol|vs)\.$/u

/** Frequent words that nobody minds reading again, besides function words. */
const UNREMARKABLE: ReadonlySet<string> = new Set(
  [
    'après avant ainsi alors aussi autre autres avoir encore depuis pendant contre plusieurs chaque toujours jamais faire peut peuvent doit doivent selon moins parce lorsque puisque quand celui celle ceux celles était étaient avaient aurait serait leurs notre votre cette trop aujourd’hui hier demain heure heures année années million millions milliard milliards euro euros deux trois quatre cinq',
    'after again against other others every several still since during while their there these those would could should being before under until where which whose year years million millions billion billions three four seven eight today yesterday tomorrow',
  ].flatMap((list) => list.split(' ')),
)

/** Between an auxiliary and its participle. */
const FR_BETWEEN =
  '(?:[ \\u00a0\\u202f]{1,3}(?:pas|plus|jamais|déjà|encore|aussi|toujours|bien|ainsi|alors|donc|souvent|tous|toutes|aussitôt|enfin|longtemps|été|[\\p{L}]+ment)){0,3}[ \\u00a0\\u202f]{1,3}'
const FR_PARTICIPLE =
  '(?<participle>\\p{L}{2,}é(?:e?s|e)?|(?:\\p{L}+)?(?:pris|mis|dit|écrit|fait|duit|struit|truit|cuit|quis|clus|joint|teint|peint|traint|aint|eint|vert|fert|couvert)(?:e?s|e)?|(?:accueilli|averti|bâti|choisi|démenti|élargi|enfoui|envahi|établi|fini|fourni|garanti|investi|puni|ralenti|rempli|réuni|réussi|saisi|servi|subi|suivi|trahi)(?:e?s|e)?|(?:attendu|battu|combattu|conçu|connu|contenu|convaincu|cru|défendu|détenu|élu|entendu|étendu|exclu|inclu|interrompu|lu|maintenu|obtenu|perçu|perdu|prévu|reconnu|reçu|rendu|répandu|résolu|retenu|rompu|soutenu|suspendu|tenu|tendu|vaincu|vécu|vendu|voulu|vu)(?:e?s|e)?)'
const PASSIVE_FR = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<before>[sSlLmMtT]['’]|(?:[Ss]e|[Mm]e|[Tt]e|[Ll]es) )?(?:[nNcCdD]['’]|[Qq]u['’])?(?<aux>est|sont|était|étaient|sera|seront|serait|seraient|soit|soient|fut|furent|fût|être|étant|été)(?![\\p{L}\\p{N}-])${FR_BETWEEN}${FR_PARTICIPLE}(?![\\p{L}\\p{N}-])`,
  'gu',
)
/** Verbs whose past is made with être, and adjectives that look like participles. */
const FR_ACTIVE =
  /^(?:r?allé|arrivé|resté|r?entré|r?tombé|né|re?monté|passé|retourné|décédé|âgé|carré|gré|côté|été|santé|liberté|vérité|qualité|société|cité|volonté|beauté|difficulté|possibilité|nécessité|autorité|priorité|réalité|université|marché|degré|congé|café|blé|moitié)(?:e?s|e)?$/u

const EN_BETWEEN =
  '(?:[ \\u00a0]{1,3}(?:not|never|ever|also|already|still|just|even|often|always|then|since|all|both|being|been|[a-z]+ly)){0,3}[ \\u00a0]{1,3}'
const EN_PARTICIPLE =
  '(?<participle>[a-z]{2,}ed|beaten|begun|bitten|blown|born|borne|bought|broken|brought|built|burnt|caught|chosen|cut|dealt|done|drawn|driven|eaten|fed|felt|forbidden|forced|forgotten|found|fought|frozen|given|held|heard|hidden|hit|hurt|kept|known|laid|led|left|lent|lit|lost|made|meant|met|overcome|overseen|paid|put|read|rebuilt|ridden|run|said|seen|sent|set|sewn|shaken|shot|shown|shut|sold|spent|split|spoken|spread|stolen|struck|sung|sunk|sworn|swept|taken|taught|thought|thrown|told|torn|understood|undertaken|withdrawn|won|worn|written)'
const PASSIVE_EN = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:[Aa]m|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Bb]e|[Bb]een|[Bb]eing|(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere)n['’]t)${EN_BETWEEN}${EN_PARTICIPLE}(?![\\p{L}\\p{N}-])`,
  'gu',
)
const EN_NONE =
  /^(?:hundred|sacred|naked|indeed|need|speed|seed|feed|breed|greed|weed|wicked|rugged|beloved)$/u

/** The passives of a paragraph, about: by auxiliary and participle; none in other languages than French and English. */
function passivesIn(text: string, language: string): TextRange[] {
  const tag = language.toLowerCase().split('-')[0]
  const pattern = tag === 'fr' ? PASSIVE_FR : tag === 'en' ? PASSIVE_EN : null
  if (pattern === null) return []
  const none = tag === 'fr' ? FR_ACTIVE : EN_NONE
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: written, index, groups = {} }) => {
    const { before, participle = '' } = groups
    if (before !== undefined || none.test(participle)) return []
    return [{ from: index, to: index + written.length }]
  })
}

/** The sentences of a paragraph; an abbreviation before a name or a number ends none. */
function sentencesIn(text: string): TextRange[] {
  const sentences: TextRange[] = []
  let from = 0
  for (const { 0: end, index } of text.matchAll(ENDS_SENTENCE)) {
    const stop = text.slice(Math.max(0, index - 8), index + 1)
    const to = index + end.length
    if (end.startsWith('.') && to < text.length && SHORTENED.test(stop)) continue
    sentences.push({ from, to })
    from = to
    while (/\s/u.test(text.charAt(from))) from += 1
  }
  if (from < text.length) sentences.push({ from, to: text.length })
  return sentences
}

/** A word as it is compared, without elision and the `s` or `x` of a plural; null for one that may be repeated. */
function comparable(
  written: string,
  functionWords: ReadonlySet<string>,
): (TextRange & { word: string }) | null {
  const from = ELIDED.exec(written)?.[0].length ?? 0
  const bare = written.slice(from)
  // A capital begins a name, or a sentence with a word that is seldom the one to replace.
  if (!/^\p{Ll}[\p{L}\p{M}-]*$/u.test(bare)) return null
  if (functionWords.has(bare) || UNREMARKABLE.has(bare)) return null
  const word = bare.replace(/[sx]$/u, '')
  return word.length < SHORTEST_REPEATED ? null : { word, from, to: written.length }
}

/** How one paragraph reads. What is verbatim, and addresses, count as no words. Cost: linear in the text. */
export function readingFactsOf(prose: Prose, language: string): ReadingFacts {
  const { text } = project(readableProse(prose))
  const functionWords = functionWordsOf(language)
  const contentWords: (TextRange & { word: string; at: number })[] = []
  const starts: number[] = []
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const found = comparable(written, functionWords)
    if (found)
      contentWords.push({
        word: found.word,
        at: starts.length,
        from: index + found.from,
        to: index + found.to,
      })
    starts.push(index)
  }
  let counted = 0
  const sentences = sentencesIn(text).map(({ from, to }) => {
    const before = counted
    while (counted < starts.length && (starts[counted] ?? to) < to) counted += 1
    return { from, to, words: counted - before }
  })
  return { words: starts.length, contentWords, sentences, passives: passivesIn(text, language) }
}

type Repeated = { place: TextRange & { text: number }; count: number }

/** The words that come again within fifty, each at the first place where it does. */
function repeatedIn(texts: readonly ReadingFacts[]): Repeated[] {
  const last = new Map<string, number>()
  const found = new Map<string, Repeated>()
  let before = 0
  for (const [text, { contentWords, words }] of texts.entries()) {
    for (const { word, at, from, to } of contentWords) {
      const seen = last.get(word)
      last.set(word, before + at)
      if (seen === undefined || before + at - seen > REPEATED_WITHIN) continue
      const known = found.get(word)
      if (known) known.count += 1
      else found.set(word, { place: { from, to, text }, count: 2 })
    }
    before += words
  }
  return [...found.values()]
}

/**
 * What a writer may want to look at in an article, by the facts of its paragraphs in order: by kind, the longest sentences from
 * the longest on and the rest in the order of the text. Nothing of it is a fault.
 */
export function readabilityOf(texts: readonly ReadingFacts[]): ReadabilityPlace[] {
  const sentences = texts
    .flatMap((each, text) => each.sentences.map(({ from, to, words }) => ({ from, to, text, count: words })))
    .filter(({ count }) => count >= LONG_SENTENCE)
    .sort((one, other) => other.count - one.count)
    .slice(0, LONGEST)
  const paragraphs = texts.flatMap(({ words, sentences: all }, text) =>
    words > LONG_PARAGRAPH ? [{ from: 0, to: all.at(-1)?.to ?? 0, text, count: words }] : [],
  )
  const repeated = repeatedIn(texts).map(({ place, count }) => ({ ...place, count }))
  const passives = texts.flatMap((each, text) =>
    each.passives.map((range) => ({ ...range, text, count: null })),
  )
  const byKind = { sentences, paragraphs, repeated, passives }
  return READABILITY_KINDS.flatMap((kind) => byKind[kind].map((place) => ({ ...place, kind })))
}
