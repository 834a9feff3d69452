import { describeProcesses } from './processSuite.ts'

describeProcesses({ kills: 50, killedImports: 4, rounds: 40 })
