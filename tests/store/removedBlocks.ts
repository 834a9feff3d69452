/** How many articles `removingProcess.ts` takes away together: a fourth of them in each way. */
export const BLOCK = 16
