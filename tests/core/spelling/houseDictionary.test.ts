import { expect, test } from 'vitest'
import {
  changeHouseDictionary,
  type DictionaryChange,
  readHouseDictionary,
} from '../../../src/core/spelling/index.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readHouseDictionary(bytesOf(text))
const changed = (text: string, change: DictionaryChange) => {
  const bytes = changeHouseDictionary(bytesOf(text), change)
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
const plain = (...words: string[]) => words.map((word) => ({ word, model: null }))

test('a word stands on each line, with its model and a comment where there is one', () => {
  expect(
    read('# Les élus\nKaram\n\nécoquartier/écolier  # fait en 2026\r\nSaint\u2011Aubin\nl’Ymagier\n'),
  ).toEqual({
    words: [
      ...plain('Karam'),
      { word: 'écoquartier', model: 'écolier' },
      ...plain('Saint-Aubin', "l'Ymagier"),
    ],
    problems: [],
  })
})

test('what is no word is told by its line, and the other words stay', () => {
  expect(read('Karam\ndeux mots\na/b/c\n-tiret\n\u0000\nFerrier')).toEqual({
    words: plain('Karam', 'Ferrier'),
    problems: [2, 3, 4, 5].map((line) => ({ line, code: 'not-a-word' })),
  })
  expect(read('x'.repeat(100_000)).problems).toEqual([{ line: 1, code: 'not-a-word' }])
  expect(readHouseDictionary(new Uint8Array([0xff, 0xfe, 0x00]))).toEqual({
    words: [],
    problems: [{ line: null, code: 'not-text' }],
  })
})

test.each<[string, DictionaryChange, string]>([
  ['', { add: plain('Karam') }, 'Karam\n'],
  ['# noms\nKaram', { add: plain('Ferrier') }, '# noms\nKaram\nFerrier\n'],
  ['\ufeffKaram\r\nb\r\n', { add: plain('Ferrier') }, '\ufeffKaram\r\nb\r\nFerrier\r\n'],
  ['b\n# noms\nKaram # maire\n\na\n', { remove: ['Karam', 'inconnu'] }, 'b\n# noms\n\na\n'],
  ['Karam\n', { add: plain('Karam') }, 'Karam\n'],
  ['bac # le bac\n', { add: [{ word: 'bac', model: 'sac' }] }, 'bac/sac # le bac\n'],
  ['bac\n', { add: [{ word: 'écoquartier', model: 'écolier' }], remove: ['bac'] }, 'écoquartier/écolier\n'],
  ['deux mots\n', { remove: ['deux mots'] }, 'deux mots\n'],
])('%j changed by %j is %j', (before, change, after) => {
  expect(changed(before, change)).toBe(after)
})

test('a word that was added and taken out again leaves the file as it was', () => {
  const before = '# mots de la rédaction\nzinc\nKaram  # maire\n'
  const added = changed(before, { add: plain('Ferrier') }) ?? ''
  expect(changed(added, { remove: ['Ferrier'] })).toBe(before)
})

test('nothing is written into a file that is not UTF-8', () => {
  expect(changeHouseDictionary(new Uint8Array([0xe9]), { add: plain('a') })).toBeNull()
})
