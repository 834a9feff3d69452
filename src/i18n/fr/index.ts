import common from './common.ts'
import editor from './editor.ts'
import exporting from './export.ts'
import failure from './failure.ts'
import fields from './fields.ts'
import inspector from './inspector.ts'
import library from './library.ts'
import proof from './proof.ts'

export default {
  common,
  failure,
  fields,
  library,
  editor,
  inspector,
  export: exporting,
  proof,
} as const
