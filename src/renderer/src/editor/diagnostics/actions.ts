import { useSession } from '../../saving/session.ts'
import { articleEditor } from '../articleEditor.ts'
import { type Diagnostic, isFix, kindOf, ruleOf, useDiagnostics } from './store.ts'
import { fixToFixpoint, fixOnce } from './fixing.ts'
import { focusedProofreader } from './pageProofreader.ts'
import { type ProofreadResult, rangeInBlock, rangeOf } from './proofreadResult.ts'
import { useLayout } from '../../state/layout.ts'

/** Proofreads the page as it is now and publishes the result; null if there is no page or the rules are not loaded. */
function readPage(): ProofreadResult | null {
  const doc = articleEditor.state?.doc
  if (!doc || !focusedProofreader().isReady) return null
  const reading = focusedProofreader().readNow(doc)
  if (reading.isComplete) focusedProofreader().publish(reading)
  return reading
}

/** Resolves once all that can be found in the page as it is then has been found. */
async function pageRead(): Promise<void> {
  await focusedProofreader().load()
  while (readPage()?.isComplete === false) await focusedProofreader().takeAwaited()
  if (focusedProofreader().judged() === null) return
  await focusedProofreader().judged()
  readPage()
}

/** The inspector's tab may take so many frames to be drawn. */
const MAX_FRAMES = 60

/** Selects a range of the correction, which is edited in the inspector, as soon as its field is mounted. */
export function selectCorrection(from: number, to: number): void {
  useLayout.getState().showInspectorTab('details')
  let frames = 0
  const select = () => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[data-copy="correction"]')
    frames += 1
    if (field) {
      field.focus()
      field.setSelectionRange(from, to)
    } else if (frames < MAX_FRAMES) requestAnimationFrame(select)
  }
  requestAnimationFrame(select)
}

/** Goes to a diagnostic, selects its range and opens its card. */
export function showDiagnostic(diagnostic: Diagnostic, by: 'jump' | 'step' = 'jump'): void {
  const reading = readPage()
  if (!reading) return
  if (diagnostic.field === 'correction') {
    selectCorrection(diagnostic.finding.shownFrom, diagnostic.finding.shownTo)
  } else {
    const range = rangeOf(reading, diagnostic)
    if (!range) return
    articleEditor.select(range.from, range.to, 'center')
  }
  useDiagnostics.setState({ shown: { diagnostic, by } })
}

/**
 * The text on the page, as a function that tells whether it still is: proofreading is waited for, for seconds at the start,
 * while one may write on or open another article.
 */
function pageNow(): () => boolean {
  const { openedId } = useSession.getState()
  const doc = articleEditor.state?.doc
  return () => useSession.getState().openedId === openedId && articleEditor.state?.doc === doc
}

/** Goes to the first diagnostic that matches. */
export async function showFirst(matches: (diagnostic: Diagnostic) => boolean): Promise<void> {
  const isSamePage = pageNow()
  await pageRead()
  if (!isSamePage()) return
  const first = useDiagnostics.getState().diagnostics.find(matches)
  if (first) showDiagnostic(first)
}

/** The text field beside the page that has the focus; null where none has. */
function focusedControl(): Element | null {
  const focused = document.activeElement
  return focused?.matches('input, textarea') ? focused : null
}

/** What is stepped through: names that no dictionary knows are looked at in the panel. */
const issues = () => useDiagnostics.getState().diagnostics.filter((each) => kindOf(each) !== 'names')

/** Goes to the next or previous diagnostic, cyclically, and focuses its card. */
export async function stepDiagnostic(direction: 1 | -1): Promise<void> {
  const isSamePage = pageNow()
  const control = focusedControl()
  const { from, to } = articleEditor.state?.selection ?? {}
  await pageRead()
  const { selection } = articleEditor.state ?? {}
  const isMoved = focusedControl() !== control || selection?.from !== from || selection?.to !== to
  const reading = isSamePage() && !isMoved ? readPage() : null
  if (!reading) return
  const { shown } = useDiagnostics.getState()
  const diagnostics = issues()
  const at = shown ? diagnostics.indexOf(shown.diagnostic) : -1
  const next =
    at < 0 ? nextFromCaret(reading, direction) : diagnostics.at((at + direction) % diagnostics.length)
  if (next) showDiagnostic(next, 'step')
}

