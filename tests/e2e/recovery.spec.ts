import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'
import { expect, headlineOf, test, writeHeadline } from './fixtures.ts'

const announcement = z.object({ url: z.string() })

/** Starts the browser-window host on a library; gives the address of its window. */
async function startHost(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['out/main/web.js', '--no-open', '--library', join(folder, 'library'), '--lang', 'fr'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, XDG_DATA_HOME: folder } },
  )
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, url: announcement.parse(JSON.parse(String(line))).url }
}

async function end({ child }: { child: ChildProcess }, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

test('what is typed after the host was killed is back, and saved, in the next window of the same profile', async ({
  context,
  host,
}) => {
  test.skip(host !== 'web', 'the desktop has no host to lose')
  const folder = await mkdtemp(join(tmpdir(), 'marbre-e2e-'))
  let running = await startHost(folder)
  try {
    const page = await context.newPage()
    await page.goto(running.url)
    await writeHeadline(page, 'Avant')
    await expect(page.getByText(/Enregistré à/).first()).toBeVisible()
    await end(running, 'SIGKILL')
    await writeHeadline(page, 'Tapé sans Marbre')
    await expect(page.getByText('Connexion à Marbre perdue').first()).toBeInViewport()
    await expect(page.locator('.ProseMirror')).toBeFocused()
    // The dialog was prefetched, so it opens without the host.
    await page.keyboard.press('Control+e')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.close()

    running = await startHost(folder)
    const next = await context.newPage()
    await next.goto(running.url)
    await expect(headlineOf(next)).toHaveText('Tapé sans Marbre')
    await expect(next.getByText(/récupéré/)).toBeVisible()
    await next.reload()
    await expect(headlineOf(next)).toHaveText('Tapé sans Marbre')
    await expect(next.getByText(/récupéré/)).toBeHidden()
  } finally {
    await end(running, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})
