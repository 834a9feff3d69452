import { describeHostileBytes } from '../core/pictures/hostileSuite.ts'

describeHostileBytes(20_000)
