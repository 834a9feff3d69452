/**
 * True while an embargo has not passed. `embargo` is an RFC 3339 date-time or empty, `now` an RFC 3339 instant; instants
 * are compared, whatever their offsets.
 */
export function isUnderEmbargo({ embargo }: { embargo: string }, now: string): boolean {
  return Date.parse(embargo) > Date.parse(now)
}
