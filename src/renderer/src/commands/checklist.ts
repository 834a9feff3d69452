import type { Check, CheckId, Place } from '../../../core/checklist.ts'
import type { ArticleContent, Status } from '../../../core/article.ts'
import type { Translate } from '../../../i18n/index.ts'
import { articleEditor } from '../editor/articleEditor.ts'
import { displayRange, pageSections, placeOfLink, placeOfWords } from '../editor/blocks.ts'
import { isFix } from '../editor/diagnostics.ts'
import { showFirst } from '../editor/diagnostics/actions.ts'
import { selectCorrection } from '../editor/diagnostics/selectCorrection.ts'
import { isDisplayField } from '../editor/schema.ts'
import { useSession } from '../saving/session.ts'
import { useHouseStyle } from '../state/houseStyle.ts'
import { useScreen } from '../state/screen.ts'
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

/** Gives the open article a status, as a step of its history that is told. */
export function setStatus(status: Status): void {
  const say = (t: Translate) => t('editor:done.status', { status: t(`common:status.${status}`) })
  articleEditor.setFields({ status }, say)
}

/** As `setStatus`; but before an article is ready to print, what is left to do is shown. */
export async function changeStatus(status: Status): Promise<void> {
  const { flush, openedId } = useSession.getState()
  if (status === 'ready') {
    // What was typed a moment ago counts, too.
    void flush()
    const content = articleEditor.content()
    const left = content ? openChecks(await checksOf(content)) : []
    if (useSession.getState().openedId !== openedId) return
    if (left.length > 0) {
      useScreen.getState().show('checklist')
      return
    }
  }
  setStatus(status)
}

/** Selects what a check found in the text of the page: in a field of the display copy, or in a section. */
function selectPlace(check: CheckId, { field, section, words }: Place): void {
  const { state } = articleEditor
  if (!state) return
  const { doc } = state
  const sections = pageSections(doc)
  // The empty paragraph before the first heading is no section of what is stored.
  const shift = sections.length - (articleEditor.content()?.sections.length ?? sections.length)
  const found = section === null ? null : sections[section + shift]
  const range = found ?? displayRange(doc, isDisplayField(field) ? field : 'headline')
  const place =
    words === ''
      ? null
      : check === 'links'
        ? placeOfLink(doc, words, range.from, range.to)
        : placeOfWords(doc, words, range.from, range.to)
  if (place) articleEditor.select(place.from, place.to)
  else if (section !== null) articleEditor.goToSection(section + shift)
  else articleEditor.select(range.from, range.to, 'nearest')
}

/** Goes to where a check found something, and selects it. */
export function goToPlace(check: CheckId, place: Place): void {
  const { field, words } = place
  if (check === 'typography') void showFirst((each) => isFix(each) && each.found.source === 'typography')
  else if (field === 'correction' && words !== '') selectInCorrection(words)
  else if (field === 'embargo' || field === 'correction') useScreen.getState().showField(field)
  else if (field === 'byline' || field === 'date')
    document.querySelector<HTMLInputElement>(`[data-credits] input[data-copy="${field}"]`)?.select()
  else selectPlace(check, place)
}

function selectInCorrection(words: string): void {
  const at = articleEditor.content()?.correction.indexOf(words) ?? -1
  selectCorrection(Math.max(0, at), Math.max(0, at) + words.length)
}
