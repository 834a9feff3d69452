import { useEffect, useState } from 'react'
import { splitSections } from '../../../../core/body.ts'
import { type Measure, measureArticle, measureText } from '../../../../core/measure.ts'
import { useOutline } from '../../state/outline.ts'
import { useWords } from '../../words.ts'

/** How long a selection stands still before it is counted, in milliseconds: one of a few pages, and a huge one. */
const SETTLED = { usual: 120, huge: 400 } as const
const HUGE = 60_000

/** The field of the display copy in which something is selected, or null. */
function fieldSelected(): HTMLTextAreaElement | null {
  const { activeElement: field } = document
  const isCopy = field instanceof HTMLTextAreaElement && field.dataset.copy !== undefined
  return isCopy && field.selectionEnd > field.selectionStart ? field : null
}

function measureSelection(): Measure | null {
  const { view, selected } = useOutline.getState()
  if (view && selected)
    return measureArticle({ sections: splitSections(view.state.sliceDoc(selected.from, selected.to)) })
  const field = fieldSelected()
  return field && measureText(field.value.slice(field.selectionStart, field.selectionEnd))
}

/** How long what is selected on the page is; nothing while nothing is. */
export function SelectionCount() {
  const { t } = useWords()
  const [measure, setMeasure] = useState<Measure | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      clearTimeout(timer)
      const { selected } = useOutline.getState()
      if (!selected && !fieldSelected()) return setMeasure(null)
      const isHuge = selected !== null && selected.to - selected.from > HUGE
      timer = setTimeout(() => setMeasure(measureSelection()), isHuge ? SETTLED.huge : SETTLED.usual)
    }
    const stop = useOutline.subscribe(({ selected }, before) => {
      if (selected !== before.selected) count()
    })
    // In a field the document alone tells of it; the body tells more, and only of what matters.
    const onSelection = () => {
      if (document.activeElement instanceof HTMLTextAreaElement) count()
    }
    document.addEventListener('selectionchange', onSelection)
    document.addEventListener('focusout', count)
    return () => {
      stop()
      clearTimeout(timer)
      document.removeEventListener('selectionchange', onSelection)
      document.removeEventListener('focusout', count)
    }
  }, [])
  if (!measure) return null
  const signs = t('common:signs', { count: measure.signs })
  const words = t('common:words', { count: measure.words })
  return <span data-selection>{t('inspector:selection', { signs, words })}</span>
}
