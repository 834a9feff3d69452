import { MEASURES, TEXT_SIZES } from '../../../../contract/contract.ts'
import { useSettings } from '../../state/settings.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { useWords } from '../../words.ts'

/** How the page looks to who writes on it. */
export function WritingSettings() {
  const { t } = useWords()
  const { settings, change } = useSettings()
  return (
    <>
      <RadioRow
        label={t('settings:textSize')}
        choices={TEXT_SIZES.map((id) => ({ id, label: t(`settings:textSize.${id}`) }))}
        chosen={settings.textSize}
        onChoose={(textSize) => void change({ textSize })}
      />
      <RadioRow
        label={t('settings:measure')}
        choices={MEASURES.map((id) => ({ id, label: t(`settings:measure.${id}`) }))}
        chosen={settings.measure}
        onChoose={(measure) => void change({ measure })}
      />
      <SwitchRow
        label={t('settings:typewriter')}
        note={t('settings:typewriter.note')}
        on={settings.typewriter}
        onChange={(typewriter) => void change({ typewriter })}
      />
      <SwitchRow
        label={t('settings:layOutAll')}
        note={t('settings:layOutAll.note')}
        on={settings.layOutAll}
        onChange={(layOutAll) => void change({ layOutAll })}
      />
    </>
  )
}
