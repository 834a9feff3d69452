import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { plainProse } from '../../src/core/proofreading/index.ts'
import { lintTypography } from '../../src/core/typography/index.ts'
import cliEnglish from '../../src/i18n/en/cli.ts'
import windowEnglish from '../../src/i18n/en/index.ts'
import commandLineBritish from '../../src/i18n/en-GB/commandLine.ts'
import windowBritish from '../../src/i18n/en-GB.ts'
import cliFrench from '../../src/i18n/fr/cli.ts'
import windowFrench from '../../src/i18n/fr/index.ts'
import { HOST_SENTENCES } from '../../src/i18n/hosts.ts'
import { BIN_SENTENCES } from '../../src/i18n/bin.ts'
import { PALETTE_SENTENCES } from '../../src/i18n/palette.ts'
import { SHORTCUT_SENTENCES } from '../../src/i18n/shortcuts.ts'
import { BULK_SENTENCES } from '../../src/i18n/bulk.ts'
import { REPLACING_SENTENCES } from '../../src/i18n/replacing.ts'
import { SILENCE_SENTENCES } from '../../src/i18n/silence.ts'
import { ROW_SENTENCES } from '../../src/i18n/rows.ts'
import { FILTER_SENTENCES } from '../../src/i18n/filters.ts'
import { DETAILS_SENTENCES } from '../../src/i18n/details.ts'
import { CONFLICT_SENTENCES } from '../../src/i18n/conflictCopies.ts'
import { PROOFING_SENTENCES } from '../../src/i18n/proofing.ts'
import { DIALOG_SENTENCES } from '../../src/i18n/dialogs.ts'
import { BACKUP_SENTENCES } from '../../src/i18n/backing.ts'
import { CHECKING_SENTENCES } from '../../src/i18n/checking.ts'
import { EXPORT_SENTENCES } from '../../src/i18n/exporting.ts'
import { SHARING_SENTENCES } from '../../src/i18n/sharing.ts'
import { VERSION_SENTENCES } from '../../src/i18n/versions.ts'
import { PICTURE_LIST_SENTENCES } from '../../src/i18n/pictureList.ts'
import { PICTURE_SENTENCES } from '../../src/i18n/pictures.ts'
import { LIBRARIES_SENTENCES } from '../../src/i18n/libraries.ts'
import { REVIEW_SENTENCES } from '../../src/i18n/review.ts'

const en = {
  ...windowEnglish,
  ...BIN_SENTENCES.en,
  ...ROW_SENTENCES.en,
  ...SILENCE_SENTENCES.en,
  ...FILTER_SENTENCES.en,
  ...BULK_SENTENCES.en,
  ...REPLACING_SENTENCES.en,
  ...PALETTE_SENTENCES.en,
  ...SHORTCUT_SENTENCES.en,
  ...DETAILS_SENTENCES.en,
  ...CONFLICT_SENTENCES.en,
  ...DIALOG_SENTENCES.en,
  ...PROOFING_SENTENCES.en,
  ...REVIEW_SENTENCES.en,
  ...EXPORT_SENTENCES.en,
  ...BACKUP_SENTENCES.en,
  ...SHARING_SENTENCES.en,
  ...VERSION_SENTENCES.en,
  ...CHECKING_SENTENCES.en,
  ...LIBRARIES_SENTENCES.en,
  ...PICTURE_SENTENCES.en,
  ...PICTURE_LIST_SENTENCES.en,
  ...HOST_SENTENCES.en,
  cli: cliEnglish,
}
const fr = {
  ...windowFrench,
  ...BIN_SENTENCES.fr,
  ...ROW_SENTENCES.fr,
  ...SILENCE_SENTENCES.fr,
  ...FILTER_SENTENCES.fr,
  ...BULK_SENTENCES.fr,
  ...REPLACING_SENTENCES.fr,
  ...PALETTE_SENTENCES.fr,
  ...SHORTCUT_SENTENCES.fr,
  ...DETAILS_SENTENCES.fr,
  ...CONFLICT_SENTENCES.fr,
  ...DIALOG_SENTENCES.fr,
  ...PROOFING_SENTENCES.fr,
  ...REVIEW_SENTENCES.fr,
  ...EXPORT_SENTENCES.fr,
  ...BACKUP_SENTENCES.fr,
  ...SHARING_SENTENCES.fr,
  ...VERSION_SENTENCES.fr,
  ...CHECKING_SENTENCES.fr,
  ...LIBRARIES_SENTENCES.fr,
  ...PICTURE_SENTENCES.fr,
  ...PICTURE_LIST_SENTENCES.fr,
  ...HOST_SENTENCES.fr,
  cli: cliFrench,
}
const british = {
  ...windowBritish,
  ...BIN_SENTENCES['en-GB'],
  ...ROW_SENTENCES['en-GB'],
  ...PICTURE_LIST_SENTENCES['en-GB'],
  ...BULK_SENTENCES['en-GB'],
  ...DETAILS_SENTENCES['en-GB'],
  ...CHECKING_SENTENCES['en-GB'],
  ...PROOFING_SENTENCES['en-GB'],
  ...HOST_SENTENCES['en-GB'],
  cli: commandLineBritish.cli,
}

