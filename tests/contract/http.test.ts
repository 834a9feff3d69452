import fc from 'fast-check'
import { changeEvent } from '../changeEvent.ts'
import { anyArticle } from '../core/generated.ts'
import { expect, test } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { eventLine, eventReader, sendOver } from '../../src/contract/http.ts'
import { fromWire, toWire } from '../../src/contract/wire.ts'

const event = fc.oneof(
  anyArticle.map(changeEvent),
  fc.record({ type: fc.constant('article-removed' as const), id: fc.string() }),
  fc.constant<NewsroomEvent>({ type: 'library-changed' }),
)

test('events come out as they went in, wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(event), fc.infiniteStream(fc.integer({ min: 1, max: 30 })), (sent, cuts) => {
      const text = sent.map((each) => `\n${eventLine(each)}`).join('')
      const heard: NewsroomEvent[] = []
      const read = eventReader((each) => heard.push(each))
      for (let at = 0; at < text.length; ) {
        const length = cuts.next().value
        read(text.slice(at, at + length))
        at += length
      }
      expect(heard).toEqual(sent)
    }),
  )
})

test('what is no event is passed over, and the next one is still heard', () => {
  const heard: unknown[] = []
  const read = eventReader((each) => heard.push(each))
  read(
    '\n{\n"x"\n{"type":"unknown"}\n{"type":"article-removed"}\n{"type":"library-changed"}\n{"type":"library-',
  )
  expect(heard).toEqual([{ type: 'library-changed' }])
})

test('a call goes out as one body and comes back as one, bytes and all', async () => {
  const bytes = Uint8Array.of(0, 255, 10)
  const send = sendOver(async (body) => {
    expect(fromWire(body)).toEqual({ name: 'previewImport', input: { fileName: 'a', bytes } })
    return toWire({ ok: true, value: { bytes } })
  })
  expect(await send('previewImport', { fileName: 'a', bytes })).toEqual({ ok: true, value: { bytes } })
})
