import { EditorSelection } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { create } from 'zustand'
import { MOST_MATCHES, readPattern, WordFinder } from '../../../../../core/find/index.ts'
import { useFind } from '../../../state/find.ts'
import { useOutline } from '../../../state/outline.ts'
import { useSession } from '../../../state/session.ts'
import { beginFinding, endFinding, showInBody } from './highlight.ts'
import { PatternSearch } from './patternSearch.ts'
import { COPY_PARTS, comparePlaces, copyTexts, type Match, type Place } from './texts.ts'

type Found = {
  matches: readonly Match[]
  /** The match that one is at; -1 where there is none. */
  current: number
  /** Why nothing can be found. */
  trouble: 'invalid' | 'too-long' | 'failed' | null
  /** What was said of each match before “Replace all”, by its place: replaced or left. */
  choices: ReadonlyMap<string, boolean>
  /** Raised whenever the current match is to be brought into sight. */
  shows: number
}

const NOTHING = { matches: [], current: -1, trouble: null } as const

/** What was found in the open article. */
export const useFound = create<Found>(() => ({ ...NOTHING, choices: new Map(), shows: 0 }))

/** How long after an edit the article is searched again, in milliseconds. */
const AFTER_EDIT = 150
/** How long after a keystroke a pattern is looked for, in milliseconds. */
const AFTER_KEY = 120

export const keyOf = ({ part, from }: Match) => `${part}:${from}`

/** Where one is on the page: in the body, or in a field of the display copy; null where one is elsewhere. */
function placeOnPage(): { place: Place; to: number } | null {
  const { view } = useOutline.getState()
  const field = document.activeElement
  if (field instanceof HTMLTextAreaElement) {
    const part = COPY_PARTS.find((name) => name === field.dataset.copy)
    if (part) return { place: { part, at: field.selectionStart }, to: field.selectionEnd }
  }
  if (!view?.hasFocus) return null
  const { from, to } = view.state.selection.main
  return { place: { part: 'body', at: from }, to }
}

/** Searches the open article for what `useFind` says, as it is typed and edited, and goes from match to match. */
class ArticleSearch {
  /** The height that the bar covers at the top of the page, in pixels. */
  covered = 0
  readonly #words = new WordFinder()
  readonly #copyWords = new WordFinder()
  readonly #patterns = new PatternSearch()
  #view: EditorView | null = null
  /** Where the search starts from: matches behind it come first. */
  #origin: Place = { part: 'kicker', at: 0 }
  #turn = 0
  #isOld: boolean = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Follows a body; one that was set anew must be followed anew. */
  follow(view: EditorView, place: Place | null): void {
    this.#view = view
    this.#origin = place ?? placeOnPage()?.place ?? { part: 'body', at: view.state.selection.main.from }
    beginFinding(view, {
      covered: () => this.covered,
      edited: (update) => this.#edited(update),
      escaped: () => {
        if (!useFind.getState().isOpen) return false
        useFind.getState().close()
        return true
      },
    })
  }

