export { toHtmlFragment, toHtmlPage } from './page.ts'
