import { expect, test } from 'vitest'
import { endingOf, withoutEdges } from '../../../src/core/import/lines.ts'

test.each(['\u200b', '\ufeff', '\u2060', '\u00ad', '\u200c', '\u200d'])(
  '%j at the end hides nothing',
  (invisible) => {
    expect(endingOf(`Deux randonneurs ont été secourus.${invisible}`)).toBe('stop')
    expect(withoutEdges(`${invisible} Un titre ${invisible}`)).toBe('Un titre')
  },
)
