import { findPattern, readPattern } from '../../../../../core/find/index.ts'
import type { PatternRequest } from './patternSearch.ts'

// In a worker, so that a slow pattern blocks nothing and can be terminated.
self.onmessage = ({ data: { source, options, texts } }: MessageEvent<PatternRequest>) => {
  const pattern = readPattern(source, options)
  self.postMessage(pattern ? texts.map((text) => findPattern(text, pattern)) : [])
}
self.postMessage('ready')
