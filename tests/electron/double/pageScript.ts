/**
 * What runs in a window's top frame before its own scripts: Electron's sandboxed preload environment, whose `require`
 * knows four modules, and the window's end of IPC. It is sent as text, and so refers to nothing outside of itself.
 * The preload shares the page's world; what `contextBridge` hands over is copied as Electron copies it.
 */
export function pageScript(preload: string): void {
  if (window.top !== window) return
  type Listener = (event: object, ...values: unknown[]) => void
  type Binding = (message: unknown) => Promise<unknown>
  const binding: Binding = Reflect.get(window, '__electronDouble')
  Reflect.deleteProperty(window, '__electronDouble')

  const base64 = (bytes: Uint8Array) => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }
  const bytesOf = (text: unknown) => Uint8Array.from(atob(String(text)), (letter) => letter.charCodeAt(0))
  const written = (value: unknown): unknown => {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) }
    if (value === undefined) return { $undefined: true }
    if (typeof value === 'bigint') return { $bigint: String(value) }
    if (value instanceof Uint8Array) return { $bytes: base64(value) }
    if (value instanceof ArrayBuffer) return { $buffer: base64(new Uint8Array(value)) }
    if (value instanceof Date) return { $date: value.getTime() }
    if (value instanceof Error) return { $error: { name: value.name, message: value.message } }
    if (value instanceof Map) return { $map: [...value].map(([key, item]) => [written(key), written(item)]) }
    if (value instanceof Set) return { $set: [...value].map(written) }
    if (Array.isArray(value)) return value.map(written)
    return { $object: Object.entries(value).map(([key, item]) => [key, written(item)]) }
  }
  const toWire = (value: unknown) => written(structuredClone(value))
  const fromWire = (wire: unknown): unknown => {
    if (Array.isArray(wire)) return wire.map(fromWire)
    if (typeof wire !== 'object' || wire === null) return wire
    const [tag, held]: [string, unknown] = Object.entries(wire)[0] ?? ['', undefined]
    const list = Array.isArray(held) ? held : []
    if (tag === '$undefined') return undefined
    if (tag === '$number') return Number(held)
    if (tag === '$bigint') return BigInt(String(held))
    if (tag === '$bytes') return bytesOf(held)
    if (tag === '$buffer') return bytesOf(held).buffer
    if (tag === '$date') return new Date(Number(held))
    if (tag === '$error') return new Error(String(Reflect.get(Object(held), 'message')))
    if (tag === '$map') return new Map(list.map(([key, item]) => [fromWire(key), fromWire(item)]))
    if (tag === '$set') return new Set(list.map(fromWire))
    return Object.fromEntries(list.map(([key, item]) => [key, fromWire(item)]))
  }

  const listeners = new Map<string, Set<Listener>>()
  const heardOn = (channel: string) => {
    const known = listeners.get(channel) ?? new Set()
    listeners.set(channel, known)
    return known
  }
  Object.defineProperty(window, '__electronDeliver', {
    enumerable: false,
    value: (channel: string, values: unknown) => {
      const decoded = fromWire(values)
      for (const listener of [...heardOn(channel)])
        listener({ sender: ipcRenderer, ports: [] }, ...(Array.isArray(decoded) ? decoded : []))
    },
  })
  const ipcRenderer = {
    invoke: async (channel: string, ...values: unknown[]) => {
      const reply = fromWire(await binding({ kind: 'invoke', channel, values: toWire(values) }))
      const error: unknown = Reflect.get(Object(reply), 'error')
      if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${String(error)}`)
      return Reflect.get(Object(reply), 'value')
    },
    send: (channel: string, ...values: unknown[]) => {
      void binding({ kind: 'send', channel, values: toWire(values) })
    },
    on: (channel: string, listener: Listener) => {
      heardOn(channel).add(listener)
      return ipcRenderer
    },
    off: (channel: string, listener: Listener) => {
      heardOn(channel).delete(listener)
      return ipcRenderer
    },
    once: (channel: string, listener: Listener) => {
      const first: Listener = (event, ...values) => {
        ipcRenderer.off(channel, first)
        listener(event, ...values)
      }
      return ipcRenderer.on(channel, first)
    },
  }

  /** A value for the other world: data is copied, a function is called across with copies, nothing else passes. */
  const across = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...values: unknown[]) => across(value(...values.map(across)))
    }
    if (typeof value === 'symbol') throw new TypeError('a symbol cannot pass the context bridge')
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Promise)
      return value.then(across, (error: unknown) =>
        Promise.reject(new Error(error instanceof Error ? error.message : String(error))),
      )
    if (Array.isArray(value)) return value.map(across)
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, across(item)]))
  }
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      if (name in window)
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      const held = across(api)
      Object.defineProperty(window, name, {
        value: typeof held === 'object' && held !== null ? Object.freeze(held) : held,
        enumerable: true,
        configurable: false,
        writable: false,
      })
    },
  }

  const MODULES: Readonly<Record<string, object>> = {
    electron: new Proxy(
      { contextBridge, ipcRenderer },
      {
        get: (target, key) => {
          if (!(key in target))
            throw new TypeError(`the double of a preload’s Electron has no ${String(key)}`)
          return Reflect.get(target, key)
        },
      },
    ),
    events: {},
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  }
  const requireModule = (name: string) => {
    const found = MODULES[name.replace(/^node:/, '')]
    if (!found) throw new Error(`module not found: ${name}`)
    return found
  }

  const tell = (type: string) => () => void binding({ kind: 'input', type })
  for (const [event, type] of [
    ['mousedown', 'mouseDown'],
    ['mouseup', 'mouseUp'],
    ['keyup', 'keyUp'],
  ] as const)
    window.addEventListener(event, tell(type), true)
  window.addEventListener('keydown', tell('rawKeyDown'), true)
  // A key that the page leaves alone is the menu's. Whether it does is known once all its listeners have run.
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
      setTimeout(() => {
        if (event.defaultPrevented) return
        void binding({ kind: 'key', key, code, ctrlKey, metaKey, altKey, shiftKey })
      })
    },
    true,
  )
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return
    const selection = String(getSelection() ?? '')
    const target = event.target instanceof Element ? event.target : null
    const isEditable = target?.closest('input, textarea, [contenteditable="true"]') !== null
    void binding({
      kind: 'contextmenu',
      x: event.clientX,
      y: event.clientY,
      selectionText: selection,
      isEditable,
    })
  })

  if (preload !== '')
    new Function('require', 'exports', 'module', preload)(requireModule, {}, { exports: {} })
}
