import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { HouseRule } from '../../../../../core/houseStyle/index.ts'
import { applyFindings, type Edit } from '../../../../../core/typography/index.ts'
import { useHouseStyle } from '../../../state/houseStyle.ts'
import { type CopyTexts, useOutline } from '../../../state/outline.ts'
import { countsOf, PLACES, type Place, type Remark, UNREAD, useProof } from '../../../state/proof.ts'
import { useSession } from '../../../state/session.ts'
import { useSettings } from '../../../state/settings.ts'
import { placedRemarks, placeOf, placeRemarks, remarkSet } from './bodyRemarks.ts'
import { checkerFor } from './checker.ts'
import { type CopyPlaces, type Reading, readArticle } from './readArticle.ts'

/** How long nobody types before the article is read again, in milliseconds. */
const PAUSE = 200
/** How long one may read at a stretch, in milliseconds. */
const SLICE = 6
/** How long reading waits for a quiet moment, in milliseconds. */
const PATIENCE = 50

type Subject = CopyPlaces & {
  language: string
  profile: ReturnType<typeof profile>
  house: readonly HouseRule[]
}

const profile = () => useSettings.getState().settings.typography

function subjectNow(): Subject | null {
  const { content } = useSession.getState()
  if (!content) return null
  const { kicker, headline, subhead, standfirst, correction, language } = content
  const house = useHouseStyle.getState().rules
  return { kicker, headline, subhead, standfirst, correction, language, profile: profile(), house }
}

const isSame = (one: Subject | null, other: Subject | null) =>
  one !== null && other !== null && SUBJECT.every((key) => one[key] === other[key])
const SUBJECT = [
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'correction',
  'language',
  'profile',
  'house',
] as const

/** Reads the article in the pauses of the writing, and does to its remarks what the window asks for. */
class Proofreader {
  readonly #view: EditorView
  readonly #leave: (() => void)[]
  #subject: Subject | null
  #reading: Generator<void, Reading> | null = null
  #cancel = () => {}

  constructor(view: EditorView) {
    this.#view = view
    this.#subject = subjectNow()
    const follow = () => this.#follow()
    this.#leave = [useSession, useSettings, useHouseStyle].map((state) => state.subscribe(follow))
    useProof.setState({
      ...UNREAD,
      show: (remark) => this.#show(remark, 'jump'),
      step: (direction) => this.#step(direction),
      fix: (remark) => this.#fix([remark]),
      fixEvery: (wanted) => {
        this.#settle()
        this.#fix(useProof.getState().remarks.filter(wanted))
      },
    })
    this.#later(0)
  }

  update({ docChanged, selectionSet, transactions }: ViewUpdate): void {
    const { shown } = useProof.getState()
    // Who moves on has done with what was explained.
    if (shown && (docChanged || (selectionSet && shown.by !== 'pointer'))) useProof.setState({ shown: null })
    if (!docChanged) return
    const isTyping = transactions.some((each) => each.isUserEvent('input') || each.isUserEvent('delete'))
    this.#later(isTyping ? PAUSE : 0)
  }

  destroy(): void {
    this.#cancel()
    for (const leave of this.#leave) leave()
    useProof.setState(useProof.getInitialState())
  }

  /** What is beside the body changed, or the rules did. */
  #follow(): void {
    const now = subjectNow()
    if (isSame(this.#subject, now)) return
    this.#subject = now
    if (useProof.getState().shown) useProof.setState({ shown: null })
    this.#later(PAUSE)
  }

  #later(wait: number): void {
    this.#cancel()
    this.#reading = null
    const timer = setTimeout(() => this.#begin(), wait)
    this.#cancel = () => clearTimeout(timer)
  }

  #begin(): void {
    // What is being composed must not be drawn anew.
    if (this.#view.composing) this.#later(PAUSE)
    else if (this.#open()) this.#continue()
  }

  /** Opens the article at its beginning; true where there is one. */
  #open(): boolean {
    const subject = this.#subject
    if (!subject) return false
    const { remarks } = useProof.getState()
    this.#reading = readArticle(this.#view.state, subject, remarks, checkerFor(subject))
    return true
  }

  #continue(): void {
    const idle = requestIdleCallback(
      () => {
        if (!this.#read(SLICE)) this.#continue()
      },
      { timeout: PATIENCE },
    )
    this.#cancel = () => cancelIdleCallback(idle)
  }

  /** Reads on for so many milliseconds; true once there is nothing left to read. */
  #read(budget: number): boolean {
    const until = performance.now() + budget
    while (this.#reading) {
      const step = this.#reading.next()
      if (step.done) {
        this.#reading = null
        this.#publish(step.value)
      } else if (performance.now() >= until) return false
    }
    return true
  }

  /** Reads what is still to be read, now. */
  #settle(): void {
    this.#cancel()
    this.#subject = subjectNow()
    if (this.#open()) this.#read(Number.POSITIVE_INFINITY)
  }

  #publish({ remarks, body, same }: Reading): void {
    if (!same) this.#view.dispatch({ effects: placeRemarks.of(remarkSet(body)) })
    if (same && useProof.getState().complete) return
    const { shown } = useProof.getState()
    const stays = shown !== null && remarks.includes(shown.remark)
    useProof.setState({
      remarks,
      counts: countsOf(remarks),
      complete: true,
      shown: stays ? shown : null,
    })
  }

