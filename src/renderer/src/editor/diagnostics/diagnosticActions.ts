import { TextSelection } from 'prosemirror-state'
import type { IgnoredDiagnostic } from '../../../../core/article/index.ts'
import { ignoredDiagnostic, plainProse } from '../../../../core/proofreading/index.ts'
import { isHouseWord, wordsIn } from '../../../../core/spelling/index.ts'
import { articleEditor } from '../articleEditor.ts'
import { ignoredOf } from './checkedNodes.ts'
import { DictionaryStep } from './dictionaryStep.ts'
import { focusedProofreader } from './pageProofreader.ts'
import { textOf } from './proofreadResult.ts'
import { spelling } from './spelling.ts'
import { type Diagnostic, useDiagnostics } from './store.ts'

/** How far a diagnostic is ignored: in its place, for its words in the article, or for its rule there. */
type Reach = Parameters<typeof ignoredDiagnostic>[2]

/** Proofreads the page as it is now, so that the lists follow at once. */
function readAgain(): void {
  const { state } = articleEditor
  if (!state || !focusedProofreader().isReady) return
  const reading = focusedProofreader().readNow(state.doc)
  if (reading.isComplete) focusedProofreader().publish(reading)
}

/** Ignores a diagnostic, as one step of the article's history; the caret goes behind it. */
export function ignoreDiagnostic(diagnostic: Diagnostic, reach: Reach): void {
  const { state } = articleEditor
  const text = state && textOf(focusedProofreader().readNow(state.doc), diagnostic)
  if (!state || !text) return
  const ignored = ignoredDiagnostic(text.text, diagnostic.finding, reach)
  useDiagnostics.setState({ shown: null })
  articleEditor.applyStep(
    (transaction, { doc, selection }) =>
      transaction
        .setDocAttribute('ignored', [...ignoredOf(doc), ignored])
        .setSelection(TextSelection.near(transaction.doc.resolve(selection.to), -1)),
    (t) => t(`remarks:ignored.${reach}`),
  )
  readAgain()
}

/** Takes back that a diagnostic is ignored. */
export function restoreDiagnostic(ignored: IgnoredDiagnostic): void {
  const { state } = articleEditor
  if (!state) return
  const left = ignoredOf(state.doc).filter((each) => JSON.stringify(each) !== JSON.stringify(ignored))
  articleEditor.setFields({ ignored: left })
  readAgain()
}

/** The word of a diagnostic of spelling as dictionaries have it, and its language; null for any other. */
function wordOf(diagnostic: Diagnostic): { word: string; language: string } | null {
  const { state } = articleEditor
  if (!state || diagnostic.finding.source !== 'spelling') return null
  const text = textOf(focusedProofreader().readNow(state.doc), diagnostic)
  if (!text) return null
  const { language } = text
  const [word] = wordsIn(plainProse(diagnostic.finding.written), language)
  return word ? { word: word.text, language } : null
}

/** How the word of a diagnostic may be spelt; null where that cannot be known now. */
export async function suggestionsFor(diagnostic: Diagnostic): Promise<readonly string[] | null> {
  const found = wordOf(diagnostic)
  if (!found) return []
  const suggested = await spelling.suggest(found.language, found.word)
  return suggested?.map((each) => each.replaceAll("'", '’')) ?? null
}

/** The word that a diagnostic would add to the house's dictionary; null where it has none. */
function wordToAdd(diagnostic: Diagnostic): string | null {
  const word = wordOf(diagnostic)?.word ?? null
  return word !== null && isHouseWord(word) ? word : null
}

/** Adds a diagnostic's word to the house's dictionary, as one step of the article's history. */
export function addToDictionary(diagnostic: Diagnostic): void {
  const word = wordToAdd(diagnostic)
  if (word === null) return
  useDiagnostics.setState({ shown: null })
  articleEditor.applyStep(
    (transaction) => transaction.step(new DictionaryStep(word, true)),
    (t) => t('remarks:added', { word }),
  )
}
