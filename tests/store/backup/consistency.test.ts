import { describeConsistency } from './consistencySuite.ts'

describeConsistency({ rounds: 2, articles: 15 })