  #fix(remarks: readonly Remark[]): void {
    const wanted = new Set(remarks)
    const body: { from: number; to: number; insert: string }[] = []
    for (const { remark, from, to } of placedRemarks(this.#view.state)) {
      const isFree = from >= (body.at(-1)?.to ?? 0)
      const insert = remark.found.replacement
      if (wanted.has(remark) && isFree && insert !== null) body.push({ from, to, insert })
    }
    const copy = this.#fixedCopy(remarks)
    const isOnFixed = this.#isOnOne(wanted)
    useProof.setState({ shown: null })
    if (body.length > 0 || Object.keys(copy).length > 0) useOutline.getState().change({ body, copy })
    // What one had gone to is no longer selected: the next key writes behind it, and not over it.
    if (isOnFixed) this.#view.dispatch({ selection: { anchor: this.#view.state.selection.main.to } })
    this.#subject = subjectNow()
    this.#later(0)
  }

  /** True where just what one of these remarks shows is selected in the body. */
  #isOnOne(wanted: ReadonlySet<Remark>): boolean {
    const { from, to } = this.#view.state.selection.main
    return [...placedRemarks(this.#view.state)].some(
      ({ remark, shownFrom, shownTo }) => shownFrom === from && shownTo === to && wanted.has(remark),
    )
  }

  #fixedCopy(remarks: readonly Remark[]): CopyTexts {
    const now = subjectNow()
    const copy: CopyTexts = {}
    for (const place of PLACES) {
      if (place === 'body' || !now) continue
      const text = now[place]
      const findings = remarks.flatMap((remark) => {
        const finding = remark.place === place ? inText(remark) : null
        const isThere = finding && text.slice(finding.from, finding.to) === remark.found.written
        return isThere ? [finding] : []
      })
      if (findings.some(({ replacement }) => replacement !== null))
        copy[place] = applyFindings(text, findings)
    }
    return copy
  }

  #show(remark: Remark, by: 'jump' | 'step'): void {
    const { select, selectCopy } = useOutline.getState()
    const { place, offset, found } = remark
    if (place !== 'body') selectCopy(place, offset + found.shownFrom, offset + found.shownTo)
    else {
      const placed = placeOf(this.#view.state, remark)
      if (!placed) return
      select(placed.shownFrom, placed.shownTo)
    }
    useProof.setState({ shown: { remark, by } })
  }

  #step(direction: 1 | -1): void {
    this.#settle()
    const { remarks, shown } = useProof.getState()
    const at = shown ? remarks.indexOf(shown.remark) : -1
    const next = at < 0 ? this.#fromCursor(direction) : remarks.at((at + direction) % remarks.length)
    if (next) this.#show(next, 'step')
  }

  /** The remark after the cursor, or before it, wherever in the article that is; past the last comes the first. */
  #fromCursor(direction: 1 | -1): Remark | undefined {
    const { remarks } = useProof.getState()
    const here = cursorNow(this.#view)
    const inBody = new Map<Remark, { from: number; to: number }>()
    for (const { remark, shownFrom, shownTo } of placedRemarks(this.#view.state))
      inBody.set(remark, { from: shownFrom, to: shownTo })
    const compare = (remark: Remark): number => {
      const byPlace = PLACES.indexOf(remark.place) - PLACES.indexOf(here.place)
      if (byPlace !== 0) return byPlace
      const { found, offset } = remark
      const shown = inBody.get(remark) ?? { from: offset + found.shownFrom, to: offset + found.shownTo }
      return direction > 0 ? shown.to - here.to : shown.from - here.from
    }
    return direction > 0
      ? (remarks.find((remark) => compare(remark) > 0) ?? remarks[0])
      : (remarks.findLast((remark) => compare(remark) < 0) ?? remarks.at(-1))
  }
}

/** A remark of the display copy as a finding of its whole text. */
function inText({ found, offset }: Remark): Edit {
  return { from: found.from + offset, to: found.to + offset, replacement: found.replacement }
}

/** Where in the article one is: in one of its fields, or else in the body. */
function cursorNow({ state }: EditorView): { place: Place; from: number; to: number } {
  const field = document.activeElement
  const place = field instanceof HTMLTextAreaElement && PLACES.find((each) => each === field.dataset.copy)
  if (place) return { place, from: field.selectionStart, to: field.selectionEnd }
  const { from, to } = state.selection.main
  return { place: 'body', from, to }
}

/** The proofreader of the body's editor. */
export const proofreader = ViewPlugin.fromClass(Proofreader)
