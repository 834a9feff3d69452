import { afterAll } from 'vitest'
import { endWindow } from './openWindow.tsx'
import { restorePage } from './restorePage.ts'

// The next file has the same page.
afterAll(async () => {
  restorePage()
  await endWindow()
})
