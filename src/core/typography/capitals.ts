import type { Finding } from './finding.ts'

/** French words whose first letter's accent or cedilla their capital often loses; a star stands for any ending. */
const WORDS = `
  ça âge âges âme âmes âtre île îles îlot îlots ôter ôtez être êtres
  ébauch* éblou* ébranl* écart* échang* échapp* échec* échelle* échelon* échéance* écho échos échou* éclair* éclat* éclos*
  école* écolog* écolier* économie* économique* économiste* écossais* écosse écout* écran* écras* écrire écrit* écriv* écrou*
  écurie* édifi* édile* édite* édité* éditi* édito* édouard éducat* éduqu* égal égale égales également égalit* égard égards
  égaré* égaux église* égorg* égout* égypt* éjec* élabor* élan élans élarg* électeur* électi* électoral* électric* électrif*
  électriq* électro* électron* élégan* élément* éléphant* élevage* élever élevé* élève* élimin* élire élit élite* éloge*
  éloign* élu élue élues élus élucid* élysée* émanc* émerg* émett* émeut* émigr* émile émir émirat émirats émirs émission*
  émo* émouv* énerg* énerv* énigm* énonc* énorm* énumér* épargn* éparpill* épaul* épid* épilogue* épine* épisode* époque*
  époux épous* épreuv* éprouv* épuis* équat* équip* équit* équiv* éradi* érosion* érudi* érupt* étab* étage* étal* étang*
  étant étape* état étaient étais était états étay* été éteign* éteind* éteint* étend* étern* éthi* étienne étiqu* étoil*
  étonn* étouff* étrang* étrein* étroi* étud* évacu* évad* évalu* évangél* évangile* évapor* évas* éveil* événement* évènement*
  éventu* évêch* évêque* évid* évinc* évit* évoc* évolu* évoqu*
`
const BARE: Readonly<Record<string, string>> = { ç: 'c', â: 'a', é: 'e', ê: 'e', î: 'i', ô: 'o' }
const CAPITALIZED = /(?=[ACEIO])(?<![\p{L}\p{N}_])[ACEIO]\p{L}{0,30}(?!\p{L})/gu
const CAPITALS = /^\p{Lu}{3,}$/u
/** `A` by itself where a sentence begins, before another word. */
const LONE_A =
  /(?=A[ \u00a0])(?<=(?:^|[.!?…«“"—–\n])[ \t\u00a0\u202f]{0,4})A(?=[ \u00a0](?:\p{Lu}\p{Ll}|\p{Ll}))/gu

const withoutAccents = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')

type Entry = { initial: string; word: string; open: boolean }

/** The words by their first three letters as they are written without any accent. */
const ENTRIES = new Map<string, Entry[]>()
for (const written of WORDS.split(/\s+/).filter((word) => word !== '')) {
  const open = written.endsWith('*')
  const word = open ? written.slice(0, -1) : written
  const key = withoutAccents(word).slice(0, 2)
  ENTRIES.set(key, [...(ENTRIES.get(key) ?? []), { initial: word.charAt(0), word, open }])
}

/** The accented letter with which a word in small letters, its first bare, should begin. */
function initialOf(word: string, spelling: (word: string) => string): string | null {
  const fits = ({ word: known, open }: Entry) =>
    open ? word.startsWith(spelling(known)) : word === spelling(known)
  return ENTRIES.get(withoutAccents(word).slice(0, 2))?.find(fits)?.initial ?? null
}

const withBareInitial = (word: string) => (BARE[word.charAt(0)] ?? '') + word.slice(1)

/** The capitals of a French text that have lost their accent. */
export function* capitalChanges(text: string): Generator<Finding> {
  const change = { rule: 'capital-accent', certainty: 'suggestion' } as const
  for (const { 0: word, index } of text.matchAll(CAPITALIZED)) {
    const spelling = CAPITALS.test(word) ? withoutAccents : withBareInitial
    const lower = CAPITALS.test(word) ? withoutAccents(word.toLowerCase()) : word.toLowerCase()
    const initial = word === 'CA' ? null : initialOf(lower, spelling)
    if (initial) yield { ...change, from: index, to: index + 1, replacement: initial.toUpperCase() }
  }
  for (const { index } of text.matchAll(LONE_A))
    yield { ...change, from: index, to: index + 1, replacement: 'À' }
}
