import { useEffect, useState } from 'react'
import type { HouseRule, HouseStyleFinding } from '../../../../core/houseStyle/index.ts'
import type { TrialReply, TrialRequest } from './ruleTrialWorker.ts'

/** How long a rule may take on the trial text, in milliseconds. */
const LIMIT = 1000
/** How long after a keystroke it is tried, in milliseconds. */
const PAUSE = 150

/** What a rule finds in the trial text; `runaway` where its pattern takes too long. */
export type Trial = readonly HouseStyleFinding[] | 'runaway'

/** Tries a rule on a text in a worker of its own, which is ended where a pattern runs away. Null until there is an answer. */
export function useRuleTrial(rule: HouseRule | null, text: string, language: string): Trial | null {
  const [trial, setTrial] = useState<Trial | null>(null)
  const asked = rule === null ? '' : JSON.stringify(rule)
  useEffect(() => {
    setTrial(null)
    if (asked === '' || text === '') return
    const request = `{"rule":${asked},"text":${JSON.stringify(text)},"language":${JSON.stringify(language)}}`
    let worker: Worker | null = null
    let timer = setTimeout(() => {
      worker = new Worker(new URL('./ruleTrialWorker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = ({ data }: MessageEvent<TrialReply>) => {
        if (data !== 'ready') {
          clearTimeout(timer)
          setTrial(data)
          return
        }
        const message: TrialRequest = JSON.parse(request)
        worker?.postMessage(message)
        timer = setTimeout(() => {
          worker?.terminate()
          setTrial('runaway')
        }, LIMIT)
      }
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      worker?.terminate()
    }
  }, [asked, text, language])
  return trial
}
