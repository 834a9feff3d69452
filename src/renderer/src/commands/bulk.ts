import type { BulkChange, BulkOutcome } from '../../../core/bulk.ts'
import { ok, type Result } from '../../../core/failure.ts'
import { addBulkSentences } from '../../../i18n/bulk.ts'
import { failureSentence, type Translate } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { addPageSentences } from '../editor/pageTranslate.ts'
import { paneShowing, useSession } from '../saving/session.ts'
import { useBin } from '../state/bin.ts'
import { useBulk } from '../state/bulk.ts'
import { useLibrary } from '../state/library.ts'
import { useSelection } from '../state/selection.ts'
import { notify, notifyFailure } from '../state/toasts.ts'
import { openArticle, openBeside, shortenHeadline } from './articles.ts'
import { rememberIn, rememberRedo } from './ownUndo.ts'

/** Articles that could not be changed are named up to this number; all of them stay selected. */
const MOST_NAMED = 3

type Failed = Extract<BulkOutcome, { kind: 'failed' }>
const isFailed = (outcome: BulkOutcome): outcome is Failed => outcome.kind === 'failed'

/** Continues a run to its end, and shows how far it is. Gives what became of each article. */
async function follow({ run, total }: { run: string; total: number }): Promise<Result<BulkOutcome[]>> {
  const cancel = () => {
    useBulk.setState(({ running }) => ({ running: running && { ...running, isCancelled: true } }))
    void newsroom.cancelBulk({ run })
  }
  useBulk.setState({ running: { done: 0, total, isCancelled: false, cancel } })
  const outcomes: BulkOutcome[] = []
  try {
    for (;;) {
      const step = await newsroom.continueBulk({ run })
      if (!step.ok) return step
      outcomes.push(...step.value.outcomes)
      if (step.value.isFinished) return ok(outcomes)
      const { done } = step.value
      useBulk.setState(({ running }) => ({ running: running && { ...running, done } }))
    }
  } finally {
    useBulk.setState({ running: null })
    useLibrary.getState().refresh()
    useBin.getState().recount()
  }
}

/** What was done, and which articles could not be changed and why. */
function sentenceOf(t: Translate, words: string, outcomes: readonly BulkOutcome[]): string {
  const failures = outcomes.filter(isFailed)
  if (failures.length === 0) return words
  const named = failures.slice(0, MOST_NAMED).map(({ headline, failure }) =>
    t('bulk:oneFailed', {
      headline: headline === '' ? t('library:untitled') : shortenHeadline(headline),
      why: failureSentence(t, failure),
    }),
  )
  const others = failures.length - named.length
  const rest = others > 0 ? [t('bulk:othersFailed', { count: others })] : []
  return [words, t('bulk:notChanged', { count: failures.length }), ...named, ...rest].join(' ')
}

function doneSentence(t: Translate, change: BulkChange, count: number): string {
  switch (change.kind) {
    case 'status':
      return t('bulk:status', { count, status: t(`common:status.${change.status}`) })
    case 'desk':
      return change.desk === '' ? t('bulk:noDesk', { count }) : t('bulk:desk', { count, desk: change.desk })
    case 'keywords':
      return t('bulk:keywords', { count })
    case 'embargo':
      return change.embargo === '' ? t('bulk:noEmbargo', { count }) : t('bulk:embargo', { count })
    case 'fields':
      return t('bulk:fields', { count })
    case 'bin':
      return t('bulk:bin', { count })
    case 'duplicate':
      return t('bulk:duplicate', { count })
    case 'replace':
      return t('bulk:replace', { count })
  }
}

/** What takes something back, or does again what was taken back. */
type Again = { readonly step: 'undo' | 'redo'; run(): void }

