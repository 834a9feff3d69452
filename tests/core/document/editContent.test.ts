import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editContent, type Inline, plainOf } from '../../../src/core/document/index.ts'
import { anyInlines } from './trees.ts'

describe('editContent', () => {
  const strong: Inline = { type: 'text', text: 'gras', marks: [{ type: 'strong' }] }
  const content: Inline[] = [
    { type: 'text', text: 'Un ', marks: [] },
    strong,
    { type: 'text', text: ' fin', marks: [] },
  ]

  it.each([
    [
      3,
      5,
      'X',
      [
        ['Un ', false],
        ['Xas', true],
        [' fin', false],
      ],
    ],
    [
      2,
      5,
      'X',
      [
        ['UnX', false],
        ['as', true],
        [' fin', false],
      ],
    ],
    [
      7,
      7,
      's',
      [
        ['Un ', false],
        ['grass', true],
        [' fin', false],
      ],
    ],
    [
      0,
      0,
      'X',
      [
        ['XUn ', false],
        ['gras', true],
        [' fin', false],
      ],
    ],
    [0, 11, '', []],
  ])('replaces %i to %i by %j', (from, to, insert, result) => {
    const replaced = editContent(content, [{ from, to, insert }])
    expect(replaced.map((inline) => [plainOf([inline]), inline.marks.length > 0])).toEqual(result)
  })

  it('makes several edits as if each was made alone, from the last to the first', () => {
    const offsets = fc.uniqueArray(fc.nat(30), { maxLength: 8 })
    fc.assert(
      fc.property(anyInlines, offsets, fc.string(), (inlines, places, insert) => {
        const { length } = plainOf(inlines)
        const ends = places.filter((at) => at <= length).toSorted((a, b) => a - b)
        const edits = ends.flatMap((to, at) =>
          at % 2 === 1 ? [{ from: ends[at - 1] ?? 0, to, insert }] : [],
        )
        const alone = edits.reduceRight<readonly Inline[]>((now, edit) => editContent(now, [edit]), inlines)
        expect(editContent(inlines, edits)).toEqual(editContent(alone, []))
      }),
    )
  })

  it('does to the characters what a string would', () => {
    fc.assert(
      fc.property(anyInlines, fc.nat(12), fc.nat(12), fc.string(), (inlines, one, other, insert) => {
        const plain = plainOf(inlines)
        const [from, to] = [one, other].map((at) => Math.min(at, plain.length)).toSorted((a, b) => a - b)
        const replaced = plainOf(editContent(inlines, [{ from: from ?? 0, to: to ?? 0, insert }]))
        expect(replaced).toBe(plain.slice(0, from) + insert + plain.slice(to))
      }),
    )
  })
})
