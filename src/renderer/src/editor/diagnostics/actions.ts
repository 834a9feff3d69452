import { articleEditor } from '../articleEditor.ts'
import { type Diagnostic, isFix, ruleOf, useDiagnostics } from '../diagnostics.ts'
import { fixAllOf, fixOnce } from './fixing.ts'
import { rangeIn, rangeOf, type Reading, reader } from './reader.ts'
import { selectCorrection } from './selectCorrection.ts'

/** What is found in the page as it is now; null where there is no page, or nothing to read it by yet. */
function readPage(): Reading | null {
  const doc = articleEditor.state?.doc
  if (!doc || !reader.isReady) return null
  const reading = reader.readNow(doc)
  reader.publish(reading)
  return reading
}

/** Goes to a diagnostic, selects its stretch and explains it there. */
export function showDiagnostic(diagnostic: Diagnostic, by: 'jump' | 'step' = 'jump'): void {
  const reading = readPage()
  if (!reading) return
  if (diagnostic.place === 'correction') {
    selectCorrection(diagnostic.found.shownFrom, diagnostic.found.shownTo)
  } else {
    const range = rangeOf(reading, diagnostic)
    if (!range) return
    articleEditor.select(range.from, range.to, 'center')
  }
  useDiagnostics.setState({ shown: { diagnostic, by } })
}

/** Goes to the first diagnostic of those that are meant. */
export async function showFirst(isMeant: (diagnostic: Diagnostic) => boolean): Promise<void> {
  await reader.load()
  readPage()
  const first = useDiagnostics.getState().diagnostics.find(isMeant)
  if (first) showDiagnostic(first)
}

/** Goes to the next diagnostic after the caret, or to the one before it, round and round, and into its explanation. */
export async function stepDiagnostic(direction: 1 | -1): Promise<void> {
  await reader.load()
  const reading = readPage()
  if (!reading) return
  const { diagnostics, shown } = useDiagnostics.getState()
  const at = shown ? diagnostics.indexOf(shown.diagnostic) : -1
  const next = at < 0 ? fromCaret(reading, direction) : diagnostics.at((at + direction) % diagnostics.length)
  if (next) showDiagnostic(next, 'step')
}

/** Where the caret is in the correction; null where it is not there. */
function caretInCorrection(): { from: number; to: number } | null {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement) || field.dataset.copy !== 'correction') return null
  return { from: field.selectionStart, to: field.selectionEnd }
}

/** The diagnostic after the caret, or before it, wherever in the article that is; past the last comes the first. */
function fromCaret(reading: Reading, direction: 1 | -1): Diagnostic | undefined {
  const { diagnostics } = useDiagnostics.getState()
  const inCorrection = caretInCorrection()
  const { from = 0, to = 0 } = articleEditor.state?.selection ?? {}
  const isBeyond = (start: number, end: number, here: { from: number; to: number }) =>
    direction > 0 ? end > here.to : start < here.from
  const beyond = new Set<Diagnostic>()
  for (const block of reading.blocks) {
    for (const each of block.diagnostics) {
      const range = rangeIn(block, each)
      if (inCorrection ? direction < 0 : isBeyond(range.from, range.to, { from, to })) beyond.add(each)
    }
  }
  for (const each of reading.correction) {
    const { shownFrom, shownTo } = each.found
    if (inCorrection ? isBeyond(shownFrom, shownTo, inCorrection) : direction > 0) beyond.add(each)
  }
  return direction > 0
    ? (diagnostics.find((each) => beyond.has(each)) ?? diagnostics[0])
    : (diagnostics.findLast((each) => beyond.has(each)) ?? diagnostics.at(-1))
}

/** Fixes what is wanted, as one step, which is told where it may be more than one place. */
function fixWanted(wanted: (diagnostic: Diagnostic) => boolean, isTold: boolean): void {
  if (!reader.isReady) return
  useDiagnostics.setState({ shown: null })
  let count = 0
  articleEditor.step(
    (transaction, { doc }) => {
      const reading = reader.readNow(doc)
      count = isTold ? fixAllOf(transaction, reading, wanted) : fixOnce(transaction, reading, wanted)
      return transaction
    },
    isTold ? (t) => t('proof:fixed', { count }) : undefined,
  )
  readPage()
}

/** Fixes one diagnostic. */
export function fixDiagnostic(diagnostic: Diagnostic): void {
  fixWanted((each) => each === diagnostic, false)
}

/** Fixes all diagnostics of the rule of this one, over display copy and body, as one step. */
export function fixAllLike(diagnostic: Diagnostic): void {
  const rule = ruleOf(diagnostic)
  fixWanted((each) => ruleOf(each) === rule, true)
}

/** Fixes all that is certain, over display copy and body, as one step. */
export async function fixAll(): Promise<void> {
  await reader.load()
  fixWanted(isFix, true)
}
