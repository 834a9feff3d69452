export { type HouseStyleFinding, lintHouseStyle } from './lint.ts'
export { LARGEST_HOUSE_STYLE, readHouseStyle } from './readHouseStyle.ts'
export type { HouseRule, HouseStyle, HouseStyleProblem } from './rule.ts'
