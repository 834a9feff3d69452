import { create } from 'zustand'
import type { HouseStyleEdit, HouseStyleFile } from '../../../core/library.ts'
import type { Result } from '../../../core/failure.ts'
import type { HouseRule, HouseStyleChange } from '../../../core/houseStyle/index.ts'
import { newsroom } from '../client.ts'

type HouseStyleState = HouseStyleFile & {
  /** The rules that are left out because their pattern took too long on a text. */
  runaways: readonly HouseRule[]
  /** Reads the rules again; unchanged rules stay the same object. */
  refresh(): Promise<void>
  /** Changes a rule in the file, if it still is the file that was read; what it says afterwards is shown either way. */
  change(change: HouseStyleChange): Promise<Result<HouseStyleEdit>>
}

/** What a file says, as a part of the state; unchanged rules stay the same object. */
function shown(
  before: HouseStyleState,
  { file, fingerprint, rules, problems }: HouseStyleFile,
): Partial<HouseStyleState> {
  const isSame = JSON.stringify(before.rules) === JSON.stringify(rules)
  return { file, fingerprint, problems, ...(isSame ? {} : { rules, runaways: [] }) }
}

/** The library's house style. */
export const useHouseStyle = create<HouseStyleState>((set, get) => ({
  file: null,
  fingerprint: null,
  rules: [],
  problems: [],
  runaways: [],
  refresh: async () => {
    const answer = await newsroom.readHouseStyle({})
    if (!answer.ok) return
    set(shown(get(), answer.value))
  },
  change: async (change) => {
    const answer = await newsroom.changeHouseStyle({ base: get().fingerprint, change })
    if (answer.ok && answer.value.kind !== 'by-hand-only') set(shown(get(), answer.value.style))
    return answer
  },
}))
