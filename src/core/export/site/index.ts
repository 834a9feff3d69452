export { SiteBuilder, type SiteFile } from './siteBuilder.ts'
export { decodeState, type SiteState, STATE_NAME } from './state.ts'
