import { useEffect, useState } from 'react'
import type { Measure } from '../../../../core/measure.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { countSelection } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useWords } from '../../words.ts'

/** How long a selection stands still before it is counted, in milliseconds: one of a few pages, and a huge one. */
const SETTLED = { usual: 120, huge: 400 } as const
const HUGE = 60_000

/** How long what is selected on the page is; nothing while nothing is. */
export function SelectionCount() {
  const { t } = useWords()
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
    const timer = setTimeout(count, to - from > HUGE ? SETTLED.huge : SETTLED.usual)
    return () => clearTimeout(timer)
  }, [selected])
  if (!measure) return null
  const signs = t('common:signs', { count: measure.signs })
  const words = t('common:words', { count: measure.words })
  return <span data-selection>{t('inspector:selection', { signs, words })}</span>
}
