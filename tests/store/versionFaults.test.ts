import { describeVersionFaults } from './versionFaultSuite.ts'

describeVersionFaults(
  [
    { fault: 'ENOSPC', staying: false },
    { fault: 'killed before', staying: false },
  ],
  { every: 3 },
)
