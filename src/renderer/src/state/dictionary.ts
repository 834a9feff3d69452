import { create } from 'zustand'
import type { Result } from '../../../core/failure.ts'
import type { DictionaryChange, HouseDictionary } from '../../../core/spelling/index.ts'
import { newsroom } from '../client.ts'

type DictionaryState = HouseDictionary & {
  /** Reads the words again; where they are the same, they stay the same object. */
  refresh(): Promise<void>
  /** Adds words to the file and takes others out. */
  change(change: DictionaryChange): Promise<Result<HouseDictionary>>
}

/** What changed, as a part of the state. */
function shown(before: HouseDictionary, after: HouseDictionary): Partial<HouseDictionary> {
  const isSame = JSON.stringify(before.words) === JSON.stringify(after.words)
  return { problems: after.problems, ...(isSame ? {} : { words: after.words }) }
}

/** The words of the house. */
export const useDictionary = create<DictionaryState>((set, get) => ({
  words: [],
  problems: [],
  refresh: async () => {
    const answer = await newsroom.readDictionary({})
    if (answer.ok) set(shown(get(), answer.value))
  },
  change: async (change) => {
    const answer = await newsroom.changeDictionary(change)
    if (answer.ok) set(shown(get(), answer.value))
    return answer
  },
}))
