/** The names of the newsroom's own rules; of several files, the first is read. */
export const HOUSE_STYLE_FILES: readonly string[] = [
  'house-style.yaml',
  'house-style.yml',
  'house-style.json',
]

/** The words of the house. */
export const DICTIONARY_FILE = 'dictionary.txt'

/** The files at the root of a library that people write, with Marbre or by hand: a backup holds them. */
export const ROOT_FILES: readonly string[] = ['settings.json', ...HOUSE_STYLE_FILES, DICTIONARY_FILE]
