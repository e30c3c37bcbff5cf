import type { Serve } from '../serve.ts'
import { signProposal } from '@gridward/contract/orders'
import { appeals } from './appeals.ts'
import { brief } from './brief.ts'
import { emergencies } from './emergencies.ts'
import { issued } from './issued.ts'
import { notices } from './notices.ts'
import { proposals } from './proposals.ts'
import { signing } from './signing.ts'
import { sunset } from './sunset.ts'

/** Everything that limits a person, and how it ends. */
export function orders(serve: Serve): void {
  emergencies(serve)
  sunset(serve)
  brief(serve)
  proposals(serve)
  serve(signProposal, signing)
  issued(serve)
  appeals(serve)
  notices(serve)
}
