import { describeProcesses } from './processSuite.ts'

describeProcesses({ kills: 12, killedImports: 2, rounds: 15 })