const sentencesOf = (areas: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  new Map(
    Object.entries(areas).flatMap(([area, sentences]) =>
      Object.entries(sentences).map(([key, sentence]): [string, string] => [`${area}:${key}`, sentence]),
    ),
  )
const american = sentencesOf(en)
const overlay = sentencesOf(british)
const french = sentencesOf(fr)

const byName = (one: string, other: string) => one.localeCompare(other, 'en')

const placeholders = (sentence = '') =>
  [...sentence.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name).toSorted(byName)
const withoutPlaceholders = (sentence: string) => sentence.replace(/\{\{[^}]*\}\}/g, 'x')

test('French and English have the same keys', () => {
  expect([...french.keys()].toSorted(byName)).toEqual([...american.keys()].toSorted(byName))
})

/** The program but its words. */
function codeOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/^i18n\/(?:fr|en|en-GB)\//.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
}

test('the program asks for every sentence', () => {
  const code = codeOf(fileURLToPath(new URL('../../src', import.meta.url)))
  const named = new Set(code.match(/\b[a-zA-Z]+:[\w.-]+/g))
  const templates = Array.from(code.matchAll(/`([a-zA-Z]+:[^`\n]*\$\{[^`\n]*)`/g), ([, template = '']) => {
    const parts = template.split(/\$\{[^}]*\}/)
    return new RegExp(`^${parts.map((part) => part.replaceAll(/[^\w:-]/g, '\\$&')).join('.+')}$`)
  })
  expect(templates.length).toBeGreaterThan(50)
  // `${where}At`: a key that is named, and an ending.
  const endings = Array.from(code.matchAll(/`\$\{\w+\}([A-Z]\w*)`/g), ([, ending = '']) => ending)
  const ofNumber = /_(?:one|other|zero|narrow)$/
  const isAsked = (key: string) =>
    named.has(key) ||
    templates.some((template) => template.test(key)) ||
    endings.some((ending) => key.endsWith(ending) && named.has(key.slice(0, -ending.length)))
  expect([...american.keys()].filter((key) => !isAsked(key) && !isAsked(key.replace(ofNumber, '')))).toEqual(
    [],
  )
})

describe.each([
  ['French', french, american],
  ['English', american, french],
] as const)('%s', (_name, sentences, others) => {
  test('sentences are not empty and have the placeholders of the other language', () => {
    for (const [key, sentence] of sentences) {
      expect(sentence, key).not.toBe('')
      if (!/_(?:one|other|zero|narrow)$/.test(key))
        expect([key, ...placeholders(sentence)]).toEqual([key, ...placeholders(others.get(key))])
    }
  })
})

test('British English holds only sentences that differ from American English, with the same placeholders', () => {
  for (const [key, sentence] of overlay) {
    expect(american.has(key), key).toBe(true)
    expect(sentence, key).not.toBe(american.get(key))
    expect([key, ...placeholders(sentence)]).toEqual([key, ...placeholders(american.get(key))])
  }
})

test('British spelling and terms are in the overlay, American ones in the base', () => {
  const BRITISH =
    /\b(?:bin|colour|centre|cancelled|favourite|full stops?|(?:recogn|organ|minim|capital)is\w+|spelt)\b/i
  const AMERICAN =
    /\b(?:trash|color|center|canceled|favorite|periods?|(?:recogn|organ|minim|capital)iz\w+|spelled)\b/i
  // Who types a word of the other English finds the command, too.
  const base = [...american].filter(([key]) => !key.startsWith('synonyms:'))
  expect(base.filter(([, sentence]) => BRITISH.test(sentence))).toEqual([])
  const shown = new Map([...base, ...overlay])
  expect([...shown].filter(([, sentence]) => AMERICAN.test(sentence))).toEqual([])
})

