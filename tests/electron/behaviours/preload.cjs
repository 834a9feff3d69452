const { contextBridge, ipcRenderer } = require('electron')

const heard = []
const numbers = []
const wordOf = (value) => {
  if (value instanceof Uint8Array) return `Uint8Array ${value.length}`
  if (value instanceof Map) return `Map ${value.size}`
  return value instanceof Date ? value.toISOString() : String(value)
}
ipcRenderer.on('tell', (_event, ...values) => heard.push(...values.map(wordOf)))
ipcRenderer.on('number', (_event, number) => numbers.push(number))

const modules = ['electron', 'events', 'timers', 'url', 'fs', 'child_process'].filter((name) => {
  try {
    return Boolean(require(name))
  } catch {
    return false
  }
})
const data = { list: [1, 2, 3] }

contextBridge.exposeInMainWorld('bridge', {
  invoke: (...call) => ipcRenderer.invoke(...call),
  send: (...message) => ipcRenderer.send(...message),
  heard: () => heard.join(),
  numbers: () => numbers,
  data,
  length: () => data.list.length,
  later: async () => 'later',
  callBack: (work) => work(41),
  modules: modules.join(),
})
