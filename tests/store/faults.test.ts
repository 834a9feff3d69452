import { describeBinFaults, describeFaults } from './faultSuite.ts'

describeFaults([
  { fault: 'EIO', staying: false },
  { fault: 'ENOSPC', staying: true },
  { fault: 'EACCES', staying: true },
  { fault: 'half a write, then full', staying: false },
  { fault: 'killed before', staying: false },
])

describeBinFaults([
  { fault: 'EIO', staying: false, step: 7 },
  { fault: 'ENOSPC', staying: true, step: 7 },
  { fault: 'killed before', staying: false, step: 5 },
])
