import type { Check, CheckId, CheckLocation } from '../../../core/checklist.ts'
import type { ArticleContent, Status } from '../../../core/article/index.ts'
import { slugOf } from '../../../core/slug.ts'
import type { Translate } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { articleEditor } from '../editor/articleEditor.ts'
import { displayRange, pageSections, findLink, findWords } from '../editor/pageStructure.ts'
import { isFix } from '../editor/diagnostics/store.ts'
import { selectCorrection, showFirst } from '../editor/diagnostics/actions.ts'
import { isDisplayField } from '../editor/schema.ts'
import { useSession } from '../saving/session.ts'
import { useHouseStyle } from '../state/houseStyle.ts'
import { useLayout } from '../state/layout.ts'
import { useSettings } from '../state/settings.ts'

/** Runs the checks before publication on a text. */
export async function runChecklist(content: ArticleContent): Promise<readonly Check[]> {
  const { checklistOf } = await import('../editor/diagnostics/checklist.ts')
  const { typography, usageOff } = useSettings.getState().settings
  const { rules } = useHouseStyle.getState()
  const sameSlug = await headlinesOfSlug(slugOf(content))
  return checklistOf(content, {
    now: new Date().toISOString(),
    profile: typography,
    rules,
    usageOff,
    sameSlug,
  })
}

/** The headlines of the articles other than the open one that have a slug. */
async function headlinesOfSlug(slug: string): Promise<string[]> {
  if (slug === '') return []
  const found = await newsroom.findSlug({ slug })
  const { openedId } = useSession.getState()
  return found.ok ? found.value.filter(({ id }) => id !== openedId).map(({ headline }) => headline) : []
}

/** The checks that found something. */
export const unresolvedChecks = (checks: readonly Check[]) =>
  checks.filter(({ locations }) => locations.length > 0)

/** Sets the open article's status as one step of its history, and shows a toast with Undo. */
export function setStatus(status: Status): void {
  const say = (t: Translate) => t('editor:done.status', { status: t(`common:status.${status}`) })
  articleEditor.setFields({ status }, say)
}

/** Like `setStatus`, but a change to `ready` first opens the checklist if a check found something. */
export async function changeStatus(status: Status): Promise<void> {
  const { flush, openedId } = useSession.getState()
  if (status === 'ready') {
    // So that text typed a moment ago is checked too.
    void flush()
    const content = articleEditor.content()
    const left = content ? unresolvedChecks(await runChecklist(content)) : []
    if (useSession.getState().openedId !== openedId) return
    if (left.length > 0) {
      useLayout.getState().show('checklist')
      return
    }
  }
  setStatus(status)
}

/** Selects a finding on the page: in a field of the display copy, or in a section. */
function selectLocation(check: CheckId, { field, section, words }: CheckLocation): void {
  const { state } = articleEditor
  if (!state) return
  const { doc } = state
  const sections = pageSections(doc)
  // An empty paragraph before the first heading is on the page, but is not stored as a section.
  const offset = sections.length - (articleEditor.content()?.sections.length ?? sections.length)
  const found = section === null ? null : sections[section + offset]
  const range = found ?? displayRange(doc, isDisplayField(field) ? field : 'headline')
  const location =
    words === ''
      ? null
      : check === 'links'
        ? findLink(doc, words, range.from, range.to)
        : findWords(doc, words, range.from, range.to)
  if (location) articleEditor.select(location.from, location.to)
  else if (section !== null) articleEditor.goToSection(section + offset)
  else articleEditor.select(range.from, range.to, 'nearest')
}

/** Goes to the place of a finding and selects it. */
export function goToLocation(check: CheckId, location: CheckLocation): void {
  const { field, words } = location
  if (check === 'typography') void showFirst((each) => isFix(each) && each.finding.source === 'typography')
  else if (field === 'correction' && words !== '') selectCorrectionWords(words)
  else if (field === 'embargo' || field === 'correction' || field === 'slug')
    useLayout.getState().focusField(field)
  else if (field === 'byline' || field === 'date')
    document.querySelector<HTMLInputElement>(`[data-credits] input[data-copy="${field}"]`)?.select()
  else selectLocation(check, location)
}

function selectCorrectionWords(words: string): void {
  const at = articleEditor.content()?.correction.indexOf(words) ?? -1
  selectCorrection(Math.max(0, at), Math.max(0, at) + words.length)
}
