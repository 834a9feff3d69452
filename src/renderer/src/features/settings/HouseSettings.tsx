import { HousePreview } from './HousePreview.tsx'
import styles from './HouseSettings.module.css'
import { SettingRows } from './SettingRows.tsx'

/** The profile of the house, and beside it a page that has it. */
export function HouseSettings() {
  return (
    <div className={styles.columns}>
      <div className={styles.rows}>
        <SettingRows page="publishing" />
      </div>
      <HousePreview />
    </div>
  )
}
