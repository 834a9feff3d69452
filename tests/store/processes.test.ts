import { describeProcesses } from './processSuite.ts'

describeProcesses({ kills: 24, killedImports: 2, rounds: 30 })
