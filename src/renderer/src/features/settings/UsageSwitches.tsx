import { CONSISTENCY_RULES } from '../../../../core/consistency/index.ts'
import { USAGE_RULES } from '../../../../core/usage/index.ts'
import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { useSettings } from '../../state/settings.ts'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './UsageSwitches.module.css'

/** A switch for each rule of usage, with its reason. */
export function UsageSwitches() {
  useSentences(addProofingSentences)
  const { t } = useTranslations()
  const off = useSettings(({ settings }) => settings.usageOff)
  const turn = (rule: string, isOn: boolean) =>
    void useSettings
      .getState()
      .choose('usageOff', isOn ? off.filter((each) => each !== rule) : [...off, rule])
  return (
    <section className={styles.rules} aria-labelledby="usage-rules">
      <h3 id="usage-rules">{t('usage:rules')}</h3>
      {[...USAGE_RULES, ...CONSISTENCY_RULES].map((rule) => (
        <SwitchRow
          key={rule}
          label={t(`usage:title.${rule}`)}
          note={t(`usage:about.${rule}`)}
          on={!off.includes(rule)}
          onChange={(isOn) => turn(rule, isOn)}
        />
      ))}
    </section>
  )
}
