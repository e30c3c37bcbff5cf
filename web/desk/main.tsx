import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../ui/language.tsx'
import { CrashGuard } from '../ui/parts/crash.tsx'
import { makeQueries } from './queries.ts'
import { makeRouter } from './router.ts'
import '../ui/base.css'
import '../ui/login/login.css'

const queries = makeQueries()
const router = makeRouter(queries)

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider>
      <CrashGuard>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </CrashGuard>
    </LanguageProvider>
  </StrictMode>,
)
