/** Downloads a file; the host asks where to, or uses its download folder. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has started by then, and the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
