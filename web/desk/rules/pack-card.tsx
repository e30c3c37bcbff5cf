import type { DraftView, PackView } from '@gridward/contract/rules'
import { ruleWords } from '@gridward/contract/words/rules'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { useAreaName } from '../kit/names.ts'
import { Signers } from '../orders/signers.tsx'
import { linesOf } from './schema.ts'

/** What a pack or a draft says, in words. */
export function PackFacts({ pack, mark }: { pack: PackView | DraftView; mark: string }) {
  const words = useWords(ruleWords)
  const formats = useFormats()
  const name = useAreaName(words.screen.wholeDistrict)
  return (
    <>
      <div className="spine-title">
        <span>{pack.title}</span>
        <span className="day-mark">{mark}</span>
      </div>
      <div className="spine-facts">
        <span>{words.kinds[pack.kind]}</span>
        {'version' in pack && <span>{words.screen.version(pack.version)}</span>}
        <span>{name(pack.area)}</span>
        {pack.document && <span>{pack.document}</span>}
        <span className="number">
          {`${formats.day(pack.effectiveFrom)} – ${pack.effectiveTo ? formats.day(pack.effectiveTo) : ''}`}
        </span>
      </div>
      <details>
        <summary>{words.screen.content}</summary>
        <ul className="spine-steps">
          {linesOf(words, pack.parameters).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <ol className="spine-steps">
          {pack.examples.map((example) => (
            <li key={example.says}>{example.says}</li>
          ))}
        </ol>
      </details>
    </>
  )
}

/** A signed pack; a new draft may begin from it. */
export function PackCard({ pack, onCopy }: { pack: PackView; onCopy: (() => void) | undefined }) {
  const words = useWords(ruleWords).screen
  return (
    <li className={pack.state === 'inForce' ? 'spine-card spine-done' : 'spine-card'}>
      <div className="spine-main">
        <PackFacts pack={pack} mark={words[pack.state]} />
        <Signers signers={pack.signers} />
      </div>
      {onCopy && (
        <div className="spine-acts">
          <button type="button" className="plain-button" onClick={onCopy}>
            {words.copy}
          </button>
        </div>
      )}
    </li>
  )
}
