import type { Problem } from '../contract/contract.ts'
import type { Failure } from '../core/failure.ts'

const MOST_REASONS = 20

/** A failure short enough to be kept and shown: an article of 10,000 wrong sections has as many reasons. */
function shortened(failure: Failure): Failure {
  const { reasons } = failure.detail
  if (!Array.isArray(reasons) || reasons.length <= MOST_REASONS) return failure
  return { ...failure, detail: { ...failure.detail, reasons: reasons.slice(0, MOST_REASONS) } }
}

/** What is wrong with files of the library, each file once. */
export class Problems {
  readonly #found = new Map<string, Problem>()
  #changes = 0

  /** How often the account has changed. */
  get changes(): number {
    return this.#changes
  }

  note(problem: Problem): void {
    const known = this.#found.get(problem.file)
    if (known?.kind !== problem.kind || known.failure.code !== problem.failure.code) this.#changes++
    this.#found.set(problem.file, { ...problem, failure: shortened(problem.failure) })
  }

  clear(file: string): void {
    if (this.#found.delete(file)) this.#changes++
  }

  /** Forgets what was noted of files in a folder that are no longer among `names`. */
  keepOnly(folder: string, names: ReadonlySet<string>): void {
    const start = `${folder}/`
    for (const file of [...this.#found.keys()]) {
      if (file.startsWith(start) && !names.has(file.slice(start.length))) this.clear(file)
    }
  }

  list(): Problem[] {
    return [...this.#found.values()]
  }
}
