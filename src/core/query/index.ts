export { type Condition, type Conditions, conditionsOf, deskKey } from './conditions.ts'
export { hitFinder, type HitText, type SearchHit } from './hit.ts'
export { matchesConditions, type SoughtFacts, soughtTexts, type SoughtTexts } from './matches.ts'
export { localDay, type Period, periodDays } from './periods.ts'
export { parseQuery } from './parseQuery.ts'
export {
  FIELD_NAMES,
  type PlacedTerm,
  QUERY_FIELDS,
  type Query,
  type QueryField,
  type QueryTerm,
  STATUS_VALUES,
  type TextField,
} from './query.ts'
export { writeQuery } from './writeQuery.ts'
