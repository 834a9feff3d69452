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

/** The layout of a library's index: raised whenever its tables, or what is put into them, change. */
export const INDEX_LAYOUT = 14
/**
 * The library's index. Versions of Marbre with other layouts, such as one that is not updated yet on another machine, have a file of
 * their own: they would make a common one anew in turns.
 */
export const INDEX_FILE: string = `index${INDEX_LAYOUT}.sqlite`
/** Matches the name of an index of any version, which is its first group, and those of the files that SQLite has beside it. */
export const INDEX_FILES: RegExp = /^(index\d*\.sqlite)(?:-wal|-shm|-journal)?$/