/** These show characters as they are written elsewhere. */
const QUOTING =
  /^(?:settings:typography\.example|houseStyle:problem|typography:why|cli:usageError\.noFile|find:replacement)/

const LANGUAGES = [
  ['fr', french],
  ['en', american],
  ['en-GB', overlay],
] as const

test.each(LANGUAGES)(
  'the sentences in %s follow the typography that Marbre proposes',
  (language, sentences) => {
    // The interface keeps double quotes in British English.
    const rules = language === 'fr' ? 'fr' : 'en'
    const wrong = [...sentences]
      .filter(([key]) => !QUOTING.test(key))
      .flatMap(([key, sentence]) => {
        const text = withoutPlaceholders(sentence)
        return lintTypography(plainProse(text), { language: rules, profile: 'press' })
          .filter(({ certainty }) => certainty === 'fix')
          .map(({ rule, from, to }) => `${key} ${rule}: ${text.slice(Math.max(0, from - 12), to + 12)}`)
      })
    expect(wrong).toEqual([])
  },
)

test.each(LANGUAGES)('no sentence in %s has a straight quote or apostrophe', (_language, sentences) => {
  expect([...sentences].filter(([, sentence]) => /['"]/.test(sentence))).toEqual([])
})

test('French has a no-break space before ; : ! ? and inside guillemets', () => {
  const wrong = [...french].filter(([key, sentence]) => {
    const text = withoutPlaceholders(sentence).replace(
      /https?:|mailto:|\d:\d|(?<=«\u00a0)\w+:(?=\u00a0»)/g,
      '',
    )
    return !QUOTING.test(key) && /(?<![\u00a0\u202f])[;:!?»]|«(?!\u00a0)/.test(text)
  })
  expect(wrong).toEqual([])
})

test.each(LANGUAGES)(
  'no hour in %s is parted from its figure at the end of a line',
  (_language, sentences) => {
    const wrong = [...sentences].filter(([, sentence]) =>
      /\d (?:am|pm|h)\b/.test(withoutPlaceholders(sentence)),
    )
    expect(wrong).toEqual([])
  },
)

/** Wordings that users did not understand, and what replaces them is in the table of the issue that removed them. */
const BANNED = {
  fr: [
    /serait ici/,
    /Son fichier manque/,
    /sans retour/,
    /(?:sauvegardés?|été) relus?/,
    /rattrapé/,
    /Aller à, faire/,
    /ne répond à/,
    /Propositions?\b/,
    /Utilisées récemment/,
    /imprimer \?/,
    /Y aller/,
    /en ordre/i,
    /Marche maison/i,
    /Composer pendant/,
    /Ne pas y toucher/,
    /largeur ordinaire/,
    /\battendue?s?\b/,
    /déjà là/,
    /tel quel\b.*Texte|Texte tel quel/,
    /à côté$/,
    /laissés? de côté/,
    /article à part/,
    /\bCompris\b/,
    /hors d’atteinte/,
    /^À plat$/,
    /rien d’autre, pour/,
    /\ble marbre\b/i,
    /se jette/,
    /demande(?:nt)? votre attention/,
    /laissée?s? intacte?s?/,
    /incident imprévu/,
  ],
  en: [
    /would stand here/,
    /made up at/,
    /backed up and read back/,
    /parenthes[ei]s/,
    /Go to, do/,
    /answers? to\b/,
    /What there is/,
    /Used recently/,
    /Ready to print/,
    /Go there/,
    /\bexpected\b/,
    /Space too many/,
    /throughout/,
    /already there/,
    /\bverbatim\b/i,
    /left aside/,
    /Take up again/,
    /of its own$/,
    /Only the page/,
    /in a moment/,
    /Got it/,
    /\banew\b/,
    /unforeseen/,
    /makes no sense/,
    /out of reach/,
    /^Flat$/,
    /nothing else, for/,
    /\bthe stone\b/i,
    /To begin with/,
    /needs? your attention/,
    /\bmend(?:s|ed)?\b/,
  ],
} as const

test.each([
  ['fr', french, BANNED.fr],
  ['en', new Map([...american, ...overlay]), BANNED.en],
] as const)('no wording that users did not understand comes back (%s)', (_language, sentences, banned) => {
  const found = [...sentences].filter(([, sentence]) => banned.some((wording) => wording.test(sentence)))
  expect(found).toEqual([])
})
