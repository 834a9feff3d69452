/** True on macOS, whose keys are others. */
export const isMac = /mac/i.test(navigator.platform)
