/** The windows of one origin that are open. */
export type LiveWindows = {
  /** The id of this window. */
  readonly id: string
  /** The ids of the others that are open now. */
  others(): Promise<ReadonlySet<string>>
}

/** Where a window is the only one. */
export const NO_OTHERS: LiveWindows = { id: 'alone', others: async () => new Set() }

const PREFIX = 'marbre.window/'

/** Makes an id for this window, and holds a lock of that name until the window ends, in whatever way: so the others know of it. */
export function liveWindows(locks: LockManager | undefined = navigator.locks): LiveWindows {
  const id = crypto.randomUUID()
  void locks?.request(`${PREFIX}${id}`, () => new Promise(() => {})).catch(() => {})
  return {
    id,
    async others() {
      const { held = [] } = (await locks?.query()) ?? {}
      const names = held.flatMap(({ name = '' }) =>
        name.startsWith(PREFIX) ? name.slice(PREFIX.length) : [],
      )
      return new Set(names.filter((name) => name !== id))
    },
  }
}
