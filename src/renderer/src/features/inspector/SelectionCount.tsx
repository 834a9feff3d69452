import { useEffect, useState } from 'react'
import type { Measure } from '../../../../core/measure.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { countSelection } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useTranslations } from '../../useTranslations.ts'

/** How long a selection must be unchanged before it is counted, in milliseconds: usually, and if it is huge. */
const DELAY = { usual: 120, huge: 400 } as const
const HUGE = 60_000

/** The length of the selection. */
export function SelectionCount() {
  const { t } = useTranslations()
  const selected = usePage((page) => page.selected)
  const [measure, setMeasure] = useState<Measure | null>(null)
  useEffect(() => {
    if (!selected) {
      setMeasure(null)
      return
    }
    const { from, to } = selected
    const count = () => {
      const { state } = articleEditor
      if (state && to <= state.doc.content.size) setMeasure(countSelection(state.doc, from, to))
    }
    const timer = setTimeout(count, to - from > HUGE ? DELAY.huge : DELAY.usual)
    return () => clearTimeout(timer)
  }, [selected])
  if (!measure) return null
  const signs = t('common:signs', { count: measure.signs })
  const words = t('common:words', { count: measure.words })
  const sentence = t('inspector:selection', { signs, words })
  return (
    <span data-selection title={sentence}>
      {sentence}
    </span>
  )
}
