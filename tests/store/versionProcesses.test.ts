import { describeVersionProcesses } from './versionProcessSuite.ts'

describeVersionProcesses({ kills: 2, saves: 10 })
