import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const NODE = 'node22.16'

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
    build: { minify: true, target: 'chrome120', reportCompressedSize: false },
  },
})
