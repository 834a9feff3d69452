import { isLanguageTag } from '../../core/article/index.ts'
import { type HouseWord, isHouseWord } from '../../core/spelling/index.ts'
import { defineCommand } from '../command.ts'
import { type Arguments, UsageError } from '../options.ts'
import type { DictionaryRequest } from '../runs/dictionary.ts'

/** `word`, or `word/model`. */
function houseWord(given: string): HouseWord {
  const [word = '', model = null, ...rest] = given.split('/')
  if (rest.length > 0 || !isHouseWord(word) || (model !== null && !isHouseWord(model)))
    throw new UsageError('houseWord', given)
  return { word, model }
}

function languageOf(given: string): string {
  if (!isLanguageTag(given)) throw new UsageError('dictionaryLanguage', given)
  return given
}

function parse({ operands }: Arguments): DictionaryRequest {
  const [action, ...rest] = operands
  switch (action) {
    case undefined:
      return { kind: 'list' }
    case 'languages':
      if (rest.length > 0) throw new UsageError('tooMany', rest[0])
      return { kind: 'languages' }
    case 'add':
      if (rest.length === 0) throw new UsageError('dictionaryWords', action)
      return { kind: 'add', words: rest.map(houseWord) }
    case 'remove':
      if (rest.length === 0) throw new UsageError('dictionaryWords', action)
      return { kind: 'remove', words: rest }
    case 'install': {
      const [language, aff, dic, more] = rest
      if (language === undefined || aff === undefined || dic === undefined || more !== undefined)
        throw new UsageError('dictionaryPair')
      return { kind: 'install', language: languageOf(language), aff, dic }
    }
    case 'uninstall': {
      const [language, more] = rest
      if (language === undefined || more !== undefined) throw new UsageError('dictionaryPair')
      return { kind: 'uninstall', language: languageOf(language) }
    }
    default:
      throw new UsageError('dictionaryAction', action, ['add', 'remove', 'languages', 'install', 'uninstall'])
  }
}

/** Lists and changes the words of the house, and the dictionaries that words are held against. */
export const dictionary = defineCommand({
  help: 'cli:help.dictionary',
  operands: 'cli:help.dictionary.operands',
  options: [],
  parse,
  load: () => import('../runs/dictionary.ts'),
})
