import { FAILURE_CODES, failed, type Result } from '../core/failure.ts'
import type { Input, MethodName, Newsroom, Output } from './contract.ts'
import { METHOD_NAMES } from './methodNames.ts'

/** Sends a call and returns the answer; rejects if the other end cannot be reached. */
export type Send = (name: MethodName, input: unknown) => Promise<unknown>

type Call<M extends MethodName> = (input: Input<M>) => Promise<Result<Output<M>>>
type Calls = { [M in MethodName]: Call<M> }

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Checks the form of a reply; its value is trusted, because it comes from a server of this contract. */
function isReply<M extends MethodName>(reply: unknown, _name: M): reply is Result<Output<M>> {
  if (!isObject(reply) || !('ok' in reply)) return false
  if (reply.ok === true) return true
  if (reply.ok !== false || !('failure' in reply) || !isObject(reply.failure)) return false
  const { failure } = reply
  return (
    'code' in failure &&
    FAILURE_CODES.some((code) => code === failure.code) &&
    'detail' in failure &&
    isObject(failure.detail) &&
    !Array.isArray(failure.detail)
  )
}

/** A newsroom whose calls never reject: a rejection of `send` becomes `unreachable`, what is no reply `unexpected`. */
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

/** A newsroom whose calls to some methods are answered by `send` first; where that gives no reply, or rejects, by `host`. */
export function answeringFirst(host: Newsroom, names: readonly MethodName[], send: Send): Newsroom {
  const calls: Calls = host
  const call = <M extends MethodName>(name: M): Call<M> => {
    const ask: Call<M> = calls[name]
    return async (input) => {
      const answer = await send(name, input).catch(() => undefined)
      return isReply(answer, name) ? answer : ask(input)
    }
  }
  return { ...host, ...Object.fromEntries(names.map((name) => [name, call(name)])) }
}

function isWhole(calls: object): calls is Calls {
  return METHOD_NAMES.every((name) => Object.hasOwn(calls, name))
}
