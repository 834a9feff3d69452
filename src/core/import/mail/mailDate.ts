import { isDateTime } from '../../article/index.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONES: { readonly [zone: string]: string } = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
}
const DATE =
  /^(?:[a-z]{3,9},? +)?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}) +(\d{1,2}):(\d{2})(?::(\d{2}))? *([+-]\d{4}|[a-z]{1,4})?/i

/** The date of a `Date` header with its offset (RFC 5322); empty where it is no whole date. */
export function mailDate(header: string): string {
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', zone = ''] =
    DATE.exec(header.trim()) ?? []
  const number = MONTHS.indexOf(month.toLowerCase()) + 1
  if (number === 0) return ''
  const offset = /^[+-]/.test(zone)
    ? `${zone.slice(0, 3)}:${zone.slice(3)}`
    : (ZONES[zone.toLowerCase()] ?? '')
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  const whole = `${date}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`
  return isDateTime(whole) ? whole : isDateTime(`${date}T00:00:00Z`) ? date : ''
}
