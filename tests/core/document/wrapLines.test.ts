import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrapLines } from '../../../src/core/document/index.ts'

it('breaks at spaces alone, and keeps a word that is longer than the line', () => {
  expect(wrapLines('un deux trois', 7)).toBe('un deux\ntrois')
  expect(wrapLines('un\u00a0deux trois', 5)).toBe('un\u00a0deux\ntrois')
  expect(wrapLines('anticonstitutionnellement vrai', 10)).toBe('anticonstitutionnellement\nvrai')
  expect(wrapLines('a\n\nb c', 2)).toBe('a\n\nb\nc')
})

it('breaks between characters of East Asia, which take two columns, and not before closing marks', () => {
  expect(wrapLines('渡船今天上午重新开航。', 8)).toBe('渡船今天\n上午重新\n开航。')
  expect(wrapLines('渡船今天，上午', 8)).toBe('渡船今\n天，上午')
})

it('takes nothing from a text but spaces at the ends of lines, and leaves no line longer than its words allow', () => {
  const text = fc.array(
    fc.constantFrom('un', 'd’été', 'x'.repeat(30), '中', '。', ' ', ' ', '\u00a0', '😀', '\n'),
    {
      maxLength: 60,
    },
  )
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (pieces, width) => {
      const whole = pieces.join('')
      const wrapped = wrapLines(whole, width)
      expect(wrapped.replace(/[ \n]/g, '')).toBe(whole.replace(/[ \n]/g, ''))
      for (const line of wrapped.split('\n').map((each) => each.replace(/ +$/, '')))
        if (/^[ -~’é]*$/.test(line) && line.length > width) expect(line).not.toMatch(/[^ ] +[^ ]/)
    }),
    { numRuns: 200 },
  )
})

it.each(['> 12', '# b', '## b', '- b', '– b', '* b', '12. b', '1) b', '``` b', '>= b', '=== ', '--- '])(
  'no line begins with what would be a sign there: %s',
  (sign) => {
    const [, ...others] = wrapLines(`aaaaaaaaaa ${sign} cccccccccc`, 11).split('\n')
    expect(others.length).toBeGreaterThan(0)
    for (const line of others) expect(line).toMatch(/^[a-z0-9]/)
  },
)

it.each(['-b', '#b', '1.5', '12'])('a word that only has such a sign may begin a line: %s', (word) => {
  expect(wrapLines(`aaaaaaaaaa ${word} c`, 11)).toBe(`aaaaaaaaaa\n${word} c`)
})
