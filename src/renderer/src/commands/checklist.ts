import type { Check, Place } from '../../../core/checklist.ts'
import type { ArticleContent, Status } from '../../../core/article.ts'
import { useHouseStyle } from '../state/houseStyle.ts'
import { useOutline } from '../state/outline.ts'
import { useScreen } from '../state/screen.ts'
import { useSession } from '../state/session.ts'
import { useSettings } from '../state/settings.ts'

/** What is left to do before a text can be printed, check by check. */
export async function checksOf(content: ArticleContent): Promise<readonly Check[]> {
  const { checklist } = await import('../../../core/checklist.ts')
  const { typography } = useSettings.getState().settings
  const { rules } = useHouseStyle.getState()
  return checklist(content, { now: new Date().toISOString(), profile: typography, rules })
}

/** The checks that have something left to do. */
export const openChecks = (checks: readonly Check[]) => checks.filter(({ places }) => places.length > 0)

/** Gives the open article a status. Before it is ready to print, what is left to do is shown. */
export async function changeStatus(status: Status): Promise<void> {
  const { edit, flush, openedId } = useSession.getState()
  if (status !== 'ready') return edit({ status })
  // What was typed a moment ago counts, too.
  void flush()
  const { content } = useSession.getState()
  const left = content ? openChecks(await checksOf(content)) : []
  if (useSession.getState().openedId !== openedId) return
  if (left.length > 0) useScreen.getState().show('checklist')
  else edit({ status })
}

/** As far as any text goes. */
const WHOLE = 1_000_000

/** Goes to where a check found something, and selects it. */
export function goToPlace({ field, section, words }: Place): void {
  const { view, goTo, select, selectCopy } = useOutline.getState()
  if (field === 'embargo' || field === 'correction') {
    useScreen.getState().showField(field)
  } else if (section === null) {
    selectCopy(field === 'heading' || field === 'body' ? 'headline' : field, 0, WHOLE)
  } else {
    goTo(section)
    const from = view?.state.selection.main.head ?? 0
    const at = view && words !== '' ? view.state.doc.toString().indexOf(words, from) : -1
    if (at >= 0) select(at, at + words.length)
  }
}
