import { useEffect, useState } from 'react'
import { addSilenceSentences } from '../../../i18n/silence.ts'
import { newsroom } from '../client.ts'
import { useSentences, useTranslations } from '../useTranslations.ts'

/** How long a call that the host answers from its memory may take before that is told, in milliseconds. */
const LATE = 5_000
/** How long after an answer it is asked again, in milliseconds. */
const INTERVAL = 2_000

/** While something waits for the host: the sentence that it does not answer, once it has not for long; else null. */
export function useSilence(isWaiting: boolean): string | null {
  useSentences(addSilenceSentences)
  const { t } = useTranslations()
  const [isSilent, setSilent] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const ask = async () => {
      timer = setTimeout(() => setSilent(true), LATE)
      await newsroom.checkProgress({})
      clearTimeout(timer)
      if (isOver) return
      setSilent(false)
      timer = setTimeout(() => void ask(), INTERVAL)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
      setSilent(false)
    }
  }, [isWaiting])
  return isSilent ? t('silence:told') : null
}
