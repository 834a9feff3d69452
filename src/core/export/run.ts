import * as z from 'zod/mini'
import { articleId, STATUSES } from '../article/index.ts'
import type { Failure } from '../failure.ts'
import {
  EXPORT_FORMAT_NAMES,
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  MARKDOWN_PROFILES,
  PICTURE_PLACES,
  TEXT_LINES,
} from './formats.ts'
import type { ExportNotice } from './notices.ts'
import type { RenditionNeed } from './renditions.ts'

const OPTIONS = {
  profile: z.exactOptional(z.enum(MARKDOWN_PROFILES)),
  lines: z.exactOptional(z.enum(TEXT_LINES)),
  pictures: z.exactOptional(z.enum(PICTURE_PLACES)),
} satisfies { readonly [Name in keyof ExportOptions]: z.ZodMiniType<ExportOptions[Name]> }

/** Options as a caller gives them: what is missing has its default. */
export const exportOptionsDecoder: z.ZodMiniType<Partial<ExportOptions>> = z.object(OPTIONS)

/** Which articles: these, in this order, or all of the library that have a status (`all`: any). */
export type ExportSelection =
  | { kind: 'ids'; ids: string[] }
  | { kind: 'library'; status: (typeof STATUSES)[number] | 'all' }

/** An export of several articles. */
export type ExportRequest = {
  selection: ExportSelection
  format: ExportFormat
  options: Partial<ExportOptions>
  /** The pattern of file names, as `{date}-{slug}`; see `namePattern.ts`. Empty: `{slug}`. */
  names: string
  /** Not empty: one file with all articles, and this title; for formats whose unit is a dossier. */
  dossier: string
  /** The host's handle of a folder; null: the files are given to the caller. */
  place: string | null
  includeEmbargoed: boolean
  /** True where a file that nothing lists as ours may be replaced. */
  overwrite: boolean
  /** True where the caller makes the sizes of pictures that a step says it needs. */
  makesRenditions?: boolean
}

export const exportRequestDecoder: z.ZodMiniType<ExportRequest> = z.object({
  selection: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ids'), ids: z.array(articleId) }),
    z.object({ kind: z.literal('library'), status: z.enum([...STATUSES, 'all']) }),
  ]),
  format: z.enum(EXPORT_FORMAT_NAMES),
  options: exportOptionsDecoder,
  names: z.string(),
  dossier: z.string(),
  place: z.nullable(z.string()),
  includeEmbargoed: z.boolean(),
  overwrite: z.boolean(),
  makesRenditions: z.exactOptional(z.boolean()),
})

/**
 * How the files of an export are named: `distinct`: one whose name is taken gets a number; `exact`: each has its name, which
 * other files of the export link to or its title makes.
 */
export function namingOf({
  format,
  dossier,
}: Pick<ExportRequest, 'format' | 'dossier'>): 'distinct' | 'exact' {
  return format === 'site' || dossier !== '' ? 'exact' : 'distinct'
}

/** What became of an article, or of a file of the folder. `file` is the name within the folder. */
export type ExportOutcome =
  /**
   * `replaced` is the earlier file of the article, under another name, that this one took the place of; `beside` are the names
   * of the pictures that stand beside it, if any do.
   */
  | {
      kind: 'written'
      id: string
      file: string
      replaced: string | null
      notices: readonly ExportNotice[]
      beside?: readonly string[]
    }
  /** The file was there already, byte for byte. */
  | { kind: 'unchanged'; id: string; file: string }
  /** An earlier file of the article stays beside the new one, because somebody has changed it since. */
  | { kind: 'left'; id: string; file: string }
  /** A file of an earlier export that is of no article any more. */
  | { kind: 'removed'; file: string }
  | { kind: 'embargoed'; id: string; headline: string; embargo: string }
  | { kind: 'failed'; id: string; headline: string; failure: Failure }

/** A file of a run that has no place of its own, for the caller to write. */
export type ExportedEntry = { id: string; headline: string; file: ExportedFile }

/** Some progress of a run: of `total` articles `done` are finished. After `isFinished` the run is no more. */
export type ExportStep = {
  done: number
  total: number
  outcomes: ExportOutcome[]
  files: ExportedEntry[]
  /** How many of the written articles are drafts: neither ready nor published. */
  drafts: number
  isFinished: boolean
  /** The next sizes of pictures that the article at hand needs; the run goes on when it is continued with them. */
  needs: readonly RenditionNeed[]
}
