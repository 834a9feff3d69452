import fc from 'fast-check'

const PIECES = [
  ...'*_~`[]()<>!&@#>-+|\\"\':/.= \n\n\n',
  '\n\n',
  '**',
  '](',
  '- ',
  '> ',
  '1. ',
  '    ',
  '\n```\n',
  '\n---\n',
  '[^a]',
  '[^a]: ',
  '![',
  'http://',
  'www.',
  '<b>',
  '<sup>',
  '</sup>',
  '<!-- -->',
  '<!--',
  '| a | b |\n|---|---|\n',
  '\u00a0',
  '&amp;',
  '# ',
  '### ',
  '- [ ] ',
  '— ',
  '<div>\n',
  '</div>\n',
  '  \n',
  '\\\n',
  '\t',
]

/** Markdown as nobody writes it, with words that stand in it once each: `w0x`, `w1x`, … */
export const anyMarkdown: fc.Arbitrary<string> = fc
  .array(fc.option(fc.constantFrom(...PIECES)), { maxLength: 30 })
  .map((pieces) => pieces.map((piece, index) => piece ?? `w${index}x`).join(''))
