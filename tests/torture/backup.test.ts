import { FAULTS } from '../store/faults.ts'
import { describeConsistency } from '../store/backup/consistencySuite.ts'
import { describeBackupFaults } from '../store/backup/faultSuite.ts'
import { describeKilledBackups } from '../store/backup/killSuite.ts'
import { describeLargeBackup } from '../store/backup/largeSuite.ts'

describeConsistency({ rounds: 60, articles: 200 })
describeBackupFaults(
  FAULTS.flatMap((fault) => [false, true].map((staying) => ({ fault, staying }))),
  1,
)
describeKilledBackups(100)
describeLargeBackup()
