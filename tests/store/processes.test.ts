import { describeProcesses } from './processSuite.ts'

describeProcesses({ kills: 20, killedImports: 4, rounds: 40 })
