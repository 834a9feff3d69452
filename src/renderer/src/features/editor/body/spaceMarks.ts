import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import styles from './body.module.css'

const NO_BREAK = Decoration.mark({ class: styles.noBreak ?? '' })
const NARROW = Decoration.mark({ class: styles.narrow ?? '' })

const matcher = new MatchDecorator({
  regexp: /[\u00a0\u202f]/g,
  decoration: ([space]) => (space === '\u202f' ? NARROW : NO_BREAK),
})

class SpaceMarks {
  decorations: DecorationSet

  constructor(view: EditorView) {
    this.decorations = matcher.createDeco(view)
  }

  update(update: ViewUpdate): void {
    this.decorations = matcher.updateDeco(update, this.decorations)
  }
}

/** No-break spaces can be seen, each kind by a mark of its own, for as much of the text as is on screen. */
export const spaceMarks = ViewPlugin.fromClass(SpaceMarks, { decorations: ({ decorations }) => decorations })
