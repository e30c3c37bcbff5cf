import react from '@vitejs/plugin-react'
import { defineConfig, mergeConfig } from 'vite'
import { shared } from './build/shared.ts'

/** Desk and wall: React 19 for officers' machines. */
export default defineConfig(
  mergeConfig(shared('desk', ['chrome100', 'edge100', 'firefox100', 'safari15.4']), {
    plugins: [react()],
    build: {
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { desk: 'desk.html', screen: 'screen.html' } },
    },
  }),
)
