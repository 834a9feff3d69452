/** A row of the index holds what Marbre never writes there. */
export class DamagedRow extends Error {
  override name = 'DamagedRow'
}
