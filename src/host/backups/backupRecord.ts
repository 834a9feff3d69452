import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { FAILURE_CODES, type Json } from '../../core/failure.ts'
import type { LastBackup } from '../../core/backup.ts'
import { writeJson } from '../writeJson.ts'
import type { MadeBackup } from './backupNames.ts'

const json: z.ZodMiniType<Json> = z.json()
const failure = z.object({ code: z.enum(FAILURE_CODES), detail: z.record(z.string(), json) })
const last: z.ZodMiniType<LastBackup> = z.object({
  at: z.string(),
  fileName: z.string(),
  articles: z.number(),
  failure: z.nullable(failure),
})
const record = z.object({
  last: z.nullable(last),
  lastGood: z.nullable(z.string()),
  made: z.array(z.object({ place: z.string(), fileName: z.string(), at: z.string() })),
  isOpen: z.boolean(),
})

/** What is remembered of a library's backups. `isOpen` is true from a start to the backup at its end. */
export type BackupRecord = {
  last: LastBackup | null
  lastGood: string | null
  made: MadeBackup[]
  isOpen: boolean
}

const NO_BACKUPS: BackupRecord = { last: null, lastGood: null, made: [], isOpen: false }
/** How many backups are remembered; older ones are never removed. */
const MOST_REMEMBERED = 500

/** The record of a library's backups, in a file outside of it; without a file it lasts as long as the program. */
export class BackupRecordFile {
  readonly #path: string | null
  #known: BackupRecord = NO_BACKUPS

  constructor(path: string | null) {
    this.#path = path
  }

  read(): BackupRecord {
    if (this.#path === null) return this.#known
    try {
      return record.parse(JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      return this.#known
    }
  }

  /** Errors of the disk are ignored: the backups are made all the same, and none is removed that is not remembered. */
  change(part: Partial<BackupRecord>): void {
    const next = { ...this.read(), ...part }
    this.#known = { ...next, made: next.made.slice(-MOST_REMEMBERED) }
    if (this.#path !== null) writeJson(this.#path, this.#known)
  }
}
