import * as z from 'zod/mini'
import { FAILURE_CODES, failed, type Result } from '../core/failure.ts'
import type { Input, MethodName, Newsroom, Output } from './contract.ts'
import { METHOD_NAMES } from './methodNames.ts'

/** Sends a call and returns the answer; rejects if the other end cannot be reached. */
export type Send = (name: MethodName, input: unknown) => Promise<unknown>

type Call<M extends MethodName> = (input: Input<M>) => Promise<Result<Output<M>>>
type Calls = { [M in MethodName]: Call<M> }

const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    failure: z.object({ code: z.enum(FAILURE_CODES), detail: z.record(z.string(), z.unknown()) }),
  }),
])

/** Checks the form of a reply; its value is trusted, because it comes from a server of this contract. */
function isReply<M extends MethodName>(value: unknown, _name: M): value is Result<Output<M>> {
  return reply.safeParse(value).success
}

/** A newsroom whose methods call `send`. A rejection becomes `unreachable`, anything that is no reply `unexpected`. */
export function clientOver(send: Send, subscribe: Newsroom['subscribe']): Newsroom {
  const call =
    <M extends MethodName>(name: M): Call<M> =>
    async (input) => {
      try {
        const answer = await send(name, input)
        return isReply(answer, name) ? answer : failed('unexpected')
      } catch {
        return failed('unreachable')
      }
    }
  const calls = Object.fromEntries(METHOD_NAMES.map((name) => [name, call(name)]))
  if (!isWhole(calls)) throw new TypeError('a method of the contract is missing')
  return { ...calls, subscribe }
}

function isWhole(calls: object): calls is Calls {
  return METHOD_NAMES.every((name) => Object.hasOwn(calls, name))
}
