import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../ui/language.tsx'
import { CrashGuard } from '../ui/parts/crash.tsx'
import { App } from './app.tsx'
import { startWorker } from './worker.ts'
import '../ui/base.css'
import '../ui/login/login.css'
import './field.css'

startWorker()
createRoot(document.getElementById('app')!).render(
  <LanguageProvider>
    <CrashGuard>
      <App />
    </CrashGuard>
  </LanguageProvider>,
)
