import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The licences of Marbre and of all that it contains, which a build has beside the interface; null where there is no build. */
export function licences(folder = import.meta.dirname): string | null {
  for (let at = folder; ; at = dirname(at)) {
    try {
      return readFileSync(join(at, 'renderer', 'licences.txt'), 'utf8')
    } catch {
      if (dirname(at) === at) return null
    }
  }
}
