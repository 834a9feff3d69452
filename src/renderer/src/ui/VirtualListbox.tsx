import { Listbox, type ListboxProps } from './Listbox.tsx'
import { VirtualRows } from './VirtualRows.tsx'

/** A virtualised list box: only visible rows are rendered. */
export function VirtualListbox(props: ListboxProps) {
  return <Listbox {...props} Rows={VirtualRows} />
}
