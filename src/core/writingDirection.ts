const RIGHT_TO_LEFT: readonly string[] = [
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ku',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]

/** The writing direction of a language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  if (/-(?:arab|hebr)\b/i.test(language)) return 'rtl'
  if (/-latn\b/i.test(language)) return 'ltr'
  return RIGHT_TO_LEFT.includes(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
}
