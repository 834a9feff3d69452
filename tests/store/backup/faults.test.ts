import { describeBackupFaults } from './faultSuite.ts'

describeBackupFaults(
  [
    { fault: 'EIO', staying: false },
    { fault: 'ENOSPC', staying: true },
    { fault: 'half a write, then full', staying: false },
    { fault: 'killed before', staying: false },
  ],
  6,
)