/** Takes a finished run back, which changed or made these articles, as a `step` of the list, and then calls `then`. */
async function undoBulk(
  run: string,
  ids: readonly string[],
  step: Again['step'],
  then: () => void,
): Promise<void> {
  const started = await begin(ids, () => newsroom.undoBulk({ run }), {
    step,
    run: () => void undoBulk(run, ids, step, then),
  })
  if (!started) return
  const result = started.ok ? await follow(started.value) : started
  if (!result.ok) return notifyFailure(result.failure)
  const count = result.value.filter(({ kind }) => kind === 'changed').length
  notify({
    tone: result.value.some(isFailed) ? 'failure' : 'plain',
    message: (t) => sentenceOf(t, t('bulk:undone', { count }), result.value),
  })
  then()
}

/** True until a run that was asked for has begun, or cannot. */
let isStarting: boolean = false

/** Notes how something is taken back, or done again; returns a function that forgets it. */
type Remember = (take: () => void) => () => void

const inList: Remember = (take) => rememberIn('list', take)

/** Has Ctrl+Z in the list, or what `remember` notes it for, call `take`, once; gives the function that a button calls for the same. */
export function rememberUndo(take: () => void, remember: Remember = inList): () => void {
  const undo = () => {
    forget()
    take()
  }
  const forget = remember(undo)
  return undo
}

/** Tells why nothing begins. What was to be taken back, or done again, stays at hand: by its keys and beside the reason. */
function tellRefusal(why: 'busy' | 'unsaved', again?: Again): false {
  // Nothing else was done: what was taken back before can be done again still.
  const remember: Remember = again?.step === 'redo' ? rememberRedo : (take) => rememberIn('list', take, true)
  const retry =
    again &&
    rememberUndo(() => {
      dismiss()
      again.run()
    }, remember)
  const label = again?.step === 'redo' ? 'common:command.redo' : 'common:undo'
  const dismiss = notify({
    tone: 'failure',
    message: (t) => t(`bulk:${why}`),
    ...(retry && { action: { label: (t: Translate) => t(label), run: retry } }),
  })
  return false
}

/** Saves what is open; false, and told, where that failed for one of these articles. */
async function areSaved(ids: readonly string[], again?: Again): Promise<boolean> {
  return (await useSession.getState().flush(ids)) || tellRefusal('unsaved', again)
}

/** False, and told, where another change is under way. */
function isFree(again?: Again): boolean {
  return (!isStarting && !useBulk.getState().running) || tellRefusal('busy', again)
}

/**
 * True where a change of these articles could begin now. Else it is told why not, and `again` is offered.
 */
export async function canBegin(ids: readonly string[], again?: Again): Promise<boolean> {
  addPageSentences(addBulkSentences)
  return isFree(again) && (await areSaved(ids, again))
}

/** Saves what is open and begins a run over these articles, unless `canBegin` is false; null where nothing begins. */
async function begin<Started>(
  ids: readonly string[],
  start: () => Promise<Started>,
  again?: Again,
): Promise<Started | null> {
  addPageSentences(addBulkSentences)
  if (!isFree(again)) return null
  isStarting = true
  try {
    return (await areSaved(ids, again)) ? await start() : null
  } finally {
    isStarting = false
  }
}

type ChangeOptions = {
  /** Called once the change has been taken back. */
  undone?: () => void
  /**
   * Of a change that takes something back: offered as Undo where it cannot begin. Redo takes such a change back, and Ctrl+Z does it
   * again then.
   */
  again?: (() => void) | undefined
  /** Makes a change again that was taken back. */
  redo?: (() => void) | undefined
  /** True where the change was made before and taken back. */
  isRedone?: boolean | undefined
  /** Tells of the articles that stay because of their revision, in the place of that they could not be changed. */
  stay?: ((t: Translate, headlines: readonly string[]) => string) | undefined
}

/** What is offered again where a change that takes something back, or was taken back, cannot begin. */
function againOf({ again, redo, isRedone }: ChangeOptions): Again | undefined {
  if (again) return { step: 'undo', run: again }
  return isRedone && redo ? { step: 'redo', run: redo } : undefined
}

/**
 * Changes several articles of the library, shows how far it is, and tells what was done with Undo; those that could not be
 * changed are named, and stay selected. Gives what became of each; null where nothing was done.
 */
