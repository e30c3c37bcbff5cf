import { useWords } from '../ui/language.tsx'
import { HomePage } from './home-page.tsx'
import { Lazily } from './lazily.tsx'
import type { Screen } from './work.ts'
import { screens } from './works.ts'
import { fieldWords } from './words.ts'

const queue: Screen['load'] = () => import('./queue-page.tsx')

/** The page that a path names. */
export function Page({ path }: { path: string }) {
  const words = useWords(fieldWords)
  if (path === '/') return <HomePage />
  if (path === '/queue') return <Lazily key={path} load={queue} rest="" />
  const screen = screens.find((one) => path === one.path || path.startsWith(`${one.path}/`))
  if (!screen) return <p className="notice">{words.notFound}</p>
  return <Lazily key={screen.path} load={screen.load} rest={path.slice(screen.path.length + 1)} />
}
