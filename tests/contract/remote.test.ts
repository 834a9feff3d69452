import { expect, test } from 'vitest'
import type { Newsroom } from '../../src/contract/contract.ts'
import { contract } from '../../src/contract/contract.ts'
import { answeringFirst, clientOver } from '../../src/contract/client.ts'
import { isMethodName, serverOver } from '../../src/contract/remote.ts'
import { ok } from '../../src/core/failure.ts'

const noEvents: Newsroom['subscribe'] = () => () => {}

test('the client has every method of the contract and no other', () => {
  const client = clientOver(async () => ok(null), noEvents)
  expect(new Set(Object.keys(client))).toEqual(new Set([...Object.keys(contract), 'subscribe']))
})

test.each([
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'subscribe',
  'then',
  '',
  ' libraryState',
  3,
  null,
  undefined,
  {},
  ['libraryState'],
])('%j is no method', async (name) => {
  const serve = serverOver(
    clientOver(async () => ok('reached'), noEvents),
    () => {},
  )
  expect(isMethodName(name)).toBe(false)
  expect(await serve(name, {})).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
})

test('the methods that are answered first ask the host where there is no answer, and no other is asked about', async () => {
  const host = clientOver(async (name) => ok(`host: ${name}`), noEvents)
  const first = [ok('first'), undefined, 'no reply', new Error('not read')]
  const asked: unknown[] = []
  const client = answeringFirst(host, ['listArticles', 'readSettings'], async (name, input) => {
    asked.push([name, input])
    const answer = first.shift()
    if (answer instanceof Error) throw answer
    return answer
  })
  expect(await client.readSettings({})).toEqual(ok('first'))
  for (let again = 0; again < 3; again++)
    expect(await client.readSettings({})).toEqual(ok('host: readSettings'))
  expect(await client.libraryState({})).toEqual(ok('host: libraryState'))
  expect(asked).toEqual(Array.from({ length: 4 }, () => ['readSettings', {}]))
  expect(client.subscribe).toBe(host.subscribe)
})

test('an input that does not fit is refused with all the reasons, and goes no further', async () => {
  const reached: unknown[] = []
  const serve = serverOver(
    clientOver(async (name) => ok(reached.push(name)), noEvents),
    () => {},
  )
  const answer = await serve('listArticles', { query: 1, status: 'x', sort: 'best', offset: -1, limit: 501 })
  expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
  const reasons = answer.ok ? [] : answer.failure.detail.reasons
  expect(reasons).toHaveLength(4)
  expect(reached).toEqual([])
})

test('what nobody expected is `unexpected` on the other side, and known in full on this one', async () => {
  const error = new Error('ENOENT: no such file, open /home/somebody/secret')
  const reported: unknown[] = []
  const broken: Newsroom = {
    ...clientOver(async () => ok(null), noEvents),
    libraryState: () => Promise.reject(error),
    readSettings: () => {
      throw error
    },
  }
  const serve = serverOver(broken, (each) => reported.push(each))
  for (const name of ['libraryState', 'readSettings']) {
    expect(await serve(name, {})).toEqual({ ok: false, failure: { code: 'unexpected', detail: {} } })
  }
  expect(reported).toEqual([error, error])
})

test('another end that is gone is `unreachable`, one that talks nonsense `unexpected`', async () => {
  const gone = clientOver(() => Promise.reject(new Error('gone')), noEvents)
  expect(await gone.libraryState({})).toEqual({ ok: false, failure: { code: 'unreachable', detail: {} } })
  const nonsense = [
    undefined,
    null,
    'ok',
    {},
    { ok: 1 },
    { ok: false },
    { ok: false, failure: { code: 'x', detail: {} } },
  ]
  for (const answer of nonsense) {
    const client = clientOver(async () => answer, noEvents)
    expect(await client.libraryState({})).toEqual({ ok: false, failure: { code: 'unexpected', detail: {} } })
  }
})
