import { Link, Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { CrashGuard } from '../../ui/parts/crash.tsx'
import { Kit } from '../kit/kit.tsx'
import { SignInAgain } from '../login/sign-in-again.tsx'
import { useSession } from '../session.ts'
import { deskWords } from '../words.ts'
import { DemoLoading } from './demo-loading.tsx'
import { SideMenu } from './side-menu.tsx'
import { TopBar } from './top-bar.tsx'
import './frame.css'

/** The desk around every page: bar above, menu at the side, the page in the middle. */
export function Frame() {
  const words = useWords(deskWords)
  const session = useSession()
  const [open, setOpen] = useState(false)
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {words.frame.skip}
      </a>
      <TopBar menuOpen={open} onMenu={() => setOpen(!open)} />
      <SideMenu open={open} onChosen={() => setOpen(false)} />
      <main id="main" className="frame-main" tabIndex={-1}>
        {session.district.demo && <DemoLoading />}
        {session.mustChange && (
          <p className="frame-notice">
            {words.password.mustChange} <Link to="/password">{words.password.title}</Link>
          </p>
        )}
        <CrashGuard>
          <Kit>
            <Outlet />
          </Kit>
        </CrashGuard>
      </main>
      <SignInAgain />
    </div>
  )
}
