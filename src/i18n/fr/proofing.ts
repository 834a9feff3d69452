import houseStyle from './houseStyle.ts'
import remarks from './remarks.ts'
import spelling from './spelling.ts'
import typography from './typography.ts'
import usage from './usage.ts'

export default { houseStyle, remarks, spelling, typography, usage } as const
