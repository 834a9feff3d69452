import type { EditorState } from '@codemirror/state'
import { canonicalSections, splitSections } from '../../../../../core/body.ts'
import type { Section } from '../../../../../core/article.ts'

/** A body that was left: with its history and cursor, and how far the page was scrolled. */
export type KeptBody = { state: EditorState; scrollTop: number }

const MOST = 20

/** True where a body's text is that of these sections. */
export function showsSections(text: string, sections: readonly Section[]): boolean {
  const canonical = (each: readonly Section[]) => JSON.stringify(canonicalSections(each))
  return canonical(splitSections(text)) === canonical(sections)
}

/** The bodies of the articles left last, so that coming back finds everything as it was. */
export class KeptBodies {
  readonly #bodies = new Map<string, KeptBody>()

  keep(id: string, body: KeptBody): void {
    this.#bodies.delete(id)
    this.#bodies.set(id, body)
    const [oldest] = this.#bodies.keys()
    if (this.#bodies.size > MOST && oldest !== undefined) this.#bodies.delete(oldest)
  }

  /** Gives a body back, unless its text has changed elsewhere meanwhile. */
  take(id: string, sections: readonly Section[]): KeptBody | null {
    const body = this.#bodies.get(id)
    this.#bodies.delete(id)
    return body && showsSections(body.state.doc.toString(), sections) ? body : null
  }
}
