/** A field that shows the day on which a document is opened, saved or printed, and is set anew each time. */
const DATE_FIELD = /^[ \t]*(?:DATE|TIME|SAVEDATE|PRINTDATE)(?![a-z])/i

export const isDateField = (instruction: string) => DATE_FIELD.test(instruction)

/** What was read of such fields, without pieces that other words may have in them as well. */
export const changingDates = (read: readonly string[]): string[] =>
  read.filter((text) => text.trim().length >= 4)
