import { THEMES } from '../../../../contract/contract.ts'
import { useSettings } from '../../state/settings.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useWords } from '../../words.ts'

const INTERFACES = ['system', 'fr', 'en'] as const

/** The language that the window speaks, and its colours. */
export function InterfaceSettings() {
  const { t } = useWords()
  const { settings, change } = useSettings()
  return (
    <>
      <RadioRow
        label={t('settings:interface')}
        choices={INTERFACES.map((id) => ({ id, label: t(`settings:interface.${id}`) }))}
        chosen={settings.interface}
        onChoose={(choice) => void change({ interface: choice })}
      />
      <RadioRow
        label={t('settings:theme')}
        choices={THEMES.map((id) => ({ id, label: t(`settings:theme.${id}`) }))}
        chosen={settings.theme}
        onChoose={(theme) => void change({ theme })}
      />
    </>
  )
}
