import { Prec } from '@codemirror/state'
import { type Command, type EditorView, keymap } from '@codemirror/view'
import { useProof } from '../../../state/proof.ts'
import { remarkAt } from './bodyRemarks.ts'

/** Fixes the remark that is explained, or else the one that the cursor is at. */
function fixHere({ state }: EditorView): boolean {
  if (state.readOnly) return false
  const { shown, fix } = useProof.getState()
  const remark = shown?.remark ?? remarkAt(state, state.selection.main.head, 0)
  if (remark) fix(remark)
  return remark !== null
}

/** Enter would replace the stretch that is selected because one went to its remark: it fixes that. */
const fixVisited: Command = (view) => {
  const by = useProof.getState().shown?.by
  return by !== undefined && by !== 'pointer' && fixHere(view)
}

function close(): boolean {
  const { shown } = useProof.getState()
  if (shown) useProof.setState({ shown: null })
  return shown !== null
}

export const remarkKeys = Prec.highest(
  keymap.of([
    { key: 'Mod-.', run: fixHere },
    { key: 'Enter', run: fixVisited },
    { key: 'Escape', run: close },
  ]),
)
