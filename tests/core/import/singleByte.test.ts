import { expect, test } from 'vitest'
import { decodeText } from '../../../src/core/import/index.ts'
import { UPPER_CONTROLS } from './upperControls.ts'

test.each(['windows-1252', 'iso-8859-15', 'macintosh'] as const)(
  '%s: the bytes 0x80 to 0x9F are what the standard says, whatever the runtime',
  (encoding) => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i)
    expect(decodeText(bytes, encoding)).toMatchObject({ text: UPPER_CONTROLS[encoding], encoding })
  },
)

test('a stray byte in UTF-8 is read as windows-1252 in that range too', () => {
  const utf8 = new TextEncoder().encode('Été, élus, écoles, forêt, près, après, fêté, là : ')
  expect(decodeText(Uint8Array.from([...utf8, 0x80, 0x20, 0x9c]))).toMatchObject({
    text: 'Été, élus, écoles, forêt, près, après, fêté, là : € œ',
    encoding: 'utf-8',
  })
})
