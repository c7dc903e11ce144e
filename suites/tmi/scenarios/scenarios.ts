import type { Scenario } from '../../../suite/suite.ts';
import { faultsNeedASecret } from '../../faults-need-a-secret.ts';
import { deliveredInvocations } from './addons/delivered-invocations.ts';
import { foreignThreatModelInvoked } from './addons/foreign-threat-model.ts';
import { invocations } from './addons/invocations.ts';
import { invocationLimits } from './addons/limits.ts';
import { offering } from './addons/offer.ts';
import { algorithmConfusion } from './auth/algorithm-confusion.ts';
import { authenticationComesFirst } from './auth/authentication-comes-first.ts';
import { brokenHeaderStories } from './auth/broken-headers.ts';
import { expiredToken } from './auth/expired-token.ts';
import { invalidToken } from './auth/invalid-token.ts';
import { missingToken } from './auth/missing-token.ts';
import { revokedToken } from './auth/revoked-token.ts';
import { staleSession } from './auth/stale-session.ts';
import { successfulAuthentication } from './auth/successful-authentication.ts';
import { duplicateSubject } from './authorization/duplicate-subject.ts';
import { foreignParents } from './authorization/foreign-parents.ts';
import { foreignWebhook } from './authorization/foreign-webhook.ts';
import { groups } from './authorization/groups.ts';
import { listsLeakNothing } from './authorization/lists-leak-nothing.ts';
import { membersOfGroups } from './authorization/members-of-groups.ts';
import { missingProvider } from './authorization/missing-provider.ts';
import { notAdministrator } from './authorization/not-administrator.ts';
import { ownershipTransfer } from './authorization/ownership-transfer.ts';
import { readerReads } from './authorization/reader-reads.ts';
import { readerUpdates } from './authorization/reader-updates.ts';
import { roleChanges } from './authorization/role-changes.ts';
import { strangerIsRefused } from './authorization/stranger-is-refused.ts';
import { writerDeletes } from './authorization/writer-deletes.ts';
import { writerShares } from './authorization/writer-shares.ts';
import { writerTakesOver } from './authorization/writer-takes-over.ts';
import { drawingTogether } from './collaboration/drawing-together.ts';
import { onlyTheHostEnds } from './collaboration/only-the-host-ends.ts';
import { presenting } from './collaboration/presenting.ts';
import { sessions } from './collaboration/sessions.ts';
import { whoMayStay } from './collaboration/who-may-stay.ts';
import { bulk } from './lifecycle/bulk.ts';
import { bulkMetadata } from './lifecycle/bulk-metadata.ts';
import { bulkReplacement } from './lifecycle/bulk-replacement.ts';
import { concurrentChanges } from './lifecycle/concurrent-changes.ts';
import { deletion } from './lifecycle/deletion.ts';
import { diagramCells } from './lifecycle/diagram-cells.ts';
import { familyLifecycles } from './lifecycle/families.ts';
import { identifiers } from './lifecycle/identifiers.ts';
import { metadataLifecycles } from './lifecycle/metadata.ts';
import { paging } from './lifecycle/paging.ts';
import { patches } from './lifecycle/patches.ts';
import { replacement } from './lifecycle/replacement.ts';
import { threatFilters } from './lifecycle/threat-filters.ts';
import { threatModelLifecycle } from './lifecycle/threat-model.ts';
import { threatModelList } from './lifecycle/threat-model-list.ts';
import { wordsInKeys } from './lifecycle/words-in-keys.ts';
import { badAuthorizations } from './oauth/authorize.ts';
import { codeExchange } from './oauth/code-exchange.ts';
import { discovery } from './oauth/discovery.ts';
import { introspection } from './oauth/introspection.ts';
import { refreshing } from './oauth/refresh.ts';
import { refusedLogin } from './oauth/refused-login.ts';
import { samlAnswers } from './oauth/saml-answers.ts';
import { samlLogin } from './oauth/saml-login.ts';
import { subscriptionLimits } from './rate-limits/subscriptions.ts';
import { testDeliveryLimits } from './rate-limits/test-deliveries.ts';
import { genericMessage } from './server-errors/generic-message.ts';
import { halfWritten } from './server-errors/half-written.ts';
import { noAdministrators } from './server-errors/no-administrators.ts';
import { notJustDropped } from './server-errors/not-just-dropped.ts';
import { storageFailure } from './server-errors/storage-failure.ts';
import { challenges } from './user-deletion/challenge.ts';
import { comingBack } from './user-deletion/coming-back.ts';
import { accountDeletion } from './user-deletion/deletion.ts';
import { deletionLedger } from './user-deletion/ledger.ts';
import { absentChildren } from './validation/absent-children.ts';
import { bareThreat } from './validation/bare-threat.ts';
import { boundaries } from './validation/boundaries.ts';
import { cellsNotAnArray } from './validation/cells-not-an-array.ts';
import { impossibleDiagrams } from './validation/impossible-diagrams.ts';
import { invalidUuid } from './validation/invalid-uuid.ts';
import { jsonPatches } from './validation/json-patch.ts';
import { missingName } from './validation/missing-name.ts';
import { patchedBoundary } from './validation/patched-boundary.ts';
import { prohibitedId } from './validation/prohibited-id.ts';
import { serverSetMembers } from './validation/server-set-members.ts';
import { unknownEndpoints } from './validation/unknown-endpoint.ts';
import { unknownResource } from './validation/unknown-resource.ts';
import { validRequest } from './validation/valid-request.ts';
import { challengeOfReceivers } from './webhooks/challenge.ts';
import { events, patchedEvents } from './webhooks/events.ts';
import { foreignDeliveries } from './webhooks/foreign-deliveries.ts';
import { foreignThreatModel } from './webhooks/foreign-threat-model.ts';
import { httpsOnly } from './webhooks/https-only.ts';
import { ownWebhooksOnly } from './webhooks/own-webhooks-only.ts';
import { retries } from './webhooks/retries.ts';
import { secretsStaySecret } from './webhooks/secrets-stay-secret.ts';
import { signatures } from './webhooks/signature.ts';
import { silence } from './webhooks/silence.ts';
import { subscribing } from './webhooks/subscribe.ts';
import { testDelivery } from './webhooks/test-delivery.ts';
import { unsubscribing } from './webhooks/unsubscribe.ts';
import { whereWebhooksLead } from './webhooks/where-webhooks-lead.ts';
import { whoHearsWhat } from './webhooks/who-hears-what.ts';

