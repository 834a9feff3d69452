import { describeBinFaults, describeFaults } from './faultSuite.ts'

// At every operation for a disk that fails once and for a process that is killed; `npm run torture` takes every one for all.
describeFaults([
  { fault: 'EIO', staying: false },
  { fault: 'ENOSPC', staying: true, step: 3 },
  { fault: 'EACCES', staying: true, step: 3 },
  { fault: 'half a write, then full', staying: false, step: 2 },
  { fault: 'killed before', staying: false },
])

describeBinFaults([
  { fault: 'EIO', staying: false, step: 7 },
  { fault: 'ENOSPC', staying: true, step: 7 },
  { fault: 'killed before', staying: false, step: 5 },
])
