import { useEffect, useState } from 'react'
import type { ExportedFile, ArticleFormat, ExportOptions } from '../../../../core/export/formats.ts'
import type { Result } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import { useSession } from '../../saving/session.ts'

type Exported = {
  /** Null while there is no answer for this format. */
  answer: Result<ExportedFile> | null
  /** True if unsaved changes could not be saved and are missing in the export. */
  isStale: boolean
}

/** Exports the open article, saving it first; without a format, nothing. */
export function useExport(format: ArticleFormat | null, { profile, lines }: ExportOptions): Exported {
  const id = useSession((state) => state.openedId)
  const [exported, setExported] = useState<(Exported & { key: string }) | null>(null)
  const key = `${format} ${profile} ${lines} ${id}`
  useEffect(() => {
    let isCancelled = false
    const run = async () => {
      if (!id || !format) return
      const saved = await useSession.getState().flush()
      const answer = await newsroom.exportArticle({ id, format, options: { profile, lines } })
      if (!isCancelled) setExported({ key, answer, isStale: !saved })
    }
    void run()
    return () => {
      isCancelled = true
    }
  }, [id, format, profile, lines, key])
  return exported?.key === key ? exported : { answer: null, isStale: false }
}

/** An exported file's text. */
export function textOf({ bytes }: ExportedFile): string {
  return new TextDecoder().decode(bytes)
}
