/** A dropped or pasted file, or a folder. */
export type DroppedItem = { readonly entry: FileSystemEntry | null; readonly file: File | null }

/** What was dropped or pasted. The transfer is empty after its event. */
export const droppedItems = ({ items }: DataTransfer): DroppedItem[] =>
  Array.from(items, (item) => ({
    entry: item.kind === 'file' ? item.webkitGetAsEntry() : null,
    file: item.getAsFile(),
  }))
