import { failed } from '../../failure.ts'
import { isObject, type JsonObject, jsonObjectOf } from '../json/jsonOf.ts'
import type { FormatReader } from '../reader.ts'
import { readItem } from './readItem.ts'
import { textAt } from './values.ts'

/** Items of news of the IPTC’s standard ninjs, 1.x to 3.1, and of systems that are close to it. */
export const ninjsReader: FormatReader = {
  recognise(file) {
    const item = jsonObjectOf(file)
    return item && isItem(item) ? 'sure' : null
  },
  async read(file) {
    const item = jsonObjectOf(file)
    return item ? readItem(file, item, 'ninjs') : failed('broken', { fileName: file.fileName })
  },
}

/** The names of fields that only items of ninjs have. */
const SIGNS =
  /^(?:standard|\$standard|type|version|versionCreated|versioncreated|firstCreated|firstcreated|pubStatus|pubstatus|headlines?|headline_.*|bodies|body_.*|descriptions|description_.*|slugline|infoSources|infosource|renditions|associations|urgency)$/

/** True for an item: it has the one thing that all must have, and says that it is one, or has what such items have. */
function isItem(item: JsonObject): boolean {
  if (textAt(item, 'uri') === '') return isObject(item.standard) && textAt(item.standard, 'name') === 'ninjs'
  return (
    Object.keys(item)
      .slice(0, 1000)
      .filter((name) => SIGNS.test(name)).length >= 2
  )
}
