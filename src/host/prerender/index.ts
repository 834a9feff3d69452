export { Prerenderer, prerender, type PrerenderRequest, withPrerender } from './prerender.ts'
