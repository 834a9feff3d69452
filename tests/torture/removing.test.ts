import { describeRemovals } from '../store/removingSuite.ts'

describeRemovals(200)
