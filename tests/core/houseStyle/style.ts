import { type HouseRule, type HouseStyle, readHouseStyle } from '../../../src/core/houseStyle/index.ts'

export const read = (text: string): HouseStyle => readHouseStyle(new TextEncoder().encode(text))

/** The rules of a file in which nothing is wrong. */
export function rulesOf(text: string): HouseRule[] {
  const { rules, problems } = read(text)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return rules
}

/** A rule with one pattern, as a file of JSON has it. */
export const withPattern = (pattern: string, more: object = {}) =>
  read(JSON.stringify([{ pattern, reason: 'parce que', ...more }]))
