import checklist from './checklist.ts'
import common from './common.ts'
import editor from './editor.ts'
import exporting from './export.ts'
import failure from './failure.ts'
import fields from './fields.ts'
import find from './find.ts'
import houseStyle from './houseStyle.ts'
import importing from './import.ts'
import inspector from './inspector.ts'
import library from './library.ts'
import proof from './proof.ts'
import palette from './palette.ts'
import settings from './settings.ts'
import typography from './typography.ts'

export default {
  checklist,
  common,
  failure,
  fields,
  library,
  editor,
  inspector,
  import: importing,
  export: exporting,
  settings,
  palette,
  find,
  typography,
  proof,
  houseStyle,
} as const
