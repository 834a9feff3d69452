import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DictionaryBytes } from './engine.ts'
import { makeFolders } from '../../store/makeFolders.ts'

const KINDS = ['aff', 'dic'] as const

/** Pairs of files that a user named, by language, in a folder of the user-data folder. Languages must be valid tags. */
export class OwnDictionaries {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  #path(language: string, kind: (typeof KINDS)[number]): string {
    return join(this.#folder, `${language.toLowerCase()}.${kind}`)
  }

  /** The languages, in lower case, that both files are there of. */
  languages(): string[] {
    try {
      const files = new Set(readdirSync(this.#folder))
      const stems = [...files].flatMap((name) => (name.endsWith('.dic') ? name.slice(0, -4) : []))
      return stems.filter((stem) => files.has(`${stem}.aff`)).sort()
    } catch {
      return []
    }
  }

  /** The language of the pair that a text of a language is held against: its own, or that of a part of its tag; null without one. */
  languageFor(language: string): string | null {
    const known = this.languages()
    const parts = language.toLowerCase().split('-')
    for (let count = parts.length; count > 0; count--) {
      const tag = parts.slice(0, count).join('-')
      if (known.includes(tag)) return tag
    }
    return null
  }

  /** Rejects where a file cannot be read. */
  async read(language: string): Promise<DictionaryBytes> {
    return {
      aff: await readFile(this.#path(language, 'aff')),
      dic: await readFile(this.#path(language, 'dic')),
    }
  }

  /** Puts a pair in the place of the present one. Throws where it cannot be written. */
  write(language: string, bytes: DictionaryBytes): void {
    makeFolders(this.#folder, 0o700)
    for (const kind of KINDS) {
      const temporary = `${this.#path(language, kind)}.${process.pid}.tmp`
      writeFileSync(temporary, bytes[kind], { mode: 0o600 })
      renameSync(temporary, this.#path(language, kind))
    }
  }

  /** Removes a pair; nothing where there is none. */
  remove(language: string): void {
    for (const kind of KINDS) rmSync(this.#path(language, kind), { force: true })
  }
}
