import { type Article, decodeArticle } from './article.ts'
import { failed, ok, type Result } from '../failure.ts'

const FORMAT = 'marbre-article'

/** The version of the stored form that this Marbre writes. */
export const STORED_VERSION = 1

type Fields = { readonly [name: string]: unknown }

/** One step from a stored version to the next: a pure function of the whole stored value, wrapper left out. */
type Migration = {
  readonly from: number
  readonly name: string
  readonly upgrade: (fields: Fields) => Fields
}

const MIGRATIONS: readonly Migration[] = [
  {
    from: 0,
    name: 'byline-becomes-a-list-and-the-headline-gets-company',
    upgrade: ({ byline, ...fields }) => ({
      kicker: '',
      subhead: '',
      ...fields,
      byline: typeof byline === 'string' ? signatures(byline) : byline,
    }),
  },
]

function signatures(byline: string): { name: string }[] {
  return byline === '' ? [] : [{ name: byline }]
}

/** An article as it was stored, and the version it was stored in: above `STORED_VERSION`, it may be read only. */
export type StoredArticle = { article: Article; version: number }

/** The most levels of lists and objects that a stored article may have; `JSON.stringify` gives way near 5,000. */
const DEEPEST = 200

/** Why a value, though JSON, must not be worked with: too deep to be written again, or made to change prototypes. */
function hostility(value: unknown): string | null {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `nested more than ${DEEPEST} deep`
    const next: unknown[] = []
    for (const node of level) {
      if (typeof node !== 'object' || node === null) continue
      if (Object.hasOwn(node, '__proto__')) return 'has a field named __proto__'
      for (const child of Object.values(node))
        if (typeof child === 'object' && child !== null) next.push(child)
    }
    level = next
  }
  return null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function damaged(reason: string) {
  return failed('damaged', { reasons: [reason] })
}

function storedVersion({ format, version }: Fields): Result<number> {
  if (format === undefined && version === undefined) return ok(0)
  if (format !== FORMAT) return damaged(`format: not ${FORMAT}`)
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    return damaged('version: not a whole number above 0')
  }
  return ok(version)
}

/**
 * The article in a stored value of any version, brought up to the present one by the named migrations. Fails with
 * `damaged` and every reason, or with `newer-version` where a newer Marbre wrote what this one cannot make out.
 */
export function upgrade(value: unknown): Result<StoredArticle> {
  if (!isFields(value)) return damaged('not an article')
  const hostile = hostility(value)
  if (hostile !== null) return damaged(hostile)
  const stored = storedVersion(value)
  if (!stored.ok) return stored
  const version = stored.value
  const { format: _format, version: _version, ...fields } = value
  const steps = MIGRATIONS.filter(({ from }) => from >= version)
  const decoded = decodeArticle(steps.reduce<Fields>((form, step) => step.upgrade(form), fields))
  if (decoded.ok) return ok({ article: decoded.value, version })
  return version > STORED_VERSION ? failed('newer-version', { version }) : decoded
}

/** The stored form of an article, in the present version. */
export function storedForm(article: Article): object {
  return { format: FORMAT, version: STORED_VERSION, ...article }
}
