import { sendOver } from '../../contract/http.ts'
import type { MethodName } from '../../contract/contract.ts'
import { postCall } from './postCall.ts'

/** To the worker: how it is let in by the host; or a call. */
export type LargeCallRequest =
  | { authorization: string }
  | { number: number; name: MethodName; input: unknown }

/** From the worker: that it is loaded; or what came of a call, without an answer where the host cannot be reached. */
export type LargeCallReply = 'ready' | { number: number; answer: unknown } | { number: number }

let authorization = ''
const send = sendOver((body) => postCall(authorization, body))
const reply = (message: LargeCallReply) => self.postMessage(message)

self.onmessage = async ({ data }: MessageEvent<LargeCallRequest>) => {
  if ('authorization' in data) {
    ;({ authorization } = data)
    return
  }
  const { number, name, input } = data
  try {
    reply({ number, answer: await send(name, input) })
  } catch {
    reply({ number })
  }
}
reply('ready')
