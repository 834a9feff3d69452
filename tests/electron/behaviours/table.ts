import type { Behaviour } from './behaviour.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { PAGES } from './pages.ts'
import { SYSTEM } from './system.ts'

export const BEHAVIOURS: readonly Behaviour[] = [...LIFECYCLE, ...PAGES, ...SYSTEM]