  end(): void {
    this.#turn += 1
    clearTimeout(this.#timer)
    this.#patterns.end()
    if (this.#view && this.#view === useOutline.getState().view) endFinding(this.#view)
    this.#view = null
    useFound.setState({ ...NOTHING, choices: new Map() })
  }

  /** What is sought has changed: the first match behind the place where one was is shown. */
  sought(): void {
    clearTimeout(this.#timer)
    useFound.setState({ choices: new Map() })
    if (!useFind.getState().options.pattern) void this.#search(true)
    else this.#timer = setTimeout(() => void this.#search(true), AFTER_KEY)
  }

  /** The display copy was edited. */
  copyEdited(): void {
    this.#isOld = true
    this.#searchSoon()
  }

  /** Goes on or back by one match; from where one is on the page, if one is there. */
  async step(direction: 1 | -1): Promise<void> {
    await this.#fresh()
    const { matches, current } = useFound.getState()
    if (matches.length === 0) return
    const here = placeOnPage()
    let next = current + direction
    if (here) {
      const { place, to } = here
      const behind = matches.findIndex((match) => comparePlaces(match, { part: place.part, at: to }) >= 0)
      const isAt = matches.findIndex((match) => comparePlaces(match, place) >= 0)
      next = direction === 1 ? behind : (isAt < 0 ? matches.length : isAt) - 1
      if (direction === 1 && behind < 0) next = matches.length
    }
    this.goTo((next + matches.length) % matches.length)
    if (here) this.select()
  }

  /** Makes a match the current one, and shows it. */
  goTo(index: number): void {
    const match = useFound.getState().matches[index]
    if (!match) return
    this.#origin = { part: match.part, at: match.from }
    useFound.setState(({ shows }) => ({ current: index, shows: shows + 1 }))
    this.#show(true)
  }

  /** Puts cursor and selection on the current match. */
  select(): void {
    const { matches, current } = useFound.getState()
    const match = matches[current]
    const { select, selectCopy } = useOutline.getState()
    if (!match) this.#view?.focus()
    else if (match.part === 'body') select(match.from, match.to)
    else selectCopy(match.part, match.from, match.to)
  }

  /** The next search starts behind what was just put here. */
  async startBehind(place: Place): Promise<void> {
    this.#origin = place
    clearTimeout(this.#timer)
    await this.#search(true)
  }

  async #fresh(): Promise<void> {
    if (!this.#isOld) return
    clearTimeout(this.#timer)
    await this.#search(false)
  }

  #searchSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#search(false), AFTER_EDIT)
  }

  #edited({ changes }: ViewUpdate): void {
    this.#isOld = true
    const { part, at } = this.#origin
    if (part === 'body') this.#origin = { part, at: changes.mapPos(Math.min(at, changes.length), 1) }
    const { choices } = useFound.getState()
    if (choices.size > 0) {
      const mapped = [...choices].map(([key, ticked]): [string, boolean] => {
        const [where, from] = key.split(':')
        return [where === 'body' ? `body:${changes.mapPos(Number(from), 1)}` : key, ticked]
      })
      useFound.setState({ choices: new Map(mapped) })
    }
    this.#searchSoon()
  }

  async #search(isShown: boolean): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const { query, options } = useFind.getState()
    const view = this.#view
    if (!view) return
    const { doc } = view.state
    if (query === '' || (options.pattern && !readPattern(query, options))) {
      this.#settle([], query === '' ? null : 'invalid', isShown)
      return
    }
    const copy = copyTexts()
    if (!options.pattern) {
      const matches: Match[] = COPY_PARTS.flatMap((part) =>
        this.#copyWords.find([copy[part]], query, options, false).map((span) => ({ ...span, part })),
      )
      for (const span of this.#words.find(doc.iterLines(), query, options, true))
        matches.push({ ...span, part: 'body' })
      this.#settle(matches, null, isShown)
      return
    }
    const texts = [...COPY_PARTS.map((part) => copy[part]), doc.toString()]
    const answer = await this.#patterns.find({ source: query, options, texts })
    // An answer about a text that is no more: the search for the new one is on its way.
    if (turn !== this.#turn || view.state.doc !== doc || answer === 'superseded') return
    if (typeof answer === 'string') this.#settle([], answer, isShown)
    else {
      const parts = [...COPY_PARTS, 'body'] as const
      const matches = parts.flatMap((part, index) =>
        (answer[index] ?? []).map((pattern) => ({ part, from: pattern.from, to: pattern.to, pattern })),
      )
      this.#settle(matches, null, isShown)
    }
  }

  #settle(all: readonly Match[], trouble: Found['trouble'], isShown: boolean): void {
    const matches = all.slice(0, MOST_MATCHES)
    const next = matches.findIndex((match) => comparePlaces(match, this.#origin) >= 0)
    const current = matches.length === 0 ? -1 : Math.max(0, next)
    this.#isOld = false
    useFound.setState(({ shows }) => ({ matches, current, trouble, shows: isShown ? shows + 1 : shows }))
    this.#show(isShown)
  }

  /** Marks what was found in the body; brings the current match into sight where `isShown`. */
  #show(isShown: boolean): void {
    const view = this.#view
    if (!view) return
    const { matches, current } = useFound.getState()
    const body = matches.filter(({ part }) => part === 'body')
    const match = matches[current]
    const inBody = match?.part === 'body' ? match : null
    showInBody(view, body, inBody)
    if (!inBody || !isShown) return
    const range = EditorSelection.range(inBody.from, inBody.to)
    view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range, { y: 'center' }) })
  }
}

export const articleSearch = new ArticleSearch()

// A field of the display copy may be edited by hand, by an undo, or by another window.
useSession.subscribe(({ content }, before) => {
  if (!useFind.getState().isOpen || content === before.content) return
  if (COPY_PARTS.some((part) => content?.[part] !== before.content?.[part])) articleSearch.copyEdited()
})
