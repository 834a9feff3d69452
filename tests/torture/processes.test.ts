import { describeProcesses } from '../store/processSuite.ts'

describeProcesses({ kills: 200, killedImports: 40, rounds: 500 })
