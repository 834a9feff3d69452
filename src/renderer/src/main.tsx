import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '../../i18n/index.ts'
import { App } from './App.tsx'
import { bootstrap } from './bootstrap.ts'
import { interfaceLocale } from './state/settings.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const i18n = createI18n(interfaceLocale())
await bootstrap(i18n)

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <App />
    </I18nextProvider>
  </StrictMode>,
)
