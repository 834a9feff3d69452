export { hasPatterns, hasRules } from './finder.ts'
export { type HouseStyleFinding, lintHouseStyle } from './lint.ts'
export { type MatchPatterns, matchPattern, noPatterns } from './pattern.ts'
export { LARGEST_HOUSE_STYLE, readHouseStyle } from './readHouseStyle.ts'
export { type HouseRule, type HouseStyle, type HouseStyleProblem, runawayProblem } from './rule.ts'
export { editHouseStyle } from './editHouseStyle.ts'
export {
  type HouseStyleChange,
  houseStyleChangeDecoder,
  problemsOf,
  type RuleText,
  textOf,
} from './ruleText.ts'
