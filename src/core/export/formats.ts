import * as z from 'zod/mini'

export const EXPORT_FORMATS = ['markdown', 'html', 'fragment', 'text', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const MARKDOWN_PROFILES = ['hugo', 'flat'] as const
/** The form of the front matter. */
export type MarkdownProfile = (typeof MARKDOWN_PROFILES)[number]

/** How to export. `profile` is the form of Markdown front matter. */
export type ExportOptions = { profile: MarkdownProfile }
export const exportOptionsDecoder: z.ZodMiniType<ExportOptions> = z.object({
  profile: z.enum(MARKDOWN_PROFILES),
})

/** A finished file, as bytes: where it goes is the host's business. */
export type ExportedFile = { fileName: string; mediaType: string; bytes: Uint8Array }
