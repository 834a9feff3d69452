import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { createInterface } from 'node:readline'
import type { Page } from '@playwright/test'
import { RPC_PATH, sendOver, TOKEN_KEY } from '../../../src/contract/http.ts'
import { clientOver } from '../../../src/contract/client.ts'
import { type Launch, ownEnvironment, type Started } from './host.ts'

/** One POST with the headers that the page sends and the host checks. */
function post(url: URL, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      new URL(RPC_PATH, url),
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          origin: url.origin,
          'sec-fetch-site': 'same-origin',
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve(text))
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new TypeError('the host has no output')
  for await (const line of createInterface(child.stdout)) return line
  throw new Error('the host ended without a word')
}

function addressIn(line: string): URL {
  const said: unknown = JSON.parse(line)
  if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string') {
    return new URL(said.url)
  }
  throw new TypeError(`no address in ${line}`)
}

/** Starts the browser-window host; gives the address of its window, and a client of its own. */
export async function startWebHost({
  folder,
  userData,
  settings,
  before,
}: Pick<Launch, 'folder' | 'userData' | 'settings' | 'before'>) {
  const child = spawn(
    process.execPath,
    ['out/main/web.js', '--no-open', '--library', folder, '--lang', 'fr'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: ownEnvironment(userData) },
  )
  // The host must end with this process, also where the test crashes.
  const end = () => child.kill('SIGTERM')
  process.on('exit', end)
  const stop = async () => {
    process.off('exit', end)
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    end()
    await exit
  }
  try {
    const address = addressIn(await firstLine(child))
    const token = new URLSearchParams(address.hash.slice(1)).get(TOKEN_KEY) ?? ''
    const newsroom = clientOver(
      sendOver((body) => post(address, token, body)),
      () => () => {},
    )
    await newsroom.writeSettings(settings)
    await before(newsroom)
    return { address: address.href, newsroom, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts that host, with its window in a page of the test's browser. */
export async function startWeb(launch: Launch, newPage: () => Promise<Page>): Promise<Started> {
  const starting = startWebHost(launch)
  try {
    const [{ address, newsroom, stop }, page] = await Promise.all([starting, newPage()])
    await page.goto(address)
    return { page, newsroom, stop, savedBy: (act) => savedBy(page, act), holdSaves: () => holdSaves(page) }
  } catch (error) {
    await (await starting).stop()
    throw error
  }
}

async function savedBy(page: Page, act: () => Promise<void>) {
  const downloading = page.waitForEvent('download')
  await act()
  const download = await downloading
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

async function holdSaves(page: Page): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>()
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('saveArticle')) await held.promise
    await route.continue()
  })
  return async () => held.resolve()
}
