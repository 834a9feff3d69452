import { describeRemovals } from './removingSuite.ts'

describeRemovals(2)
