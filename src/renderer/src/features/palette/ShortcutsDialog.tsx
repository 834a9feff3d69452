import { COMMANDS, type Command } from '../../../../contract/commands.ts'
import { REVIEW_KINDS } from '../../commands/reviewKeys.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { useScreen } from '../../state/screen.ts'
import { Button } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words.ts'
import styles from './ShortcutsDialog.module.css'

type Entry = { id: string; does: string; key: string }

const MENUS: readonly Command['menu'][] = [...new Set(COMMANDS.map(({ menu }) => menu))]

function Keys({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl>
        {entries.map(({ id, does, key }) => (
          <div key={id} className={styles.entry}>
            <dt>{does}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Every key there is, by what it belongs to. */
export default function ShortcutsDialog() {
  const { t } = useWords()
  const close = () => useScreen.getState().show(null)
  const groups = MENUS.map((menu) => ({
    menu,
    entries: COMMANDS.filter((command) => command.menu === menu)
      .map(({ id }) => ({ id, does: t(`common:command.${id}`), key: shortcutLabel(id, t) }))
      .filter(({ key }) => key !== ''),
  })).filter(({ entries }) => entries.length > 0)
  const review = REVIEW_KINDS.map((kind, at) => ({
    id: kind,
    does: t(`import:kind.${kind}`),
    key: String(at + 1),
  }))
  return (
    <WindowDialog
      title={t('common:command.shortcuts')}
      size="medium"
      closesOutside
      onClose={close}
      foot={
        <>
          <p className={styles.more}>{t('palette:more', { key: shortcutLabel('palette', t) })}</p>
          <Button onClick={close}>{t('common:close')}</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach */}
      <section className={styles.keys} tabIndex={0} aria-label={t('common:command.shortcuts')}>
        <div className={styles.columns}>
          {groups.map(({ menu, entries }) => (
            <Keys key={menu} title={t(`palette:menu.${menu}`)} entries={entries} />
          ))}
          <Keys title={t('palette:menu.review')} entries={review} />
        </div>
      </section>
    </WindowDialog>
  )
}
