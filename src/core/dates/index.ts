export { addDays, addMonths, weekdayOf } from './calendarDays.ts'
export { type DateProblem, readDate, type TypedDate } from './readDate.ts'
export { embargoZoneOf, inZone, isZone, offsetAt, offsetText, wallTimeIn } from './zones.ts'
