import checklist from './checklist.ts'
import find from './find.ts'
import settings from './settings.ts'

/** What the checklist, the settings and the find bar say. */
export default { checklist, find, settings } as const
