import { FIRST_LIST } from '../../contract/firstList.ts'
import { toWire } from '../../contract/wire.ts'
import { postAhead } from './post.ts'

// What the first picture waits for is on its way while the window's own scripts are still being read.
if (!('marbre' in window)) {
  postAhead(toWire({ name: 'readSettings', input: {} }))
  postAhead(toWire({ name: 'listArticles', input: FIRST_LIST }))
}
