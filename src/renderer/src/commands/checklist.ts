import type { Check, CheckId, CheckLocation } from '../../../core/checklist.ts'
import type { ArticleContent, Status } from '../../../core/article/index.ts'
import { slugOf } from '../../../core/slug.ts'
import type { Translate } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { articleEditor } from '../editor/articleEditor.ts'
import { figuresOfPage } from '../editor/convert.ts'
import { displayRange, pageSections, findImage, findLink, findWords } from '../editor/pageStructure.ts'
import { isFix } from '../editor/diagnostics/store.ts'
import { selectCorrection, showFirst } from '../editor/diagnostics/actions.ts'
import { type CardField, selectCredit, showFigure } from '../editor/plugins/figureCard.ts'
import { isDisplayField } from '../editor/schema.ts'
import { useSession } from '../saving/session.ts'
import { useComparison } from '../state/comparison.ts'
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
        : check === 'picture-outside'
          ? findImage(doc, words, range.from, range.to)
          : findWords(doc, words, range.from, range.to)
  if (location) articleEditor.select(location.from, location.to)
  else if (section !== null) articleEditor.goToSection(section + offset)
  else articleEditor.select(range.from, range.to, 'nearest')
}

/** What of a figure's card a check is about; its credit is on the page. */
const CARD_FIELDS: { readonly [check in CheckId]?: CardField } = {
  'picture-alt': 'alt',
  'picture-unconfirmed': 'words',
}

/** Shows a figure by its number, from 0, and goes to what a check found of it, if one did. */
export function goToFigure(figure: number, check: CheckId | null): void {
  const { state } = articleEditor
  const at = state && figuresOfPage(state.doc)[figure]?.at
  if (at === null || at === undefined) return
  if (useComparison.getState().shown) useComparison.getState().close()
  useLayout.getState().hideOverlays()
  articleEditor.focus()
  articleEditor.exec(({ tr }, dispatch) => {
    if (check === 'picture-credit') dispatch?.(selectCredit(tr, at))
    else dispatch?.(showFigure(tr, at, check === null ? undefined : CARD_FIELDS[check]))
    return true
  })
  articleEditor.reveal(at + 1, 'nearest')
}

/** Goes to the place of a finding and selects it. */
export function goToLocation(check: CheckId, location: CheckLocation): void {
  const { field, words, figure } = location
  if (figure !== undefined) goToFigure(figure, check)
  else if (check === 'typography')
    void showFirst((each) => isFix(each) && each.finding.source === 'typography')
  else if (field === 'correction' && words !== '') selectCorrectionWords(words)
  else if (field === 'embargo' || field === 'correction' || field === 'slug')
    useLayout.getState().focusField(field)
  else if (field === 'byline' || field === 'date')
    document.querySelector<HTMLInputElement>(`[data-credits] [data-copy="${field}"]`)?.select()
  else selectLocation(check, location)
}

function selectCorrectionWords(words: string): void {
  const at = articleEditor.content()?.correction.indexOf(words) ?? -1
  selectCorrection(Math.max(0, at), Math.max(0, at) + words.length)
}
