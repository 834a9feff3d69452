import { addVersionSentences } from '../../../../i18n/versions.ts'
import { keepNamed } from '../../commands/versions.ts'
import { useLayout } from '../../state/layout.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { NameDialog } from './NameDialog.tsx'

/** Keeps the text of the page as a version, with a name if one is given. */
export default function KeepVersionDialog() {
  useSentences(addVersionSentences)
  const { t } = useTranslations()
  return (
    <NameDialog
      title={t('versions:keep')}
      button={t('versions:keep.button')}
      onName={keepNamed}
      onClose={() => useLayout.getState().show(null)}
    />
  )
}
