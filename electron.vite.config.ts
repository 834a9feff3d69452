import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const NODE = 'node22.16'
/** What asks the first questions, and nothing else. */
const AHEAD = /renderer[\\/]src[\\/](?:ahead|post)\.ts$|contract[\\/](?:firstList|paths|wire)\.ts$/

export default defineConfig({
  main: {
    build: {
      target: NODE,
      rolldownOptions: {
        input: { electron: 'src/main/index.ts', web: 'src/web/index.ts', cli: 'src/cli/index.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      // A sandboxed preload can require nothing but Electron, and cannot be an ES module.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [react()],
    build: {
      minify: true,
      target: 'chrome120',
      reportCompressedSize: false,
      // What the first picture needs comes in one piece, for a host is asked for six files at a time; but the questions
      // that it waits for are asked first. How heavy it is, a test says.
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'ahead', test: AHEAD, priority: 1 },
              { name: 'first', tags: ['$initial'] },
            ],
          },
        },
      },
    },
  },
})
