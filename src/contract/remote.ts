import * as z from 'zod/mini'
import { reasons } from '../core/article/index.ts'
import { FAILURE_CODES, failed, type Result } from '../core/failure.ts'
import { summaryDecoder } from '../core/library.ts'
import {
  contract,
  type Input,
  type MethodName,
  type Newsroom,
  type NewsroomEvent,
  type Output,
} from './contract.ts'

/** The answer to a call, as it crosses the transport. */
export type Reply = Result<unknown>

/** Sends a call and returns the answer; rejects if the other end cannot be reached. */
export type Send = (name: MethodName, input: unknown) => Promise<unknown>

/** Answers a call of unknown origin. Never rejects. */
export type Serve = (name: unknown, input: unknown) => Promise<Reply>

type Call<M extends MethodName> = (input: Input<M>) => Promise<Result<Output<M>>>
type Calls = { [M in MethodName]: Call<M> }
type Decoders = { [M in MethodName]: { input: z.ZodMiniType<Input<M>> } }

const decoders: Decoders = contract

/** True for the names of the contract's methods, inherited properties excluded. */
export function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}

const METHOD_NAMES = Object.keys(contract).filter(isMethodName)

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

/**
 * The server's end: decodes each input and calls the newsroom. An exception becomes `unexpected`, without a detail that
 * could reveal anything of this machine; `report` gets the error.
 */
export function serverOver(newsroom: Newsroom, report: (error: unknown) => void): Serve {
  const calls: Calls = newsroom
  const answer = async <M extends MethodName>(name: M, input: unknown): Promise<Reply> => {
    const decoded = decoders[name].input.safeParse(input)
    if (!decoded.success) {
      const all = reasons(decoded.error)
      return failed('invalid-input', { what: `${name}: ${all.join('; ')}`, reasons: all })
    }
    return calls[name](decoded.data)
  }
  return async (name, input) => {
    if (!isMethodName(name)) return failed('invalid-input', { what: 'unknown method' })
    try {
      return await answer(name, input)
    } catch (error) {
      report(error)
      return failed('unexpected')
    }
  }
}

export const eventDecoder: z.ZodMiniType<NewsroomEvent> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('article-changed'), summary: summaryDecoder }),
  z.object({ type: z.literal('article-removed'), id: z.string() }),
  z.object({ type: z.literal('library-changed') }),
])
