import type { App } from 'electron'
import type { Translate } from '../i18n/index.ts'

/** What the About panel says on each system; macOS shows the icon of the bundle. */
export function setAbout(
  app: Pick<App, 'setAboutPanelOptions' | 'getVersion'>,
  t: Translate,
  iconPath: string,
): void {
  app.setAboutPanelOptions({
    applicationName: t('common:app.name'),
    applicationVersion: app.getVersion(),
    copyright: t('host:about.copyright'),
    credits: t('host:about.credits'),
    iconPath,
  })
}
