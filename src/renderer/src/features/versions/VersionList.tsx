import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { VersionSummary } from '../../../../core/versions.ts'
import { nameVersion, openAsNewArticle, restoreVersion } from '../../commands/versions.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useSession } from '../../saving/session.ts'
import { useComparison } from '../../state/comparison.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { NameDialog } from './NameDialog.tsx'
import { VersionMenu, type VersionAction } from './VersionMenu.tsx'
import { NowRow, VersionRow } from './VersionRow.tsx'
import { groupOf } from './versionTime.ts'
import { versionInWords } from './versionWords.ts'
import headings from '../../ui/GroupHeading.module.css'
import styles from './VersionsPanel.module.css'

const ROW_HEIGHT = 50

/**
 * The text of today and the versions under it, the newest first. Enter compares a version with today's text; Shift+F10, a
 * right click and the button of a row open its menu.
 */
export function VersionList({ versions }: { versions: readonly VersionSummary[] }) {
  const { t, locale } = useTranslations()
  const id = useId()
  const [active, setActive] = useState(1)
  const [menu, setMenu] = useState<number | null>(null)
  /** The version that another one is chosen for. */
  const [picking, setPicking] = useState<string | null>(null)
  /** The version whose name is asked for. */
  const [naming, setNaming] = useState<VersionSummary | null>(null)
  const anchor = useRef<HTMLElement | null>(null)
  const shown = useComparison((comparison) => comparison.shown)
  const article = useSession((session) => session.openedId)
  const writtenAt = useSession((session) => session.article?.updatedAt)
  const readOnly = usePage((page) => page.readOnly)
  const now = new Date()
  const at = Math.min(active, versions.length)
  const picked = versions.find((version) => version.id === picking)

  const compare = (index: number) => {
    const version = versions[index - 1]
    if (article === null) return
    if (!version) {
      // Today's text: with the version that another is chosen for, else the page itself.
      if (picked) useComparison.getState().show({ article, version: picked.id, newer: null })
      else useComparison.getState().close()
    } else if (picked && picked !== version) {
      const isOlder = versions.indexOf(picked) > versions.indexOf(version)
      const [older, newer] = isOlder ? [picked, version] : [version, picked]
      useComparison.getState().show({ article, version: older.id, newer: newer.id })
    } else useComparison.getState().show({ article, version: version.id, newer: null })
    setPicking(null)
    // Where this column lies over the page, what was asked for is under it.
    useLayout.getState().hideOverlays()
  }
  const openMenu = (index: number, row: Element | null | undefined) => {
    if (!versions[index - 1] || !(row instanceof HTMLElement)) return
    anchor.current = row
    setActive(index)
    setMenu(index)
  }
  const act = (action: VersionAction, version: VersionSummary) => {
    if (action === 'compare-with') setPicking(version.id)
    else if (action === 'restore')
      void restoreVersion(version.id, (words) =>
        words('versions:restored.whole', { when: versionInWords(words, locale, version) }),
      )
    else if (action === 'name') setNaming(version)
    else if (action === 'open') void openAsNewArticle(version.id)
    else compare(versions.indexOf(version) + 1)
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openMenu(index, document.getElementById(`${id}-${index}`))
      return true
    }
    if (event.key !== 'Escape' || picking === null) return false
    setPicking(null)
    return true
  }
  const dayOf = (index: number): string | null => {
    const moment = index === 0 ? writtenAt : versions[index - 1]?.at
    return moment === undefined ? null : groupOf(t, locale, new Date(moment), now)
  }
  const menuVersion = menu === null ? undefined : versions[menu - 1]
  return (
    <>
      <div role="status" className={picked ? styles.hint : undefined}>
        {picked && (
          <>
            <p>{t('versions:pick', { when: versionInWords(t, locale, picked) })}</p>
            <Button onClick={() => setPicking(null)}>{t('versions:pick.cancel')}</Button>
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the list has a key for the same menu. */}
      <div
        className={styles.rows}
        onContextMenu={(event) => {
          const row = event.target instanceof Element ? event.target.closest('[role=option]') : null
          const index = Number(row?.getAttribute('data-index') ?? 0)
          if (index < 1) return
          event.preventDefault()
          openMenu(index, row)
        }}
      >
        <VirtualListbox
          id={id}
          label={t('versions:list')}
          describedBy={`${id}-help`}
          className={styles.list}
          count={versions.length + 1}
          rowHeight={ROW_HEIGHT}
          active={at}
          onActive={setActive}
          onEnter={compare}
          onClick={compare}
          onAction={(_action, index, target) => openMenu(index, target.closest('[role=option]'))}
          onKey={onKey}
          option={(index) => {
            const version = versions[index - 1]
            const day = dayOf(index)
            const isShown = version ? shown?.version === version.id || shown?.newer === version.id : false
            const heading = index === 0 || day !== dayOf(index - 1) ? day : null
            return {
              selected: isShown || (index === 0 && shown === null),
              current: isShown,
              className: styles.item,
              content: (
                <>
                  {heading !== null && <div className={`${styles.day} ${headings.heading}`}>{heading}</div>}
                  {version ? (
                    <VersionRow version={version} now={now} isPicked={version === picked} />
                  ) : (
                    <NowRow at={writtenAt} now={now} />
                  )}
                </>
              ),
            }
          }}
        />
      </div>
      <p id={`${id}-help`} className={styles.help}>
        {t('versions:help')}
      </p>
      <VersionMenu
        anchor={anchor}
        version={menuVersion ?? null}
        readOnly={readOnly}
        hasOthers={versions.length > 1}
        onClose={() => setMenu(null)}
        onAction={act}
      />
      {naming && (
        <NameDialog
          title={t('versions:rename')}
          button={t('versions:rename.button')}
          name={naming.name}
          onName={(name) => nameVersion(naming.id, name)}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  )
}
