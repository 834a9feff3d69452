import { useEffect, useState } from 'react'
import type { VersionText } from '../../../../contract/contract.ts'
import { failed, type Failure } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import type { ComparedTexts } from '../../state/comparison.ts'

type Read = {
  older: VersionText | null
  /** Null while it is read, and for the text of today. */
  newer: VersionText | null
  failure: Failure | null
}

const NOT_LOADED: Read = { older: null, newer: null, failure: null }

/** Reads the versions that are compared. */
export function useComparedTexts({ article, version, newer }: ComparedTexts): Read {
  const [read, setRead] = useState<{ of: string; texts: Read }>({ of: '', texts: NOT_LOADED })
  const of = `${article} ${version} ${newer ?? ''}`
  useEffect(() => {
    let isStopped = false
    const versionOf = (id: string) => newsroom.readVersion({ id: article, version: id })
    void Promise.all([versionOf(version), newer === null ? null : versionOf(newer)]).then(
      ([one, other]) => {
        if (isStopped) return
        const failure = [one, other].find((answer) => answer?.ok === false)
        const texts = {
          older: one.ok ? one.value : null,
          newer: other?.ok ? other.value : null,
          failure: failure && !failure.ok ? failure.failure : null,
        }
        setRead({ of, texts })
      },
      () => {
        if (!isStopped) setRead({ of, texts: { ...NOT_LOADED, failure: failed('unexpected').failure } })
      },
    )
    return () => {
      isStopped = true
    }
  }, [article, version, newer, of])
  return read.of === of ? read.texts : NOT_LOADED
}
