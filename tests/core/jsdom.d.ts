declare module 'jsdom' {
  /** A page without a window, with what the tests need of it. */
  export class JSDOM {
    constructor(html?: string)
    readonly window: Window & typeof globalThis
  }
}
