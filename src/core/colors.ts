/** The colours that exported pages and documents have in common with the window, as `#rrggbb`. */
export const LIGHT = {
  paper: '#fdfcf9',
  panel: '#f5f2ec',
  ink: '#1d1a16',
  /** Of what is said beside the text. */
  quiet: '#5f584d',
  rule: '#e3ded3',
  accent: '#b8361a',
} as const
export const DARK = {
  paper: '#191714',
  panel: '#211f1b',
  ink: '#ece7dd',
  quiet: '#b3ab9d',
  rule: '#35312b',
  accent: '#f07a5c',
} as const satisfies { readonly [name in keyof typeof LIGHT]: string }
