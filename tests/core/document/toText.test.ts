import { expect, test } from 'vitest'
import { readMarkdown, toText } from '../../../src/core/document/index.ts'

test.each([
  ['a\nb', 'a b', 'a b'],
  ['  a  \n   b', 'a\nb', 'a\nb'],
  ['a\n\n## b\n\nc', 'a\n\nb\n\nc', 'a\n\nb\n\nc'],
  ['**a** [b](https://c.d) `e`', 'a b e', 'a b e'],
  ['- a\n- b\n  - c\n\n> d\n>\n> — e', 'a\nb\nc\n\nd\n\n— e', '- a\n- b\n  - c\n\nd\n\n— e'],
  ['9. a\n10. b\n\n    c', 'a\nb\nc', '9. a\n10. b\n\n    c'],
  ['- a\n\n  > b\n\n  c\n  - d\n\n  e', 'a\nb\nc\nd\ne', '- a\n\n  b\n\n  c\n  - d\n\n  e'],
  ['- [x] a', '☑ a', '- ☑ a'],
  ['| a | b |\n|---|---|\n| c | d |', 'a\tb\nc\td', 'a\tb\nc\td'],
  ['```\na\n  b\n```', 'a\n  b', 'a\n  b'],
  ['![a](b.jpg)', '[a]', '[a]'],
  ['a[^1] b[^2]\n\n[^1]: c\n\n[^2]: d', 'a b\n\nc\n\nd', 'a[1] b[2]\n\n[1] c\n[2] d'],
  ['&eacute;&nbsp;!', 'é\u00a0!', 'é\u00a0!'],
  ['', '', ''],
])('%j is the text %j, to be read %j', (markdown, text, readable) => {
  const blocks = readMarkdown(markdown)
  expect(toText(blocks)).toBe(text)
  expect(toText(blocks, { numbered: true })).toBe(readable)
})
