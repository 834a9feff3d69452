import { WidgetType } from '@codemirror/view'
import styles from './body.module.css'

function span(name: string | undefined, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = name ?? ''
  element.textContent = text
  return element
}

/** Stands in the place of marks; two that show the same are the same. */
abstract class TextWidget extends WidgetType {
  readonly text: string

  constructor(text: string) {
    super()
    this.text = text
  }

  override eq(other: TextWidget): boolean {
    return other.constructor === this.constructor && other.text === this.text
  }
}

/** The point before an item of a list. */
export class BulletWidget extends TextWidget {
  override toDOM(): HTMLElement {
    return span(styles.bullet, this.text)
  }
}

/** The number before an item of a list. */
export class NumberWidget extends TextWidget {
  override toDOM(): HTMLElement {
    return span(styles.number, this.text)
  }
}

/** A character in the place of the entity that writes it. */
export class CharacterWidget extends TextWidget {
  override toDOM(): HTMLElement {
    return span(undefined, this.text)
  }
}

/** The break between two passages. */
export class RuleWidget extends TextWidget {
  constructor() {
    super('* * *')
  }

  override toDOM(): HTMLElement {
    return span(styles.asterism, this.text)
  }
}
