import { afterAll } from 'vitest'
import { resetStores } from '../resetStores.ts'
import { restorePage } from '../restorePage.ts'
import { FakeNewsroom } from '../session/fakeNewsroom.ts'
import { closePage, fakeNewsroom, useSession } from './openPage.tsx'

// The next file has the same page.
afterAll(async () => {
  restorePage()
  await closePage()
  // What could not be saved would keep each later save from having saved everything.
  useSession.getState().forget([...fakeNewsroom.articles.keys()])
  await resetStores()
  const { newsroom: _, ...fresh } = new FakeNewsroom()
  Object.assign(fakeNewsroom, fresh)
})
