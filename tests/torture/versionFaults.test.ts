import { FAULTS, type Fault } from '../store/faults.ts'
import { describeVersionFaults } from '../store/versionFaultSuite.ts'

const STAYING: Fault[] = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE', 'EPERM']

describeVersionFaults(
  [
    ...FAULTS.map((fault) => ({ fault, staying: false })),
    ...STAYING.map((fault) => ({ fault, staying: true })),
  ],
  { every: 1 },
)
