import { describeFaults } from './faultSuite.ts'

describeFaults([
  { fault: 'EIO', staying: false },
  { fault: 'ENOSPC', staying: true },
  { fault: 'EACCES', staying: true },
  { fault: 'half a write, then full', staying: false },
  { fault: 'killed before', staying: false },
])
