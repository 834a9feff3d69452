import { FAULTS, type Fault } from '../store/faults.ts'
import { describeBinFaults, describeFaults } from '../store/faultSuite.ts'

const STAYING: Fault[] = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE', 'EPERM']

const EVERY: { fault: Fault; staying: boolean }[] = [
  ...FAULTS.map((fault) => ({ fault, staying: false })),
  ...STAYING.map((fault) => ({ fault, staying: true })),
]

describeFaults(EVERY)
describeBinFaults(EVERY.map((each) => ({ ...each, step: 1 })))
