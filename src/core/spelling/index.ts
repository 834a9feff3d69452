export {
  DICTIONARY_NAMES,
  dictionaryFor,
  type DictionaryName,
  type FrenchSpelling,
  LARGEST_PAIR_FILE,
  type SpellingDictionary,
} from './dictionaries.ts'
export {
  bareWord,
  namesIn,
  namesWithPlaces,
  type Spelling,
  type SpellingFinding,
  spellingFindings,
  wordsToLookUp,
} from './findings.ts'
export {
  changeHouseDictionary,
  type DictionaryChange,
  type DictionaryProblem,
  type HouseDictionary,
  type HouseWord,
  isHouseWord,
  LARGEST_DICTIONARY,
  readHouseDictionary,
} from './houseDictionary.ts'
export type { Verdict } from './foreignPassages.ts'
export { functionWordsOf } from './functionWords.ts'
export { wordsIn } from './words.ts'
