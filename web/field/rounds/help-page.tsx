import { useWords } from '../../ui/language.tsx'
import { roundWords } from './words.ts'

/** What to do when nothing answers: readable without a network, like everything here. */
export default function HelpPage() {
  const words = useWords(roundWords).help
  return (
    <>
      <h1>{words.title}</h1>
      <ol className="help">
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="notice">{words.paper}</p>
    </>
  )
}
