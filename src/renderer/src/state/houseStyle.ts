import { create } from 'zustand'
import type { HouseStyleFile } from '../../../core/library.ts'
import type { HouseRule } from '../../../core/houseStyle/index.ts'
import { newsroom } from '../client.ts'

type HouseStyleState = HouseStyleFile & {
  /** The rules that are left out because their pattern took too long on a text. */
  runaways: readonly HouseRule[]
  /** Reads the rules again; unchanged rules stay the same object. */
  refresh(): Promise<void>
}

/** The library's house style. */
export const useHouseStyle = create<HouseStyleState>((set, get) => ({
  file: null,
  rules: [],
  problems: [],
  runaways: [],
  refresh: async () => {
    const answer = await newsroom.readHouseStyle({})
    if (!answer.ok) return
    const { file, rules, problems } = answer.value
    const isSame = JSON.stringify(get().rules) === JSON.stringify(rules)
    set({ file, problems, ...(isSame ? {} : { rules, runaways: [] }) })
  },
}))
