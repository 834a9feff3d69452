import { FAULTS, type Fault } from '../store/faults.ts'
import { describeFaults } from '../store/faultSuite.ts'

const STAYING: Fault[] = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE', 'EPERM']

describeFaults([
  ...FAULTS.map((fault) => ({ fault, staying: false })),
  ...STAYING.map((fault) => ({ fault, staying: true })),
])
