import { PROFILES } from '../../../../core/typography/index.ts'
import { useSettings } from '../../state/settings.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { Spaces } from '../../ui/Spaces.tsx'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { useWords } from '../../words.ts'

/** Which spaces French takes, what is set while one types, and what of it can be seen. */
export function TypographySettings() {
  const { t } = useWords()
  const { settings, change } = useSettings()
  return (
    <>
      <RadioRow
        label={t('settings:typography')}
        stacked
        choices={PROFILES.map((id) => ({
          id,
          label: t(`settings:typography.${id}`),
          note: <Spaces text={t(`settings:typography.example.${id}`)} />,
        }))}
        chosen={settings.typography}
        onChoose={(typography) => void change({ typography })}
      />
      <SwitchRow
        label={t('settings:setWhileTyping')}
        note={t('settings:setWhileTyping.note')}
        on={settings.setWhileTyping}
        onChange={(setWhileTyping) => void change({ setWhileTyping })}
      />
      <SwitchRow
        label={t('settings:showSpaces')}
        note={t('settings:showSpaces.note')}
        on={settings.showSpaces}
        onChange={(showSpaces) => void change({ showSpaces })}
      />
    </>
  )
}
