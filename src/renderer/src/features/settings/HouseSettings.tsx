import { useEffect, useMemo, useState } from 'react'
import { type Article, emptyContent } from '../../../../core/article/index.ts'
import type { ExportFont } from '../../../../core/export/context.ts'
import { DEFAULT_EXPORT_OPTIONS } from '../../../../core/export/formats.ts'
import { previewPage } from '../../../../core/export/html/index.ts'
import { houseProfile } from '../../../../core/settings.ts'
import { useSettings } from '../../state/settings.ts'
import { PreviewFrame } from '../../ui/PreviewFrame.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './HouseSettings.module.css'
import { readPreviewFonts } from './previewFonts.ts'
import { SettingRows } from './SettingRows.tsx'

const NO_FONTS: readonly ExportFont[] = []

/** A short article in the interface's language in which each part of the profile can be seen. */
function useSample(): Article {
  const { t, locale } = useTranslations()
  return useMemo(
    () => ({
      ...emptyContent(locale.slice(0, 5)),
      id: '01900000-0000-7000-8000-000000000000',
      revision: 1,
      createdAt: '2026-12-01T08:00:00Z',
      updatedAt: '2026-12-02T08:00:00Z',
      source: null,
      status: 'published',
      kicker: t('settings:sample.kicker'),
      headline: t('settings:sample.headline'),
      standfirst: t('settings:sample.standfirst'),
      byline: [{ name: t('settings:sample.byline') }],
      date: '2026-12-01',
      keywords: [t('settings:sample.keyword')],
      sections: [{ heading: '', body: t('settings:sample.body') }],
    }),
    [t, locale],
  )
}

/** The window's own fonts, read once they are asked for; none until then, and where they cannot be read. */
function useFonts(areWanted: boolean): readonly ExportFont[] {
  const [fonts, setFonts] = useState(NO_FONTS)
  useEffect(() => {
    let isCancelled = false
    if (areWanted) {
      void readPreviewFonts().then((read) => {
        if (!isCancelled) setFonts(read)
      })
    }
    return () => {
      isCancelled = true
    }
  }, [areWanted])
  return areWanted ? fonts : NO_FONTS
}

/** A page with the profile as it is now, in a sandboxed frame without permissions, light or dark. */
function HousePreview() {
  const { t } = useTranslations()
  const settings = useSettings((state) => state.settings)
  const sample = useSample()
  const fonts = useFonts(settings.embedFonts)
  const [isDark, setDark] = useState(false)
  const page = useMemo(
    () =>
      previewPage(
        sample,
        {
          house: houseProfile(settings),
          now: '',
          isPrinted: false,
          fonts,
          options: DEFAULT_EXPORT_OPTIONS,
          picture: () => 'picture-missing',
          beside: () => undefined,
          notice: () => {},
        },
        isDark ? 'dark' : 'light',
      ),
    [sample, settings, fonts, isDark],
  )
  return (
    <div className={styles.preview}>
      <div className={styles.bar}>
        <h3>{t('settings:housePreview')}</h3>
        <RadioRow
          label={t('settings:housePreviewTheme')}
          isLabelHidden
          choices={[
            { id: 'light', label: t('settings:theme.light') },
            { id: 'dark', label: t('settings:theme.dark') },
          ]}
          chosen={isDark ? 'dark' : 'light'}
          onChoose={(id) => setDark(id === 'dark')}
        />
      </div>
      <div className={styles.sheet} style={{ colorScheme: isDark ? 'dark' : 'light' }}>
        <PreviewFrame title={t('settings:housePreview')} page={page} />
      </div>
    </div>
  )
}

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
