import { buildNow, orEnd } from './setup.mjs'

await orEnd(buildNow)
