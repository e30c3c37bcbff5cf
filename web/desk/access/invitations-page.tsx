import type { RosterReceipt } from '@gridward/contract/access/invitations'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { homeArea } from '../../ui/areas/home-area.ts'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { useSession } from '../session.ts'
import { Batches } from './batches.tsx'
import { Choice, Span } from './controls.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteOne } from './invite-one.tsx'
import { rolesToHandOn, useRoleName } from './names.ts'
import { Receipt } from './receipt.tsx'
import { RosterUpload } from './roster-upload.tsx'
import { accessDeskWords } from './words.ts'
import './access.css'

/** What rows of a roster get when they leave it empty. `until` is a number of days. */
export type Defaults = { role: string; area: string; until: string }

/** Bringing helpers in: a roster or one person, cards to print, and what became of them. */
export function InvitationsPage() {
  const words = useWords(accessDeskWords).invitations
  const session = useSession()
  const queries = useQueryClient()
  const roles = rolesToHandOn(session, 'access.invite')
  const [defaults, setDefaults] = useState<Defaults>({ role: roles[0] ?? '', area: homeArea(session), until: '' })
  const [receipt, setReceipt] = useState<RosterReceipt>()
  const done = (got: RosterReceipt): void => {
    setReceipt(got)
    void queries.invalidateQueries({ queryKey: ['invitations'] })
  }
  return (
    <div className="access access-broad">
      <h1>{words.title}</h1>
      <p className="access-lead">{words.lead}</p>
      {receipt && <Receipt receipt={receipt} />}
      <RosterUpload defaults={defaults} onReceipt={done} />
      <DefaultsForm roles={roles} defaults={defaults} onChange={(to) => setDefaults({ ...defaults, ...to })} />
      <InviteOne defaults={defaults} onReceipt={done} />
      <Batches />
      <InvitationList />
    </div>
  )
}

type DefaultsProps = { roles: readonly string[]; defaults: Defaults; onChange: (to: Partial<Defaults>) => void }

function DefaultsForm({ roles, defaults, onChange }: DefaultsProps) {
  const words = useWords(accessDeskWords).invitations
  const roleName = useRoleName()
  return (
    <section className="access-card" aria-label={words.defaults}>
      <h2>{words.defaults}</h2>
      <div className="access-form">
        <Choice
          label={words.role}
          value={defaults.role}
          options={roles.map((value) => ({ value, text: roleName(value) }))}
          onValue={(role) => onChange({ role })}
        />
        <Span value={defaults.until} onDays={(until) => onChange({ until })} />
        <AreaChoice label={words.area} value={defaults.area} onChange={(area) => onChange({ area })} />
      </div>
    </section>
  )
}
