import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../ui/language.tsx'
import { CrashGuard } from '../ui/parts/crash.tsx'
import { Gate } from './gate.tsx'
import '../ui/base.css'
import './wall.css'

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider>
      <CrashGuard>
        <Gate />
      </CrashGuard>
    </LanguageProvider>
  </StrictMode>,
)
