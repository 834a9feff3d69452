import { patternRule, type UsageRule, words } from './rule.ts'

const ENGLISH = ['en'] as const

const couldOf = patternRule('en-could-of', ENGLISH, 'fix', [
  [
    words("(could|should|would|might|must|couldn't|shouldn't|wouldn't) of(?! (?:course|necessity|late))"),
    ([verb = '']) => `${verb} have`,
  ],
])

const its = patternRule('en-its', ENGLISH, 'suggestion', [
  [
    words("it's (own|self)(?! (?:the|a|an|up|it|goals?) ?)"),
    ([next = '']) => (next === 'self' ? 'itself' : 'its own'),
  ],
  [
    words('its (been|not|a|an|the|because|called)(?= \\p{L})(?! (?:cappella|priori|la))'),
    ([next = '']) => `it’s ${next}`,
  ],
  [words("its' "), () => 'its '],
])

const their = patternRule('en-their', ENGLISH, 'suggestion', [
  [
    words(
      'their (is|are|was|were)(?= (?:a|an|the|no|not|some|many|few|two|three|only|also|several|more|still|now) )',
    ),
    ([verb = '']) => `there ${verb}`,
  ],
  [words('there own'), () => 'their own'],
  [words("they're own"), () => 'their own'],
])

const your = patternRule('en-your', ENGLISH, 'suggestion', [
  [words("you're own"), () => 'your own'],
  [
    words(
      'your (welcome|wrong|right|going|kidding|not|an?)(?= (?:to|that|about|if|in|the|going|sure)(?! \\p{L}+ (?:is|was)))',
    ),
    ([next = '']) => `you’re ${next}`,
  ],
  [words("who's (own|name|job)"), ([next = '']) => `whose ${next}`],
])

const than = patternRule('en-than', ENGLISH, 'suggestion', [
  [
    words(
      '(more|less|fewer|better|worse|greater|higher|lower|larger|smaller|older|younger|faster|later|earlier|rather|other) then(?= (?:a|an|the|one|two|three|four|five|six|ten|half|twice|any|ever|just|you|we|they|he|she|it|I|ours|theirs|his|that|those|\\d[\\d,.]*) ?)(?! (?:the|a) \\p{L}+ (?:was|were|is|are|had|has))',
    ),
    ([word = '']) => `${word} than`,
  ],
])

/** Vowels that sound like a consonant, and the other way round. */
const CONSONANT_SOUND =
  /^(?:uni(?!n|m)|us(?:e|a[bg]|u)|ut(?:e|il|op)|ub(?:i)|ur(?:a|i)n|eu|ew|one|once|ouija|ukulele|u-)/i
const VOWEL_SOUND = /^(?:hour|honest|honou?r|heir)/i
const ARTICLE = words('(a|an|A|An) ([a-z][a-z-]+)')

/** Abbreviations that are said letter by letter, by the sound of the first; others (`NATO`, `FIFA`) are said as words. */
const SAID_WITH_VOWEL =
  'AI|ATM|EPA|FA|FBI|FDA|HGV|HIV|HR|IMF|IOC|IOU|IPO|IRA|IRS|IVF|LED|LGBTQ?|LLM|LP|MBA|MBE|MEP|MLA|MP|MP3|MRI|MSP|NBA|NFL|NGO|NHL|NHS|OBE|RAF|RNLI|RSPCA|SEC|SMS|SNP|SOS|SUV|XML'
const SAID_WITH_CONSONANT =
  'BBC|CCTV|CD|CEO|DJ|DNA|DUP|DVD|EU|GDP|GP|KC|PC|PDF|PhD|PR|QC|TV|UEFA|UFO|UK|UN|UNESCO|URL|US|USB|VAT|VIP|WHO|WTO'
const articleOfLetters = patternRule('en-article', ENGLISH, 'suggestion', [
  [words(`a (${SAID_WITH_VOWEL})`), ([letters = '']) => `an ${letters}`],
  [words(`an (${SAID_WITH_CONSONANT})`), ([letters = '']) => `a ${letters}`],
])

const article: UsageRule<'en-article'> = {
  name: 'en-article',
  languages: ['en'],
  certainty: 'suggestion',
  *find(paragraph, context) {
    yield* articleOfLetters.find(paragraph, context)
    for (const { 0: written, 1: said = '', 2: noun = '', index } of paragraph.matchAll(ARTICLE)) {
      const isVowel = (/^[aeiou]/i.test(noun) && !CONSONANT_SOUND.test(noun)) || VOWEL_SOUND.test(noun)
      const isAn = said.toLowerCase() === 'an'
      // `an historic` is right to many; letters of the alphabet and `a or b` are names of things.
      if (isAn === isVowel || noun.length < 3 || /^h/i.test(noun) !== VOWEL_SOUND.test(noun)) continue
      if (/^(?:and|or|is|are|in|as|at|if|on)$/.test(noun)) continue
      const before = paragraph.slice(Math.max(0, index - 8), index)
      if (/(?:vitamin|hepatitis|grade|level|plan|group|type|class|team|\p{N}) ?$/iu.test(before)) continue
      const right = said.startsWith('A') ? (isAn ? 'A' : 'An') : isAn ? 'a' : 'an'
      yield { from: index, to: index + written.length, replacement: `${right}${written.slice(said.length)}` }
    }
  },
}

/** American English sets a full stop after `Mr`, British English none; of a text that is just English it is not known. */
const courtesy: UsageRule<'en-courtesy'> = {
  name: 'en-courtesy',
  languages: ['en'],
  certainty: 'suggestion',
  *find(paragraph, { language }) {
    if (language.length <= 2) return
    const isAmerican = /^en-US$/i.test(language)
    const pattern = isAmerican
      ? words('(Mr|Mrs|Ms|Dr)(?= \\p{Lu}\\p{Ll})')
      : words('(Mr|Mrs|Ms|Dr)\\.(?= \\p{Lu}\\p{Ll})')
    for (const { 0: written, 1: title = '', index } of paragraph.matchAll(pattern)) {
      const replacement = isAmerican ? `${title}.` : title
      yield { from: index, to: index + written.length, replacement }
    }
  },
}

/** The rules of English. */
export const ENGLISH_RULES = [couldOf, its, their, your, than, article, courtesy] as const
