import { useSettings } from '../../state/settings.ts'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { useWords } from '../../words.ts'

/** What is set while one types, and what of it can be seen. */
export function TypographySettings() {
  const { t } = useWords()
  const { settings, change } = useSettings()
  return (
    <>
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
