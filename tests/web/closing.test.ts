import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { ok } from '../../src/core/failure.ts'
import { openWebServer, type WebServer } from '../../src/web/server.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A server whose page takes as long as `page` does; the time that it gives to open requests at its end stands still. */
async function serve(page: () => Promise<void> = async () => {}) {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const server = await openWebServer({
    serve: async () => ok({}),
    subscribe: () => () => {},
    page: async (path) => {
      if (path === '/slow') await page()
      return { bytes: Buffer.from('<!doctype html><title>Marbre</title>'), mediaType: 'text/html' }
    },
    prerender: async () => null,
    token: Buffer.alloc(32, 7),
    report: () => {},
  })
  return server
}

/** A connection that the server knows of: it has accepted it by the time that another one is answered. */
async function connected(server: WebServer): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  const [answer] = await once(get(`http://${server.host}/`, { agent: false }), 'response')
  answer.resume()
  await once(answer, 'end')
  return socket
}

test('a server that ends does not wait for a connection that was opened ahead and never used', async () => {
  const server = await serve()
  const socket = await connected(server)
  const closed = once(socket, 'close')
  await server.close()
  await closed
})

test('a server that ends waits for the request at hand, and not for its connection', async () => {
  const page = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const server = await serve(() => {
    asked.resolve()
    return page.promise
  })
  const agent = new Agent({ keepAlive: true })
  const responding = once(get(`http://${server.host}/slow`, { agent }), 'response')
  await asked.promise
  let isClosed: boolean = false
  const closing = server.close().then(() => {
    isClosed = true
  })
  await new Promise(setImmediate)
  expect(isClosed).toBe(false)
  page.resolve()
  const [answer] = await responding
  expect(answer.statusCode).toBe(200)
  answer.resume()
  await closing
  agent.destroy()
})

test('a request that has begun to arrive over a new connection when the server ends is answered', async () => {
  const server = await serve()
  const socket = await connected(server)
  socket.write(`GET / HTTP/1.1\r\nHost: ${server.host}\r\n`)
  const closing = server.close()
  // The server has had its turn to look at its connections.
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
  socket.write('Connection: close\r\n\r\n')
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toContain('HTTP/1.1 200')
  await closing
})
