import type { Node } from 'prosemirror-model'
import { Step, StepMap, StepResult } from 'prosemirror-transform'
import { notifyFailure } from '../../state/toasts.ts'
import { useDictionary } from '../../state/dictionary.ts'

/**
 * A word put into the house's dictionary, or taken out of it again, as a step of the page's history: it changes no text. The
 * diagnostics plugin runs `run` of what has been applied, undone or redone.
 */
export class DictionaryStep extends Step {
  readonly #word: string
  readonly #isAdded: boolean

  constructor(word: string, isAdded: boolean) {
    super()
    this.#word = word
    this.#isAdded = isAdded
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override getMap(): StepMap {
    return StepMap.empty
  }

  override invert(): Step {
    return new DictionaryStep(this.#word, !this.#isAdded)
  }

  override map(): Step {
    return this
  }

  override toJSON(): { stepType: string } {
    return { stepType: 'dictionary' }
  }

  async run(): Promise<void> {
    const { change } = useDictionary.getState()
    const answer = await change(
      this.#isAdded ? { add: [{ word: this.#word, model: null }] } : { remove: [this.#word] },
    )
    if (!answer.ok) notifyFailure(answer.failure)
  }
}
