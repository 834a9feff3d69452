import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin } from 'prosemirror-state'
import { Decoration } from 'prosemirror-view'
import { LONGEST_COPY } from '../../../../core/displayCopy.ts'
import { measureText } from '../../../../core/measure.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { displayRange } from '../pageStructure.ts'
import { pageTranslate } from '../pageTranslate.ts'
import { DISPLAY_FIELDS } from '../schema.ts'
import { steadyDecorations } from './steadyDecorations.ts'

type MeasuredField = keyof typeof LONGEST_COPY
const MEASURED_FIELDS: readonly MeasuredField[] = ['headline', 'standfirst']

/**
 * A meter of a field's length against the recommended one: shown while the caret is in the field, or if it is too long.
 */
class Gauge {
  readonly dom = document.createElement('div')
  readonly #bar = document.createElement('b')
  readonly #words = document.createElement('span')
  readonly #field: MeasuredField
  #shown: { readonly text: Node; readonly words: Translate } | null = null

  constructor(field: MeasuredField) {
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

  /** Updates the meter. */
  show({ doc, selection }: EditorState): void {
    const field = this.#field
    const { from, to } = displayRange(doc, field)
    this.dom.toggleAttribute('data-here', selection.from >= from && selection.from <= to)
    const t = pageTranslate()
    const text = doc.child(DISPLAY_FIELDS.indexOf(field))
    if (this.#shown?.text === text && this.#shown.words === t) return
    this.#shown = { text, words: t }
    const longest = LONGEST_COPY[field]
    const { signs } = measureText(text.textContent)
    const excess = signs - longest
    const words =
      excess > 0
        ? t('editor:length.over', { count: excess })
        : t('editor:length.of', {
            signs: t('common:number', { count: signs }),
            longest: t('common:number', { count: longest }),
          })
    this.dom.toggleAttribute('data-over', excess > 0)
    this.dom.setAttribute('aria-label', t('editor:length', { part: t(`fields:${field}`) }))
    this.dom.setAttribute('aria-valuemax', String(longest))
    this.dom.setAttribute('aria-valuenow', String(Math.min(signs, longest)))
    this.dom.setAttribute('aria-valuetext', words)
    this.#bar.style.width = `${Math.min(100, (100 * signs) / longest)}%`
    this.#words.textContent = words
  }
}

/** Shows the length of headline and standfirst in one page. The meters take no space, so that no line moves. */
export function lengthGauges(): Plugin {
  // Elements of their own: two pages that took one from each other would redraw for ever.
  const gauges = MEASURED_FIELDS.map((field) => ({ field, gauge: new Gauge(field) }))
  const show = (state: EditorState) => {
    for (const { gauge } of gauges) gauge.show(state)
  }
  const decorations = steadyDecorations((...positions: readonly number[]) =>
    gauges.map(({ field, gauge }, at) =>
      Decoration.widget(positions[at] ?? 0, () => gauge.dom, {
        key: `length of ${field}`,
        side: -2,
        ignoreSelection: true,
        stopEvent: () => true,
      }),
    ),
  )
  return new Plugin({
    view: ({ state }) => {
      show(state)
      return { update: (view) => show(view.state) }
    },
    props: {
      decorations: ({ doc }) =>
        decorations(doc, ...gauges.map(({ field }) => displayRange(doc, field).to + 1)),
    },
  })
}
