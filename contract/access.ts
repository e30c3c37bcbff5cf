import * as accounts from './access/accounts.ts'
import * as devices from './access/devices.ts'
import * as invitations from './access/invitations.ts'
import * as journal from './access/journal.ts'
import * as sessions from './access/sessions.ts'
import * as setup from './access/set-up.ts'
import * as tokens from './access/tokens.ts'

export * from './access/accounts.ts'
export * from './access/devices.ts'
export * from './access/invitations.ts'
export * from './access/journal.ts'
export * from './access/parts.ts'
export * from './access/sessions.ts'
export * from './access/set-up.ts'
export * from './access/tokens.ts'

const { signIn, whoAmI, signOut, setPassword, useCode, setPin, demoAccounts } = sessions
const { listAccounts, readAccount, createAccount, closeAccount, resetPassword, resetPin } = accounts
const { giveGrant, revokeGrant, listGrants } = accounts
const { inviteByList, inviteByFile, rosterTemplate, listInvitations, listBatches, invitationCards } = invitations
const { withdrawInvitations, renewInvitation, lookAtInvitation, acceptInvitation } = invitations
const { listDevices, bindDevice, cutOffDevice, deviceHere, signInWithPin, newPinWithCode } = devices
const { listTokens, createToken, revokeToken } = tokens
const { readJournal, verifyJournal, journalCheck } = journal
const { setupState, setUp } = setup

export const accessRoutes = {
  ...{ signIn, whoAmI, signOut, setPassword, useCode, setPin, demoAccounts },
  ...{ listAccounts, readAccount, createAccount, closeAccount, resetPassword, resetPin },
  ...{ giveGrant, revokeGrant, listGrants },
  ...{ inviteByList, inviteByFile, rosterTemplate, listInvitations, listBatches, invitationCards },
  ...{ withdrawInvitations, renewInvitation, lookAtInvitation, acceptInvitation },
  ...{ listDevices, bindDevice, cutOffDevice, deviceHere, signInWithPin, newPinWithCode },
  ...{ listTokens, createToken, revokeToken },
  ...{ readJournal, verifyJournal, journalCheck },
  ...{ setupState, setUp },
}