/** Every story of TMI, suite by suite. */
export const scenarios: readonly Scenario[] = [
  ...algorithmConfusion,
  authenticationComesFirst,
  ...brokenHeaderStories,
  expiredToken,
  invalidToken,
  missingToken,
  revokedToken,
  staleSession,
  successfulAuthentication,
  ...badAuthorizations,
  ...codeExchange,
  discovery,
  ...introspection,
  ...refreshing,
  refusedLogin,
  ...samlLogin,
  ...samlAnswers,
  ...duplicateSubject,
  ...foreignParents,
  foreignWebhook,
  ...groups,
  listsLeakNothing,
  ...membersOfGroups,
  missingProvider,
  notAdministrator,
  ownershipTransfer,
  readerReads,
  readerUpdates,
  roleChanges,
  strangerIsRefused,
  writerDeletes,
  ...writerShares,
  writerTakesOver,
  ...boundaries,
  bareThreat,
  patchedBoundary,
  cellsNotAnArray,
  ...impossibleDiagrams,
  ...invalidUuid,
  ...jsonPatches,
  missingName,
  prohibitedId,
  ...serverSetMembers,
  ...unknownEndpoints,
  ...unknownResource,
  ...absentChildren,
  validRequest,
  ...bulk,
  ...bulkMetadata,
  bulkReplacement,
  concurrentChanges,
  ...deletion,
  ...diagramCells,
  ...familyLifecycles,
  identifiers,
  ...metadataLifecycles,
  ...wordsInKeys,
  ...paging,
  ...threatModelList,
  ...patches,
  ...replacement,
  ...threatFilters,
  ...threatModelLifecycle,
  ...drawingTogether,
  onlyTheHostEnds,
  ...presenting,
  ...sessions,
  ...whoMayStay,
  ...challengeOfReceivers,
  ...events,
  ...patchedEvents,
  ...foreignDeliveries,
  ...foreignThreatModel,
  ...httpsOnly,
  ownWebhooksOnly,
  ...retries,
  secretsStaySecret,
  ...signatures,
  ...silence,
  subscribing,
  ...testDelivery,
  unsubscribing,
  ...whereWebhooksLead,
  ...whoHearsWhat,
  ...deliveredInvocations,
  ...invocations,
  ...invocationLimits,
  foreignThreatModelInvoked,
  offering,
  ...challenges,
  comingBack,
  ...accountDeletion,
  ...deletionLedger,
  ...subscriptionLimits,
  ...testDeliveryLimits,
  ...faultsNeedASecret({
    operation: 'listThreatModels',
    cell: 'GET /threat_models 200',
    requirements: ['S0-200-get'],
  }),
  genericMessage,
  ...halfWritten,
  noAdministrators,
  ...notJustDropped,
  storageFailure,
];
