import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The version in the text of Marbre's own `package.json`; null in that of another. */
function versionIn(text: string): string | null {
  const parsed: unknown = JSON.parse(text)
  const isOurs =
    typeof parsed === 'object' &&
    parsed !== null &&
    'name' in parsed &&
    parsed.name === 'marbre' &&
    'version' in parsed
  return isOurs && typeof parsed.version === 'string' ? parsed.version : null
}

function versionAt(folder: string): string | null {
  try {
    return versionIn(readFileSync(join(folder, 'package.json'), 'utf8'))
  } catch {
    return null
  }
}

/** Marbre's version, from the nearest `package.json` above this file; empty if there is none. */
export function marbreVersion(folder = import.meta.dirname): string {
  for (let at = folder; ; at = dirname(at)) {
    const version = versionAt(at)
    if (version !== null) return version
    if (dirname(at) === at) return ''
  }
}
