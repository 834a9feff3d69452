import { createContext } from 'react'
import type { Inline } from '../../../../core/document/index.ts'

/** What the parts of a comparison need. */
export type ComparisonTools = {
  /** Takes back the older side of changes; null where nothing can be replaced. */
  takeBack: ((changes: readonly number[], what: 'passage' | 'section') => void) | null
  /** The numbers of the notes, as each of the two texts has them. */
  notes: ReadonlyMap<Inline, number>
}

export const ComparisonContext = createContext<ComparisonTools>({ takeBack: null, notes: new Map() })
