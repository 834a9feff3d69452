import { Trash2 } from 'lucide-react'
import { dispatch } from '../../commands/dispatch.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import styles from './Library.module.css'

/** The way to the bin, under the list. */
export function ColumnFoot() {
  const { t } = useWords()
  return (
    <div className={styles.columnFoot}>
      <Button look="quiet" command="open-bin" onClick={() => dispatch('open-bin')}>
        <Trash2 />
        {t('library:bin')}
      </Button>
    </div>
  )
}
