import { useEffect, useState } from 'react'
import type { ExportedFile, ExportFormat, ExportOptions } from '../../../../core/export/formats.ts'
import type { Result } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import { useSession } from '../../saving/session.ts'

type Exported = {
  /** Null while there is no answer for this format. */
  answer: Result<ExportedFile> | null
  /** True if unsaved changes could not be saved and are missing in the export. */
  isStale: boolean
}

/** Exports the open article, saving it first. */
export function useExport(format: ExportFormat, { profile }: ExportOptions): Exported {
  const id = useSession((state) => state.openedId)
  const [exported, setExported] = useState<(Exported & { key: string }) | null>(null)
  const key = `${format} ${profile} ${id}`
  useEffect(() => {
    let isCancelled = false
    const run = async () => {
      if (!id) return
      const saved = await useSession.getState().flush()
      const answer = await newsroom.exportArticle({ id, format, options: { profile } })
      if (!isCancelled) setExported({ key, answer, isStale: !saved })
    }
    void run()
    return () => {
      isCancelled = true
    }
  }, [id, format, profile, key])
  return exported?.key === key ? exported : { answer: null, isStale: false }
}

/** An exported file's text. */
export function textOf({ bytes }: ExportedFile): string {
  return new TextDecoder().decode(bytes)
}

/** Downloads an exported file; the host asks where to, or uses its download folder. */
export function download({ fileName, mediaType, bytes }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has started by then, and the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
