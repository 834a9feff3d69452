import { findPattern, readPattern } from '../../../../../core/find/index.ts'
import type { PatternQuestion } from './patternSearch.ts'

// A pattern may take for ever: here it holds up nobody, and can be stopped.
self.onmessage = ({ data: { source, options, texts } }: MessageEvent<PatternQuestion>) => {
  const pattern = readPattern(source, options)
  self.postMessage(pattern ? texts.map((text) => findPattern(text, pattern)) : [])
}
self.postMessage('ready')
