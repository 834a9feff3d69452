import {
  type HouseRule,
  type HouseStyle,
  type MatchPatterns,
  matchPattern,
  readHouseStyle,
} from '../../../src/core/houseStyle/index.ts'

/** Runs patterns that are known to come to an end. */
export const match: MatchPatterns = (patterns, text) => patterns.map((pattern) => matchPattern(pattern, text))

export const read = (text: string): HouseStyle => readHouseStyle(new TextEncoder().encode(text))

/** The rules of a file in which nothing is wrong. */
export function rulesOf(text: string): HouseRule[] {
  const { rules, problems } = read(text)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return rules
}
