import { useEffect } from 'react'
import { type HouseStyleProblem, runawayProblem } from '../../../../core/houseStyle/index.ts'
import { houseStyleProblemSentence } from '../../../../i18n/houseStyle.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { useTranslations } from '../../useTranslations.ts'
import styles from './SettingsDialog.module.css'

const EXAMPLE = `- word: digital
  suggest: numérique
  reason: …`

function Problems({ problems }: { problems: readonly HouseStyleProblem[] }) {
  const { t } = useTranslations()
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li key={`${problem.line} ${problem.code} ${JSON.stringify(problem.detail)}`}>
          {problem.line !== null && (
            <span className={styles.kind}>{t('houseStyle:line', { line: problem.line })}</span>
          )}
          <p>{houseStyleProblemSentence(t, problem)}</p>
        </li>
      ))}
    </ul>
  )
}

/** The newsroom's own rules: where they are, how many, and what is wrong with them. */
export function HouseStyleSettings() {
  const { t } = useTranslations()
  const { file, rules, problems: inFile, runaways, refresh } = useHouseStyle()
  const problems = [...inFile, ...runaways.map(runawayProblem)]
  useEffect(() => void refresh(), [refresh])
  const told: string[] = [t('houseStyle:rules', { count: rules.length })]
  if (problems.length > 0) told.push(t('houseStyle:problems', { count: problems.length }))
  return (
    <section>
      {file === null ? (
        <>
          <p>{t('houseStyle:none')}</p>
          <pre className={styles.example}>{EXAMPLE}</pre>
        </>
      ) : (
        <div className={styles.found}>
          <p>
            <code className={styles.folder}>{file}</code>
            {` · ${told.join(' · ')}`}
          </p>
          {problems.length > 0 && <Problems problems={problems} />}
        </div>
      )}
      <p className={styles.note}>{t('houseStyle:note')}</p>
    </section>
  )
}
