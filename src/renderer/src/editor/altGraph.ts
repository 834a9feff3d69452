/** True for a key that is pressed with AltGr. The keys that ProseMirror makes of a change by the browser have no modifiers. */
export const isAltGraph = (event: KeyboardEvent): boolean =>
  'getModifierState' in event && event.getModifierState('AltGraph')