/** The caret in the correction's field; null if it is not there. */
function caretInCorrection(): { from: number; to: number } | null {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement) || field.dataset.copy !== 'correction') return null
  return { from: field.selectionStart, to: field.selectionEnd }
}

/** The next or previous diagnostic from the caret, wherever in the article the caret is. */
function nextFromCaret(reading: ProofreadResult, direction: 1 | -1): Diagnostic | undefined {
  const diagnostics = issues()
  const inCorrection = caretInCorrection()
  const { from = 0, to = 0 } = articleEditor.state?.selection ?? {}
  const isBeyond = (start: number, end: number, here: { from: number; to: number }) =>
    direction > 0 ? end > here.to : start < here.from
  const beyond = new Set<Diagnostic>()
  for (const block of reading.blocks) {
    for (const each of block.diagnostics) {
      const range = rangeInBlock(block, each)
      if (inCorrection ? direction < 0 : isBeyond(range.from, range.to, { from, to })) beyond.add(each)
    }
  }
  for (const each of reading.correction) {
    const { shownFrom, shownTo } = each.finding
    if (inCorrection ? isBeyond(shownFrom, shownTo, inCorrection) : direction > 0) beyond.add(each)
  }
  return direction > 0
    ? (diagnostics.find((each) => beyond.has(each)) ?? diagnostics[0])
    : (diagnostics.findLast((each) => beyond.has(each)) ?? diagnostics.at(-1))
}

/**
 * Resolves once the worker has read every text that fixing comes by, so that the fixing itself is one synchronous step;
 * null where that is so already. It is found out by fixing a transaction that is then dropped.
 */
function fixPrepared(filter: (diagnostic: Diagnostic) => boolean): Promise<void> | null {
  const { state } = articleEditor
  if (!state || !focusedProofreader().usesWorker(state.doc)) return null
  fixToFixpoint(state.tr, focusedProofreader().readNow(state.doc), filter)
  return focusedProofreader().takeAwaited()
}

/** Fixes what is wanted, as one step, which is announced where it may be more than one place. */
async function fixMatching(filter: (diagnostic: Diagnostic) => boolean, isAnnounced: boolean): Promise<void> {
  if (!focusedProofreader().isReady) return
  const { openedId } = useSession.getState()
  for (let prepared = fixPrepared(filter); prepared; prepared = fixPrepared(filter)) await prepared
  if (useSession.getState().openedId !== openedId) return
  useDiagnostics.setState({ shown: null })
  let count = 0
  articleEditor.applyStep(
    (transaction, { doc }) => {
      const reading = focusedProofreader().readNow(doc)
      count = isAnnounced
        ? fixToFixpoint(transaction, reading, filter)
        : fixOnce(transaction, reading, filter)
      if (isAnnounced && transaction.docChanged)
        useSession.getState().keepBefore({ reason: 'fix-all', count })
      return transaction
    },
    isAnnounced ? (t) => t('proof:fixed', { count }) : undefined,
  )
  readPage()
}

/** Fixes one diagnostic. */
export function fixDiagnostic(diagnostic: Diagnostic): void {
  void fixMatching((each) => each === diagnostic, false)
}

/** Writes something in place of a diagnostic of spelling, or of all that are about the same word, as one step. */
export function replaceWord(diagnostic: Diagnostic, text: string, isEverywhere: boolean): void {
  const { written } = diagnostic.finding
  const isMeant = (each: Diagnostic) =>
    isEverywhere
      ? each.finding.source === 'spelling' && each.finding.written === written
      : each === diagnostic
  useDiagnostics.setState({ shown: null })
  let count = 0
  articleEditor.applyStep(
    (transaction, { doc }) => {
      count = fixOnce(transaction, focusedProofreader().readNow(doc), isMeant, () => text)
      return transaction
    },
    isEverywhere ? (t) => t('proof:fixed', { count }) : undefined,
  )
  readPage()
}

/** Fixes all diagnostics of the same rule as one step. */
export function fixAllLike(diagnostic: Diagnostic): void {
  const rule = ruleOf(diagnostic)
  void fixMatching((each) => ruleOf(each) === rule, true)
}

/** Fixes everything that is certain as one step. */
export async function fixAll(): Promise<void> {
  await focusedProofreader().load()
  await fixMatching(isFix, true)
}
