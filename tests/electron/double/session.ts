import { EventEmitter } from 'node:events'
import { loud } from './loud.ts'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: { url: string; method: string; resourceType: string },
  answer: (outcome: { cancel?: boolean }) => void,
) => void

type PermissionRequest = (contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean

/** The default session: what may be requested, and who answers a scheme. */
export class Session extends EventEmitter {
  readonly handlers = new Map<string, Handler>()
  readonly permissions: { check?: PermissionCheck; request?: PermissionRequest } = {}
  #beforeRequest: BeforeRequest | undefined
  spellCheckerEnabled = true
  spellCheckerLanguages: readonly string[] = ['fr']
  readonly protocol = loud('session.protocol', {
    handle: (scheme: string, handler: Handler) => {
      this.handlers.set(scheme, handler)
    },
    isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
  })
  readonly webRequest = loud('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest | null) => {
      this.#beforeRequest = listener ?? undefined
    },
  })

  /** Whether the app lets a request go out. */
  async mayRequest(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.#beforeRequest
    if (!listener) return true
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) =>
      listener({ url, method, resourceType }, resolve),
    )
    return !cancel
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissions.request = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissions.check = handler
  }
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}

  /** What the app answers to a page that asks for a permission; without a handler every one is granted. */
  async mayUse(contents: unknown, permission: string): Promise<{ request: boolean; check: boolean }> {
    const { request, check } = this.permissions
    return {
      request: request ? await new Promise((resolve) => request(contents, permission, resolve)) : true,
      check: check ? check(contents, permission, 'app://marbre/') : true,
    }
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellCheckerEnabled = enabled
  }
  setSpellCheckerLanguages(languages: readonly string[]): void {
    this.spellCheckerLanguages = languages
  }
}

export const defaultSession = loud('session.defaultSession', new Session())
