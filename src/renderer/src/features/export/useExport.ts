import { useEffect, useState } from 'react'
import type { ExportedFile, ArticleFormat, ExportOptions } from '../../../../core/export/formats.ts'
import type { Result } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import { prepareRenditions } from '../../commands/renditions.ts'
import { useSession } from '../../saving/session.ts'

type Exported = {
  /** Null while there is no answer for this format. */
  answer: Result<ExportedFile> | null
  /** True if unsaved changes could not be saved and are missing in the export. */
  isStale: boolean
}

/** Exports the open article, saving it first; without a format, nothing. */
export function useExport(
  format: ArticleFormat | null,
  { profile, lines, pictures }: ExportOptions,
): Exported {
  const id = useSession((state) => state.openedId)
  const [exported, setExported] = useState<(Exported & { key: string }) | null>(null)
  const key = `${format} ${profile} ${lines} ${pictures} ${id}`
  useEffect(() => {
    let isCancelled = false
    const run = async () => {
      if (!id || !format) return
      const saved = await useSession.getState().flush([id])
      const asked = { id, format, options: { profile, lines, pictures } }
      const prepared = await prepareRenditions(asked, () => isCancelled)
      if (isCancelled) return
      const answer = prepared.ok ? await newsroom.exportArticle(asked) : prepared
      if (!isCancelled) setExported({ key, answer, isStale: !saved })
    }
    void run()
    return () => {
      isCancelled = true
    }
  }, [id, format, profile, lines, pictures, key])
  return exported?.key === key ? exported : { answer: null, isStale: false }
}

/** An exported file's text. */
export function textOf({ bytes }: ExportedFile): string {
  return new TextDecoder().decode(bytes)
}
