/** A question that a later one of its asker has taken the place of. */
export class Superseded extends Error {
  override name = 'Superseded'
}
