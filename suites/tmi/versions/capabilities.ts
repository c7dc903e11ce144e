import type { Capability } from '../../../harness/model/capability.ts';
import { absentSessions } from './absent-sessions.ts';
import { addons } from './addons.ts';
import { assets } from './assets.ts';
import { authorizationEntries } from './authorization-entries.ts';
import { batchAnswers } from './batch-answers.ts';
import { batchMediaTypes } from './batch-media-types.ts';
import { batches } from './batches.ts';
import { counters } from './counters.ts';
import { descriptions } from './descriptions.ts';
import { diagramMembers } from './diagram-members.ts';
import { documentTimes } from './document-times.ts';
import { edges } from './edges.ts';
import { hosts } from './hosts.ts';
import { introspection } from './introspection.ts';
import { invocations } from './invocations.ts';
import { issueLinks } from './issue-links.ts';
import { joining } from './joining.ts';
import { links } from './links.ts';
import { lists } from './lists.ts';
import { mergePatches } from './merge-patches.ts';
import { modelReplacements, replacedOwners } from './model-replacements.ts';
import { modelStatus } from './model-status.ts';
import { newDiagrams } from './new-diagrams.ts';
import { newModels } from './new-models.ts';
import { nodes } from './nodes.ts';
import { listedOwners, owners } from './owners.ts';
import { patchMediaTypes } from './patch-media-types.ts';
import { pkce } from './pkce.ts';
import { profile } from './profile.ts';
import { revocation } from './revocation.ts';
import { saml } from './saml.ts';
import { serverMembers } from './server-members.ts';
import { sessionList } from './session-list.ts';
import { severityFilter } from './severity-filter.ts';
import { sources } from './sources.ts';
import { sourcesOfModels } from './sources-of-models.ts';
import { statusCode } from './status-code.ts';
import { testProvider } from './test-provider.ts';
import { threatMembers } from './threat-members.ts';
import { threatTypes } from './threat-types.ts';
import { threatValues } from './threat-values.ts';
import { unknownMembers } from './unknown-members.ts';
import { webhookRights } from './webhook-rights.ts';
import { webhooks } from './webhooks.ts';

/** Everything that versions of TMI differ in, in the order in which it is told. */
export const capabilities: readonly Capability[] = [
  statusCode,
  pkce,
  testProvider,
  saml,
  introspection,
  revocation,
  ...lists,
  newModels,
  modelReplacements,
  replacedOwners,
  modelStatus,
  owners,
  listedOwners,
  authorizationEntries,
  sources,
  sourcesOfModels,
  counters,
  links,
  issueLinks,
  documentTimes,
  threatTypes,
  threatMembers,
  threatValues,
  severityFilter,
  batches,
  batchMediaTypes,
  batchAnswers,
  newDiagrams,
  nodes,
  edges,
  diagramMembers,
  absentSessions,
  joining,
  hosts,
  sessionList,
  profile,
  webhooks,
  webhookRights,
  addons,
  invocations,
  mergePatches,
  patchMediaTypes,
  unknownMembers,
  descriptions,
  assets,
  serverMembers,
];
