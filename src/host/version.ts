import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'

const packageFile = z.object({ name: z.literal('marbre'), version: z.string() })

/** Marbre's version, from the nearest `package.json` above this file; empty if there is none. */
export function marbreVersion(folder = import.meta.dirname): string {
  for (let at = folder; ; at = dirname(at)) {
    try {
      return packageFile.parse(JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'))).version
    } catch {
      if (dirname(at) === at) return ''
    }
  }
}
