import { useEffect } from 'react'
import { invalidSetting } from '../../../../i18n/settings.ts'
import { useMachineSettings } from '../../state/machineSettings.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { LineControl } from './LineControl.tsx'
import { useTypedSetting } from './useTypedSetting.ts'

/** The name of the person at this machine; it is not in the library's settings, which everybody shares. */
export function PersonName() {
  const { t } = useTranslations()
  const { settings, load, change } = useMachineSettings()
  const setting = useTypedSetting('line', settings.personName, (personName) => void change({ personName }))
  useEffect(() => void load(), [load])
  return (
    <TextRow
      label={t('settings:personName')}
      note={t('settings:personName.note')}
      error={setting.isInvalid ? invalidSetting(t, 'line') : null}
    >
      {(control) => <LineControl control={control} setting={setting} />}
    </TextRow>
  )
}
