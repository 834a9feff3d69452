import { COMMANDS, type Command } from '../../../../contract/commands.ts'
import { kindName } from '../../../../i18n/importReview.ts'
import { addReviewSentences } from '../../../../i18n/review.ts'
import { addShortcutSentences } from '../../../../i18n/shortcuts.ts'
import { REVIEW_KEYS, REVIEW_SHORTCUT_KINDS } from '../../commands/reviewShortcuts.ts'
import { acceleratorLabel, COMPARISON_KEYS, shortcutLabel } from '../../commands/shortcuts.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import headings from '../../ui/GroupHeading.module.css'
import styles from './ShortcutsDialog.module.css'

type Entry = { id: string; action: string; key: string }

const MENUS: readonly Command['menu'][] = [...new Set(COMMANDS.map(({ menu }) => menu))]

function ShortcutGroup({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <section className={styles.group}>
      <h3 className={headings.heading}>{title}</h3>
      <dl>
        {entries.map(({ id, action, key }) => (
          <div key={id} className={styles.entry}>
            <dt>{action}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** All shortcuts, by menu. */
export default function ShortcutsDialog() {
  useSentences(addReviewSentences)
  useSentences(addShortcutSentences)
  const { t } = useTranslations()
  const close = () => useLayout.getState().show(null)
  const groups = MENUS.map((menu) => ({
    menu,
    entries: COMMANDS.filter((command) => command.menu === menu)
      .map(({ id }) => ({ id, action: t(`common:command.${id}`), key: shortcutLabel(id, t) }))
      .filter(({ key }) => key !== ''),
  })).filter(({ entries }) => entries.length > 0)
  const review = REVIEW_SHORTCUT_KINDS.map((kind, at) => ({
    id: kind,
    action: kindName(t, kind),
    key: String(at + 1),
  }))
  const reviewKeys = REVIEW_KEYS.map((each) => ({
    id: each.id,
    action: t(`shortcuts:review.${each.id}`),
    key: 'command' in each ? shortcutLabel(each.command, t) : acceleratorLabel(each.key, t),
  }))
  const comparison = COMPARISON_KEYS.map(({ id, key }) => ({
    id,
    action: t(`shortcuts:comparison.${id}`),
    key: acceleratorLabel(key, t),
  }))
  return (
    <ModalDialog
      title={t('common:command.shortcuts')}
      size="medium"
      closesOnOutsideClick
      onClose={close}
      footer={
        <>
          <p className={styles.hint}>{t('shortcuts:more', { key: shortcutLabel('palette', t) })}</p>
          <Button onClick={close}>{t('common:close')}</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach */}
      <section className={styles.keys} tabIndex={0} aria-label={t('common:command.shortcuts')}>
        <div className={styles.columns}>
          {groups.map(({ menu, entries }) => (
            <ShortcutGroup key={menu} title={t(`shortcuts:menu.${menu}`)} entries={entries} />
          ))}
          <ShortcutGroup title={t('shortcuts:menu.comparison')} entries={comparison} />
          <ShortcutGroup title={t('shortcuts:menu.review')} entries={review} />
          <ShortcutGroup title={t('shortcuts:menu.review-keys')} entries={reviewKeys} />
        </div>
      </section>
    </ModalDialog>
  )
}
