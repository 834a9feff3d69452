import { useScreen } from '../../state/screen.ts'

const MOST_FRAMES = 60

/** Selects a stretch of the correction, which is edited beside the page, as soon as its field is there. */
export function selectCorrection(from: number, to: number): void {
  useScreen.getState().showTab('details')
  let frames = 0
  const select = () => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[data-copy="correction"]')
    frames += 1
    if (field) {
      field.focus()
      field.setSelectionRange(from, to)
    } else if (frames < MOST_FRAMES) requestAnimationFrame(select)
  }
  requestAnimationFrame(select)
}
