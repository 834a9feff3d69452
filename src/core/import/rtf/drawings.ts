import type { RtfInput } from './input.ts'
import type { Shape } from './state.ts'

/** A drawing: where the group ends, its picture stands in the text. */
export function openShape(input: RtfInput): void {
  const { state } = input
  if (state.destination !== 'body') return
  const shape: Shape = { property: '', description: '', picture: null }
  state.shape = shape
  input.atGroupEnd(() => {
    if (shape.picture) input.addPicture(shape.picture, shape.description)
  })
}

/** A property of a drawing: its name, and its value. */
export function openShapeProperty(input: RtfInput): void {
  const { state } = input
  if (!state.shape) {
    input.skipGroup()
    return
  }
  state.shape.property = ''
  state.destination = 'shape'
}

export function openShapeValue(input: RtfInput): void {
  const { state } = input
  const property = state.shape?.property
  if (property === 'wzDescription') state.destination = 'shapeText'
  else if (property !== 'pib') input.skipGroup()
}
