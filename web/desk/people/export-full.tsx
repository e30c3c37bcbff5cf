import { exportPeople } from '@gridward/contract/people/exports'
import type { ledgers } from '@gridward/contract/people/parts'
import { Modal } from 'antd'
import { useState } from 'react'
import { urlOf } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { uiWords } from '../../ui/words.ts'
import { can, useSession } from '../session.ts'
import { peopleWords } from './words.ts'

type Query = { area: string; ledger?: (typeof ledgers)[number] }

/** Where the masked list is as a workbook; undefined for those who may not take lists away. */
export function useExport(query: Query): string | undefined {
  return can(useSession(), 'exports.run') ? urlOf(exportPeople, { query }) : undefined
}

/** The same with names, numbers and phones in full: only with a reason, which the journal keeps. */
export function ExportFull({ query }: { query: Query }) {
  const words = useWords(peopleWords).full
  const ui = useWords(uiWords)
  const session = useSession()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!can(session, 'exports.run') || !can(session, 'people.unmask')) return null
  const close = (): void => setOpen(false)
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setOpen(true)}>
        {words.button}
      </button>
      <Modal open={open} title={words.title} footer={null} onCancel={close} destroyOnHidden>
        <div className="day">
          <p className="day-soft">{words.lead}</p>
          <label className="day-field">
            {words.reason}
            <input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
          </label>
          <div className="day-buttons">
            {reason.trim().length > 1 && (
              <a
                className="main-button day-button"
                href={urlOf(exportPeople, { query: { ...query, reason: reason.trim() } })}
                download
                onClick={close}
              >
                {words.download}
              </a>
            )}
            <button type="button" className="plain-button" onClick={close}>
              {ui.cancel}
            </button>
          </div>
        </div>
      </Modal>
    </>
  )
}
