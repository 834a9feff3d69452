import * as z from 'zod/mini'
import type { Failure } from './failure.ts'

/** How far a backup or a restoration is, in bytes of the library's files: each is written, then read back. */
export type BackupProgress = { phase: 'copy' | 'verify'; done: number; total: number }
export type TellProgress = (progress: BackupProgress) => void

/** A file of the library that is not in a backup: the system's reason, or `name` for one that no archive can carry. */
export type LeftOut = { file: string; reason: string }

/** What a backup holds, or what came out of one: articles outside of the bin, and bytes of all files. */
export type BackupOutcome = { articles: number; bytes: number; leftOut: LeftOut[] }

/**
 * Where a backup is to go: a folder by its handle, or null for the one that the host has for backups; and the name of the
 * file, or null for one that tells library and time. A file of that name is only replaced with `overwrite`.
 */
export type BackupRequest = { place: string | null; fileName: string | null; overwrite: boolean }

/** What restores a library: a backup, and the folder that the new one goes into, by its handle, under this name. */
export type RestoreRequest = { backup: BackupFile; place: string; name: string }

/** A backup in a folder that the host knows by this handle. */
export type BackupFile = { place: string; fileName: string }

/**
 * How far a run is. `outcome` is null until it is done; `download` is where a browser's window then fetches its file, and
 * `library` the handle by which a restored library can be opened.
 */
export type BackupStep = {
  progress: BackupProgress
  outcome: BackupOutcome | null
  download: string | null
  library: string | null
}

/** A backup that the host finds in its folder for backups. `at` is RFC 3339, `size` in bytes. */
export type KnownBackup = BackupFile & { at: string; size: number }

/** How the last backup ended, by the schedule or by hand. `failure` is null for one that is good. */
export type LastBackup = { at: string; fileName: string; articles: number; failure: Failure | null }

/** The last backup of a library that is backed up by a schedule, where it failed. */
export type FailedBackup = { at: string; failure: Failure }

/** `place` is the folder that the schedule backs up into; null where none is chosen. `run` is the one at work. */
export type BackupState = {
  place: { id: string; label: string } | null
  /** False where the folder is an option of the host, or there is none: then a backup is a download. */
  canChoosePlace: boolean
  last: LastBackup | null
  /** When the last good one was made; null where there is none. */
  lastGood: string | null
  run: string | null
  backups: KnownBackup[]
}

/** An article in a backup. */
export type BackedUpArticle = {
  id: string
  headline: string
  date: string
  updatedAt: string
  isInBin: boolean
}

/** Articles of a backup that match a query; `total` counts all that do. */
export type BackedUpArticles = { at: string; total: number; items: BackedUpArticle[] }

/** A name of a file or a folder in its place: no path. */
const plainName = z
  .string()
  .check(z.refine((name) => /^[^/\\\p{Cc}]+$/u.test(name) && !/^\.{1,2}$/.test(name)))

export const backupFileDecoder: z.ZodMiniType<BackupFile> = z.object({
  place: z.string(),
  fileName: plainName,
})
export const backupRequestDecoder: z.ZodMiniType<BackupRequest> = z.object({
  place: z.nullable(z.string()),
  fileName: z.nullable(plainName),
  overwrite: z.boolean(),
})
export const restoreRequestDecoder: z.ZodMiniType<RestoreRequest> = z.object({
  backup: backupFileDecoder,
  place: z.string(),
  name: plainName,
})
