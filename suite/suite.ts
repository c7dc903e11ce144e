/**
 * `@assay-api/assay/suite`: all that a suite imports from Assay. What is exported here keeps its meaning in all releases of one
 * major version; members may be added.
 */

export { at, isObject, type JsonObject } from '../contract/json.ts';
export type { Cause } from '../contract/operations/cause.ts';
export type { Operation } from '../contract/operations/operation.ts';
export type { Terms } from '../harness/model/account-terms.ts';
export { callerOf } from '../harness/model/caller.ts';
export type { CsrfCarriage } from '../harness/model/csrf.ts';
export type { ReceivedResponse, SentRequest, Step } from '../harness/model/exchange.ts';
export { type HealthyPersonaId, isHealthy, type PersonaId } from '../harness/model/persona.ts';
export type { ErrorContract, Hint, ShownBy, Unfit, WhoAmI } from '../harness/model/profile.ts';
export type { Allowance } from '../harness/model/rate-allowance.ts';
export type { Delivery, Inbox, React, Reaction } from '../harness/model/receiver.ts';
export { sameValue } from '../harness/model/same-value.ts';
export type {
  Answer,
  Body,
  Connection,
  Draft,
  PathValues,
  Scenario,
  Sending,
  Story,
} from '../harness/model/scenario.ts';
export type { Socket } from '../harness/model/socket.ts';
export { Stop, type StopKind } from '../harness/model/stop.ts';
export type {
  Ability,
  Account,
  Caller,
  Credentials,
  Identity,
  Member,
  OauthProviders,
  Outbox,
  ProviderUser,
  SamlIdentityProvider,
} from '../harness/model/target.ts';
export { carried } from '../harness/personas/auth/carried.ts';
export { undocumentedPath } from '../harness/request/undocumented-path.ts';
export { UnreachableError } from '../harness/transport/unreachable-error.ts';
export { defineSuite, type OwnRequirement, type OwnTolerance, type Suite } from './define-suite.ts';
export { contains, eachOf, itemsOf, momentAt, shows, textAt, valueAt } from './read-answer.ts';
export { jsonPatch, mergePatch, type Parts, request } from './request.ts';
export { story, type Telling } from './story.ts';
