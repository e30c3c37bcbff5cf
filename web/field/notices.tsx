import { useEffect, useState } from 'react'
import { clockAlarm } from '../offline/status.ts'
import { clockError } from '../ui/api.ts'
import { useFormats } from '../ui/format.ts'
import { useWords } from '../ui/language.tsx'
import { keeps } from './queue.ts'
import { onNewVersion, update } from './worker.ts'
import { fieldWords } from './words.ts'

/** Chromium's offer to install; other browsers have it in their menu. */
type InstallOffer = Event & { prompt: () => Promise<void> }

/** What the person should know about this phone before work: safety of the page, storage, clock, versions. */
export function Notices() {
  const words = useWords(fieldWords)
  const formats = useFormats()
  const [fresh, setFresh] = useState<ServiceWorker>()
  const [offer, setOffer] = useState<InstallOffer>()
  useEffect(() => onNewVersion(setFresh), [])
  useEffect(() => {
    const offered = (event: Event): void => {
      event.preventDefault()
      setOffer(event as InstallOffer)
    }
    window.addEventListener('beforeinstallprompt', offered)
    return () => window.removeEventListener('beforeinstallprompt', offered)
  }, [])
  const wrong = Math.abs(clockError() ?? 0)
  return (
    <>
      {!window.isSecureContext && <p className="notice notice-warn">{words.insecure}</p>}
      {!keeps && <p className="notice notice-bad">{words.noStorage}</p>}
      {wrong > clockAlarm && (
        <p className="notice notice-warn">{words.clock(formats.number(Math.round(wrong / 60_000)))}</p>
      )}
      {fresh && (
        <p className="notice">
          {words.update}{' '}
          <button type="button" className="plain-button" onClick={() => update(fresh)}>
            {words.updateNow}
          </button>
        </p>
      )}
      {offer && (
        <p className="notice">
          {words.installHelp}{' '}
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              setOffer(undefined)
              void offer.prompt()
            }}
          >
            {words.install}
          </button>
        </p>
      )}
    </>
  )
}
