import { describeVersionProcesses } from '../store/versionProcessSuite.ts'

describeVersionProcesses({ kills: 200, saves: 400 })
