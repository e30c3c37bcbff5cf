import { revokeGrant, type AccountView } from '@gridward/contract/access/accounts'
import type { GrantView } from '@gridward/contract/access/parts'
import { dayOf } from '@gridward/contract/days'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../ui/api.ts'
import { useFormats, zone } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { can, useSession } from '../session.ts'
import { Reasoned } from './controls.tsx'
import { useAreaName, useRoleName } from './names.ts'
import { accessDeskWords } from './words.ts'

/** Everything that an account holds and held, the newest first; what holds can be revoked. */
export function GrantTable({ account, onChanged }: { account: AccountView; onChanged: () => void }) {
  const words = useWords(accessDeskWords).accounts
  const session = useSession()
  const revoke = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      call(revokeGrant, { params: { id }, body: { reason } }),
    onSuccess: onChanged,
  })
  const may = can(session, 'access.grant') && account.id !== session.account.id
  const heads = [words.role, words.area, words.state, words.givenBy, words.reason, ...(may ? [''] : [])]
  return (
    <section>
      <h2>{words.history}</h2>
      <ProblemSummary problem={revoke.error} />
      <div className="access-scroll" tabIndex={0}>
        <table className="access-table">
          <thead>
            <tr>
              {heads.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {account.history.map((grant) => (
              <Line
                key={grant.id}
                grant={grant}
                may={may}
                working={revoke.isPending}
                onRevoke={(reason) => revoke.mutate({ id: grant.id, reason })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type LineProps = { grant: GrantView; may: boolean; working: boolean; onRevoke: (reason: string) => void }

function Line({ grant, may, working, onRevoke }: LineProps) {
  const all = useWords(accessDeskWords)
  const words = all.accounts
  const formats = useFormats()
  const areaName = useAreaName()
  const roleName = useRoleName()
  const day = (instant: string): string => formats.day(dayOf(instant, zone))
  const over = grant.state === 'ended' || grant.state === 'revoked'
  return (
    <tr className={over ? 'access-gone' : ''}>
      <td>{roleName(grant.role)}</td>
      <td>{areaName(grant.prefix)}</td>
      <td>
        {words.grantStates[grant.state]} {all.until(day(grant.revokedAt ?? grant.until))}
        {grant.revokedBy && ` ${grant.revokedBy} ${grant.revokedWhy}`}
      </td>
      <td>{grant.givenBy ?? '—'}</td>
      <td>{grant.reason}</td>
      {may && (
        <td>
          {!over && <Reasoned button={words.revoke} label={words.revokeWhy} working={working} onReason={onRevoke} />}
        </td>
      )}
    </tr>
  )
}
