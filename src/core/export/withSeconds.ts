/** An RFC 3339 date-time with the seconds that may be left out in Marbre; a day as it is. */
export function withSeconds(date: string): string {
  return date.replace(/T(\d{2}:\d{2})(?=[Z+-])/, 'T$1:00')
}
