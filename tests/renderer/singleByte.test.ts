import { expect, test } from 'vitest'
import { decodeText } from '../../src/core/import/index.ts'
import { UPPER_CONTROLS } from '../core/import/upperControls.ts'

test.each(['windows-1252', 'iso-8859-15', 'macintosh'] as const)(
  '%s: the window decodes the bytes 0x80 to 0x9F as Node does',
  (encoding) => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i)
    expect(decodeText(bytes, encoding)).toMatchObject({ text: UPPER_CONTROLS[encoding], encoding })
  },
)
