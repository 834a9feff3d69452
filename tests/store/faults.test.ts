import { describeBinFaults, describeFaults } from './faultSuite.ts'

// At every operation for a process that is killed; `npm run torture` takes every one for all.
describeFaults([
  { fault: 'EIO', staying: false, step: 2 },
  { fault: 'ENOSPC', staying: true, step: 5 },
  { fault: 'EACCES', staying: true, step: 5 },
  { fault: 'half a write, then full', staying: false, step: 3 },
  { fault: 'killed before', staying: false },
])

describeBinFaults([
  { fault: 'EIO', staying: false, step: 7 },
  { fault: 'ENOSPC', staying: true, step: 7 },
  { fault: 'killed before', staying: false, step: 5 },
])
