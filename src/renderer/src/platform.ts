/** True on macOS, whose keys are others. */
export const isMac = /mac/i.test(navigator.platform)

/** True for the key that deletes what is chosen in a list: most keyboards of a Mac have no other than Backspace. */
export const isDeleteKey = (key: string): boolean => key === 'Delete' || (isMac && key === 'Backspace')
