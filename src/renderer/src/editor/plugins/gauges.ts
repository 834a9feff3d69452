import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { LONGEST_COPY } from '../../../../core/displayCopy.ts'
import { measureText } from '../../../../core/measure.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { displayRange } from '../blocks.ts'
import { pageWords } from '../pageWords.ts'
import { DISPLAY_FIELDS } from '../schema.ts'

type Measured = keyof typeof LONGEST_COPY
const MEASURED: readonly Measured[] = ['headline', 'standfirst']

/** How much of the room for a headline or a standfirst is taken: seen while the caret is there, and where it is too little. */
class Gauge {
  readonly dom = document.createElement('div')
  readonly #bar = document.createElement('b')
  readonly #words = document.createElement('span')
  readonly #field: Measured
  #shown: { readonly text: Node; readonly words: Translate } | null = null

  constructor(field: Measured) {
    this.#field = field
    this.dom.contentEditable = 'false'
    this.dom.dataset.gauge = ''
    this.dom.setAttribute('role', 'meter')
    this.dom.setAttribute('aria-valuemin', '0')
    const track = document.createElement('i')
    track.ariaHidden = 'true'
    track.append(this.#bar)
    const row = document.createElement('div')
    row.append(track, this.#words)
    this.dom.append(row)
  }

  /** Shows the length of the field's text. */
  show({ doc, selection }: EditorState): void {
    const field = this.#field
    const { from, to } = displayRange(doc, field)
    this.dom.toggleAttribute('data-here', selection.from >= from && selection.from <= to)
    const t = pageWords()
    const text = doc.child(DISPLAY_FIELDS.indexOf(field))
    if (this.#shown?.text === text && this.#shown.words === t) return
    this.#shown = { text, words: t }
    const longest = LONGEST_COPY[field]
    const { signs } = measureText(text.textContent)
    const over = signs - longest
    const words =
      over > 0
        ? t('editor:length.over', { count: over })
        : t('editor:length.of', {
            signs: t('common:number', { count: signs }),
            longest: t('common:number', { count: longest }),
          })
    this.dom.toggleAttribute('data-over', over > 0)
    this.dom.setAttribute('aria-label', t('editor:length', { part: t(`editor:${field}`) }))
    this.dom.setAttribute('aria-valuemax', String(longest))
    this.dom.setAttribute('aria-valuenow', String(Math.min(signs, longest)))
    this.dom.setAttribute('aria-valuetext', words)
    this.#bar.style.width = `${Math.min(100, (100 * signs) / longest)}%`
    this.#words.textContent = words
  }
}

const gauges = MEASURED.map((field) => ({ field, gauge: new Gauge(field) }))

const show = (state: EditorState) => {
  for (const { gauge } of gauges) gauge.show(state)
}

/** Shows under headline and standfirst how long they are. A gauge takes no room, so that no line moves when it comes. */
export const lengthGauges = new Plugin({
  view: ({ state }) => {
    show(state)
    return { update: (view) => show(view.state) }
  },
  props: {
    decorations: ({ doc }) =>
      DecorationSet.create(
        doc,
        gauges.map(({ field, gauge }) =>
          Decoration.widget(displayRange(doc, field).to + 1, () => gauge.dom, {
            key: `length of ${field}`,
            side: -2,
            ignoreSelection: true,
            stopEvent: () => true,
          }),
        ),
      ),
  },
})
