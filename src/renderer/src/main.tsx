import { I18nProvider } from './useTranslations.ts'
import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { bootstrap } from './bootstrap.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const i18n = await bootstrap()

createRoot(root).render(
  <StrictMode>
    <I18nProvider value={i18n}>
      <App />
    </I18nProvider>
  </StrictMode>,
)
