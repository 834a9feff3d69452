import * as z from 'zod/mini'
import { COMMANDS, type CommandId } from '../../../../contract/commands.ts'

const STORAGE_KEY = 'marbre.commandUse'
/** What a use counts after each use of another command: half after some twenty-three. */
const FADING = 0.97
/** What has faded below this is forgotten. */
const LEAST = 0.05

/** Ids that commands had before: uses that were stored under them still count. */
const FORMER_IDS: { readonly [id in CommandId]?: string } = {
  'next-panel': 'next-pane',
  'previous-panel': 'previous-pane',
}

const usesDecoder = z.record(z.string(), z.number())

/** How often each command was run from the palette, later uses counting more. */
export function commandUses(): ReadonlyMap<CommandId, number> {
  const stored = localStorage.getItem(STORAGE_KEY)
  if (stored === null) return new Map()
  try {
    const uses = usesDecoder.parse(JSON.parse(stored))
    const useOf = (id: CommandId) => uses[id] ?? uses[FORMER_IDS[id] ?? id]
    return new Map(
      COMMANDS.flatMap(({ id }) => {
        const use = useOf(id)
        return use === undefined ? [] : [[id, use] as const]
      }),
    )
  } catch {
    // Another version wrote it, or somebody by hand: it is begun anew.
    return new Map()
  }
}

/** Notes that a command was run. */
export function noteUse(id: CommandId): void {
  const uses = new Map([...commandUses()].map(([each, use]) => [each, use * FADING]))
  uses.set(id, (uses.get(id) ?? 0) + 1)
  const kept = [...uses].filter(([, use]) => use >= LEAST)
  localStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(kept)))
}
