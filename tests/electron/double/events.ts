import type { EventEmitter } from 'node:events'

/** An event whose default can be prevented. */
class PreventableEvent {
  defaultPrevented: boolean = false
  preventDefault = () => {
    this.defaultPrevented = true
  }
}

/** Tells the listeners of a preventable event; true where one of them prevented it. */
export function isPrevented(
  emitter: EventEmitter,
  name: string,
  more: object = {},
  ...values: unknown[]
): boolean {
  const event = Object.assign(new PreventableEvent(), more)
  emitter.emit(name, event, ...values)
  return event.defaultPrevented
}
