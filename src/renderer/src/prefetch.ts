import { FIRST_LIST } from '../../contract/firstList.ts'
import { toWire } from '../../contract/wire.ts'
import { prefetchRpc } from './rpc.ts'

// Sends the first RPCs before the main bundle is parsed.
if (!('marbre' in window)) {
  prefetchRpc(toWire({ name: 'readSettings', input: {} }))
  prefetchRpc(toWire({ name: 'listArticles', input: FIRST_LIST }))
}
