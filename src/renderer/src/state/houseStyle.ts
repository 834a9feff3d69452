import { create } from 'zustand'
import type { HouseStyleFile } from '../../../contract/contract.ts'
import { newsroom } from '../client.ts'

type HouseStyleState = HouseStyleFile & {
  /** Asks for the rules anew; where they are the same, they stay the same object. */
  refresh(): Promise<void>
}

/** The newsroom's own rules, as the library has them. */
export const useHouseStyle = create<HouseStyleState>((set, get) => ({
  file: null,
  rules: [],
  problems: [],
  refresh: async () => {
    const answer = await newsroom.readHouseStyle({})
    if (!answer.ok) return
    const { file, rules, problems } = answer.value
    const isSame = JSON.stringify(get().rules) === JSON.stringify(rules)
    set({ file, problems, ...(isSame ? {} : { rules }) })
  },
}))
