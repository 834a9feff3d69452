import { HOLE_UNITS, typedHole } from '../../core/fillHole.ts'
import { defineCommand } from '../command.ts'
import { choiceOption, textOption, UsageError } from '../options.ts'

const unit = choiceOption('unit', HOLE_UNITS, { help: 'cli:help.fill.unit', placeholder: null })
const query = textOption('query', { help: 'cli:help.list.query', placeholder: 'cli:help.value.text' })

/** Proposes ready articles that fill a hole together. */
export const fill = defineCommand({
  help: 'cli:help.fill',
  operands: 'cli:help.fill.operands',
  options: [unit, query],
  parse: (given) => {
    const signs = typedHole(given.operands.join(' '), given.value(unit) ?? 'signs')
    if (signs === null) throw new UsageError('hole')
    return { signs, query: given.value(query) ?? '' }
  },
  load: () => import('../runs/fill.ts'),
})
