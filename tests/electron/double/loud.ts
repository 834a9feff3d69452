const QUIET = new Set(['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType', 'domain'])

const isUnknown = (target: object, key: string | symbol) =>
  typeof key === 'string' && !(key in target) && !QUIET.has(key)

function refuse(name: string, key: string | symbol): never {
  throw new TypeError(`the double of Electron has no ${name}.${String(key)}`)
}

/** `target`, which throws where something is asked of it that the double does not have: no test passes for want of it. */
export function loud<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(_target, key) {
      if (isUnknown(target, key)) refuse(name, key)
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' && !/^class\b/.test(String(value)) ? value.bind(target) : value
    },
    set(_target, key, value) {
      if (isUnknown(target, key)) refuse(name, key)
      return Reflect.set(target, key, value)
    },
  })
}

/** Makes the instances of a class as loud: what neither they nor their class have is looked for at the end of the chain. */
export function makeInstancesLoud(name: string, { prototype }: { prototype: object }): void {
  const base: object = Object.getPrototypeOf(prototype)
  Object.setPrototypeOf(
    prototype,
    new Proxy(base, {
      get(_base, key, instance) {
        if (isUnknown(base, key)) refuse(name, key)
        return Reflect.get(base, key, instance)
      },
      set(_base, key, value, instance) {
        if (isUnknown(base, key)) refuse(name, key)
        return Reflect.set(base, key, value, instance)
      },
    }),
  )
}

/** Leaves of a destroyed object only what Electron leaves: its listeners, and that it is destroyed. */
export function bury(object: object, kept: readonly string[]): void {
  const prototype: object = Object.getPrototypeOf(object)
  for (const name of [...Object.keys(object), ...Object.getOwnPropertyNames(prototype)]) {
    if (name.startsWith('_') || name === 'constructor' || kept.includes(name)) continue
    Object.defineProperty(object, name, {
      get: () => {
        throw new TypeError('Object has been destroyed')
      },
    })
  }
}
