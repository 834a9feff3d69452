import { directionOf } from '../../writingDirection.ts'
import { xmlText } from '../xml.ts'

/** What follows from the language of a text for its document. */
type Writing = {
  isRtl: boolean
  /** `w:lang`; empty where the language is not known. */
  languageXml: string
  /** Empty where the language has none. */
  eastAsianFont: string
}

const EAST_ASIAN: Readonly<Record<string, string>> = {
  'zh-Hans': 'SimSun',
  'zh-Hant': 'PMingLiU',
  'ja-Jpan': 'MS Mincho',
  'ko-Kore': 'Batang',
}

const known = new Map<string, Writing>()

/** The writing of a language; worked out once for each. */
export function writingOf(language: string): Writing {
  const before = known.get(language)
  if (before) return before
  const writing = workOut(language)
  known.set(language, writing)
  return writing
}

function workOut(language: string): Writing {
  const isRtl = directionOf(language) === 'rtl'
  if (language === 'und') return { isRtl, languageXml: '', eastAsianFont: '' }
  const { language: primary, script, region } = new Intl.Locale(language).maximize()
  const eastAsianFont = EAST_ASIAN[`${primary}-${script}`] ?? ''
  // Word knows languages by their regions: what is not named is the likely one.
  const tag = xmlText(
    new Intl.Locale(language).region !== undefined || region === undefined
      ? language
      : `${primary}-${region}`,
  )
  const asian = eastAsianFont === '' ? '' : ` w:eastAsia="${tag}"`
  return {
    isRtl,
    languageXml: `<w:lang w:val="${tag}"${asian}${isRtl ? ` w:bidi="${tag}"` : ''}/>`,
    eastAsianFont,
  }
}
