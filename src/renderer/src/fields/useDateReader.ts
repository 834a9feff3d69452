import { useEffect, useState } from 'react'

/** Reads a typed date of publication, in the words of a language; null where it is none that can be saved. */
export type DateReader = (text: string, language: string) => string | null

let loaded: DateReader | null = null

async function loadReader(): Promise<DateReader> {
  const { readTypedDate } = await import('./typedDate.ts')
  loaded = (text, language) => {
    const meant = readTypedDate(text, language)
    return typeof meant === 'string' ? meant : null
  }
  return loaded
}

/** The reader of typed dates, which knows the words of many languages and is loaded after the page; null until then. */
export function useDateReader(): DateReader | null {
  const [reader, setReader] = useState<DateReader | null>(() => loaded)
  useEffect(() => {
    if (reader) return
    let isGone = false
    const idle = requestIdleCallback(() => {
      void loadReader().then((read) => {
        if (!isGone) setReader(() => read)
      })
    })
    return () => {
      isGone = true
      cancelIdleCallback(idle)
    }
  }, [reader])
  return reader
}
