import { useEffect, useState } from 'react'
import type { ExportedFile, ExportFormat, ExportOptions } from '../../../../core/export/index.ts'
import type { Result } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import { useSession } from '../../saving/session.ts'

type Exported = {
  /** Null until there is an answer for this format. */
  answer: Result<ExportedFile> | null
  /** What is exported lacks the latest changes: they could not be saved. */
  behind: boolean
}

/** The open article as a finished file; saved first, so that the file is what is on screen. */
export function useExported(format: ExportFormat, { profile }: ExportOptions): Exported {
  const id = useSession((state) => state.openedId)
  const [exported, setExported] = useState<(Exported & { of: string }) | null>(null)
  const of = `${format} ${profile} ${id}`
  useEffect(() => {
    let dropped = false
    const make = async () => {
      if (!id) return
      const saved = await useSession.getState().flush()
      const answer = await newsroom.exportArticle({ id, format, options: { profile } })
      if (!dropped) setExported({ of, answer, behind: !saved })
    }
    void make()
    return () => {
      dropped = true
    }
  }, [id, format, profile, of])
  return exported?.of === of ? exported : { answer: null, behind: false }
}

/** The text of a finished file. */
export function textOf({ bytes }: ExportedFile): string {
  return new TextDecoder().decode(bytes)
}

/** Hands a finished file to the system, which asks where to put it or has a place for it. */
export function download({ fileName, mediaType, bytes }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has begun by then; the browser keeps its own hold on the bytes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
