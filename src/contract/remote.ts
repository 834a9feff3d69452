import type * as z from 'zod/mini'
import { reasons } from '../core/article/index.ts'
import { failed, type Result } from '../core/failure.ts'
import { contract, type Input, type MethodName, type Newsroom, type Output } from './contract.ts'

/** The answer to a call, as it crosses the transport. */
export type Reply = Result<unknown>

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
