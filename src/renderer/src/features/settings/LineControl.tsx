import type { RowControlProps } from '../../ui/TextRow.tsx'
import type { TypedSetting } from './useTypedSetting.ts'

type Props = { control: RowControlProps; setting: TypedSetting; isAddress?: boolean }

/** The control of a setting that is a line of text. */
export function LineControl({ control, setting, isAddress = false }: Props) {
  return (
    <input
      {...control}
      type={isAddress ? 'url' : 'text'}
      dir="auto"
      spellCheck={!isAddress}
      autoComplete="off"
      value={setting.text}
      onChange={({ target }) => setting.type(target.value)}
      onBlur={setting.finish}
    />
  )
}
