type Store = { getInitialState(): object; setState(state: object, replace: true): void }

const isStore = (value: unknown): value is Store => typeof value === 'function' && 'getInitialState' in value

/**
 * Gives all stores of a window what they have at its start, but for the panes, which keep their pages. Rejects where one cannot be
 * loaded: they need the bridge.
 */
export async function resetStores(): Promise<void> {
  const files = import.meta.glob<object>([
    '../../src/renderer/src/state/*.ts',
    '../../src/renderer/src/features/import/review.ts',
    '!**/panes.ts',
    '!**/selection.ts',
    '!**/shown.ts',
  ])
  const modules = await Promise.all(Object.values(files).map((load) => load()))
  for (const store of modules.flatMap((module) => Object.values(module)).filter(isStore))
    store.setState(store.getInitialState(), true)
  const { useSelection } = await import('../../src/renderer/src/state/selection.ts')
  useSelection.getState().clear()
}