export async function changeSeveral(
  change: BulkChange,
  ids: readonly string[],
  options: ChangeOptions = {},
): Promise<BulkOutcome[] | null> {
  const { undone, again, stay, isRedone = false } = options
  const redo = options.redo ?? (() => void changeSeveral(change, ids, { ...options, isRedone: true }))
  const started = await begin(
    ids,
    () => newsroom.startBulk({ change, ids: [...ids] }),
    againOf({ ...options, redo }),
  )
  if (!started) return null
  const result = started.ok ? await follow(started.value) : started
  if (!started.ok || !result.ok) {
    if (!result.ok) notifyFailure(result.failure)
    return null
  }
  const { run } = started.value
  const outcomes = result.value
  const staying = stay ? outcomes.filter((each) => isFailed(each) && each.failure.code === 'conflict') : []
  const others = outcomes.filter((each) => !staying.includes(each))
  const failures = others.filter(isFailed)
  const { articles: selected, keepOnly } = useSelection.getState()
  if (ids.some((id) => selected.has(id))) keepOnly(failures.map(({ id }) => id))
  const changed = outcomes.flatMap((each) => (each.kind === 'changed' ? [each.made ?? each.id] : []))
  const count = changed.length
  const takeBack = () => {
    dismiss()
    void undoBulk(run, changed, again ? 'redo' : 'undo', () => {
      undone?.()
      if (again) rememberIn('list', again, true)
      else rememberRedo(redo)
    })
  }
  const remember: Remember = again ? rememberRedo : (take) => rememberIn('list', take, isRedone)
  const undo = count > 0 && rememberUndo(takeBack, remember)
  const stayed = staying.map(({ headline }) => headline)
  const dismiss = notify({
    tone: failures.length > 0 || others.length === 0 ? 'failure' : 'plain',
    message: (t) =>
      [
        others.length > 0 && sentenceOf(t, doneSentence(t, change, count), others),
        stayed.length > 0 && stay?.(t, stayed),
      ]
        .filter((sentence) => typeof sentence === 'string')
        .join(' · '),
    ...(undo && { action: { label: (t: Translate) => t('common:undo'), run: undo } }),
  })
  return outcomes
}

type MoveOptions = Pick<ChangeOptions, 'again' | 'stay' | 'isRedone'> & {
  revisions?: Readonly<Record<string, number>>
}

/**
 * Moves several articles to the bin; those that are open are closed first, and come back where they could not be moved or are taken
 * back. With `revisions`, those that have another one stay.
 */
export async function moveSeveralToBin(
  ids: readonly string[],
  { revisions, ...options }: MoveOptions = {},
): Promise<void> {
  const shown = ids.filter((id) => paneShowing(id) !== undefined)
  const redo = () =>
    void moveSeveralToBin(ids, { ...options, ...(revisions && { revisions }), isRedone: true })
  if (shown.length > 0 && !(await canBegin(shown, againOf({ ...options, redo })))) return
  const open: string[] = []
  for (const id of shown) if (await isAt(id, revisions?.[id])) open.push(id)
  for (const id of open) {
    const pane = paneShowing(id)
    if (pane) useSession.in(pane).getState().close()
  }
  const undone = () => {
    // Another may have been opened meanwhile.
    if (useSession.getState().openedId === null) void reopen(open)
  }
  const change = { kind: 'bin', ...(revisions && { revisions }) } as const
  const outcomes = await changeSeveral(change, ids, { ...options, undone, redo })
  await reopen(open.filter((id) => !outcomes?.some((each) => each.id === id && each.kind === 'changed')))
}

/** True for an article of this revision, or where none is given. */
async function isAt(id: string, revision: number | undefined): Promise<boolean> {
  if (revision === undefined) return true
  const read = await newsroom.readArticle({ id })
  return read.ok && read.value.article.revision === revision
}

/** Opens one article, or two beside each other. */
async function reopen([first, second]: readonly string[]): Promise<void> {
  if (first !== undefined) await openArticle(first)
  if (second !== undefined) await openBeside(second)
}
