import houseStyle from './houseStyle.ts'
import typography from './typography.ts'

export default { houseStyle, typography } as const
