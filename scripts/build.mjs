import { buildNow, orExit } from './setup.mjs'

await orExit(buildNow)
