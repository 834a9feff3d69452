import { classOf } from '../characters.ts'
import type { Mark } from '../types.ts'
import type { DelimiterRun, Part } from './parts.ts'

/**
 * The delimiter runs of a text that are not yet paired, and their pairing into marks: the “delimiter stack” and “process
 * emphasis” of the CommonMark specification (Appendix A), with GFM's tildes. Each run that may close a mark looks back for
 * the nearest one that may open it; everything between the two is dropped, so that marks nest. `bottoms` holds, for each
 * kind of closing run, up to where a search was already in vain, so that no part of the list is searched twice for the same
 * kind. Invariant: the runs are in the order of the text, and none before `bottom` is touched. Cost: linear in the runs.
 */
export class DelimiterList {
  private last: DelimiterRun | null = null
  private readonly parts: readonly Part[]

  constructor(parts: readonly Part[]) {
    this.parts = parts
  }

  /** The last run that is not yet paired: the bottom for what follows it. */
  get top(): DelimiterRun | null {
    return this.last
  }

  /**
   * Adds the run of a sign, which is the part at `at`, between two characters. Null where by CommonMark's rule of flanking it
   * can neither open nor close a mark.
   */
  add(
    sign: string,
    length: number,
    at: number,
    [before, after]: readonly [string, string],
  ): DelimiterRun | null {
    const [classBefore, classAfter] = [classOf(before), classOf(after)]
    const isLetterBefore = classBefore === 'letter' || classBefore === 'doubtful'
    const isLetterAfter = classAfter === 'letter' || classAfter === 'doubtful'
    const isLeftFlanking = classAfter !== 'whitespace' && (isLetterAfter || !isLetterBefore)
    const isRightFlanking = classBefore !== 'whitespace' && (isLetterBefore || !isLetterAfter)
    // A single tilde within a word or a figure (`5~7 %`, `100~200`) is text, as an underscore is.
    const isTextWithin = sign === '_' || (sign === '~' && length === 1)
    const opens = isLeftFlanking && (!isTextWithin || !isRightFlanking || !isLetterBefore)
    const closes = isRightFlanking && (!isTextWithin || !isLeftFlanking || !isLetterAfter)
    if ((!opens && !closes) || (sign === '~' && length > 2)) return null
    const run: DelimiterRun = {
      at,
      sign,
      length,
      left: length,
      opens,
      closes,
      previous: this.last,
      next: null,
    }
    if (this.last) this.last.next = run
    this.last = run
    return run
  }

  private remove(run: DelimiterRun): void {
    if (run.previous) run.previous.next = run.next
    if (run.next) run.next.previous = run.previous
    else this.last = run.previous
  }

  /** Pairs the runs after `bottom`, writes their marks to the parts, and takes them from the list. */
  pairAfter(bottom: DelimiterRun | null): void {
    if (this.last === bottom) return
    const bottoms = new Map<string, number>()
    let closer: DelimiterRun | null = this.last
    while (closer && closer.previous !== bottom) closer = closer.previous
    while (closer && this.last !== bottom) {
      if (!closer.closes) {
        closer = closer.next
        continue
      }
      const key =
        closer.sign === '~' ? `~${closer.length}` : `${closer.sign}${closer.opens}${closer.length % 3}`
      const lowest = bottoms.get(key) ?? -1
      let opener = closer.previous
      while (opener && opener !== bottom && opener.at > lowest && !fits(opener, closer))
        opener = opener.previous
      if (opener && opener !== bottom && opener.at > lowest) {
        closer = this.pair(opener, closer)
      } else {
        bottoms.set(key, closer.previous?.at ?? -1)
        const next: DelimiterRun | null = closer.next
        if (!closer.opens) this.remove(closer)
        closer = next
      }
    }
    while (this.last && this.last !== bottom) this.remove(this.last)
  }

  /** Makes a mark between two runs; returns the run to go on with. */
  private pair(opener: DelimiterRun, closer: DelimiterRun): DelimiterRun | null {
    const length = closer.sign === '~' ? closer.length : opener.left >= 2 && closer.left >= 2 ? 2 : 1
    const mark: Mark =
      closer.sign === '~' ? { type: 'strike' } : length === 2 ? { type: 'strong' } : { type: 'emphasis' }
    const from = this.parts[opener.at]
    const to = this.parts[closer.at]
    if (from?.type === 'sign') from.after.unshift({ mark, opens: true })
    if (to?.type === 'sign') to.before.push({ mark, opens: false })
    opener.left -= length
    closer.left -= length
    for (let between = closer.previous; between && between !== opener; between = between.previous) {
      this.remove(between)
    }
    if (opener.left === 0) this.remove(opener)
    if (closer.left > 0) return closer
    const { next } = closer
    this.remove(closer)
    return next
  }
}

/** True where two runs make a mark: the same sign, and CommonMark’s rule of three (rules 9 and 10 of emphasis). */
function fits(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (!opener.opens || opener.sign !== closer.sign) return false
  if (closer.sign === '~') return opener.length === closer.length
  const isOdd = (opener.closes || closer.opens) && (opener.length + closer.length) % 3 === 0
  return !isOdd || (opener.length % 3 === 0 && closer.length % 3 === 0)
}
