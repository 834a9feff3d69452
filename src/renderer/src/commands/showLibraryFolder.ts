import { newsroom } from '../client.ts'
import { useLayout } from '../state/layout.ts'

/** Shows the library's folder in the system's file manager; where there is none, the dialog that has its path. */
export async function showLibraryFolder(): Promise<void> {
  const answer = await newsroom.showLibraryFolder({})
  if (!answer.ok || !answer.value.shown) useLayout.getState().show('libraries')
}
