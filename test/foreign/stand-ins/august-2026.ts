import { type Asked, isMembers, jsonOf, type Members } from '../front/message.ts';
import { quotasOfAdministrators, type StandIn } from '../stand-in.ts';
import { absent } from '../translations/absent.ts';
import { challengesAreSentences } from '../translations/accounts.ts';
import { innocentPathsOnly, malformedIdentifiersFirst } from '../translations/addresses.ts';
import { administratorsOnly } from '../translations/administrators-only.ts';
import { answers } from '../translations/answers.ts';
import { deliveriesForInvocations } from '../translations/deliveries-for-invocations.ts';
import { emptyCollections } from '../translations/empty-collections.ts';
import { envelopes } from '../translations/envelopes.ts';
import { existingKeysConflict } from '../translations/existing-keys.ts';
import { extraMembers } from '../translations/extra-members.ts';
import { fewLocations } from '../translations/few-locations.ts';
import { flatNodesAndFlows } from '../translations/flat-nodes-and-flows.ts';
import { freeSeverities, smallLetters } from '../translations/free-severities.ts';
import { identityProvider } from '../translations/identity-provider.ts';
import { loginsWithCodes } from '../translations/logins.ts';
import { longerDescriptions } from '../translations/longer-descriptions.ts';
import { strictMediaTypes, takesOnly, wrongMediaTypesAreInvalid } from '../translations/media-types.ts';
import { having, only, without } from '../translations/members.ts';
import { movedPaths } from '../translations/moved-paths.ts';
import { nanosecondTimes } from '../translations/nanosecond-times.ts';
import { newDiagramsAreEmpty } from '../translations/new-diagrams.ts';
import { strictPaging } from '../translations/paging.ts';
import { asWhoeverMadeIt } from '../translations/planted.ts';
import { protectedResource } from '../translations/protected-resource.ts';
import { randomIdentifiers } from '../translations/random-identifiers.ts';
import { duplicatesAreInvalid, failedPatchesAreInvalid } from '../translations/refused-as-invalid.ts';
import { renamedMembers } from '../translations/renamed-members.ts';
import { refuses, requests, withoutBody } from '../translations/requests.ts';
import { hasEntryWithout, lacks, sharesWithout } from '../translations/required-members.ts';
import { revokesTokenInBody } from '../translations/revocation.ts';
import { hostsAreUsers, startingIsJoining } from '../translations/sessions.ts';
import { strangersFirst, withoutMethod } from '../translations/strangers-first.ts';
import { severalThreatTypes } from '../translations/threat-types.ts';
import { tokenRequests } from '../translations/token-requests.ts';
import { versions } from '../translations/versions.ts';
import { withoutSaml } from '../translations/without-saml.ts';

const model = '/threat_models/{}';
const diagrams = `${model}/diagrams`;
const threats = `${model}/threats`;
const documents = `${model}/documents`;
const repositories = `${model}/repositories`;
const subscriptions = '/admin/webhooks/subscriptions';
const deliveries = '/admin/webhooks/deliveries';

/** 14.1: what every resource is told to be besides. */
const inReports = { deleted_at: null, include_in_report: true, timmy_enabled: true };

const everybody = {
  internal_uuid: '00000000-0000-0000-0000-000000000000',
  group_name: 'everyone',
  name: 'Everyone',
};

const timesOfDiagram = { created_at: '2026-08-22T10:00:00.5Z', modified_at: '2026-08-22T10:00:00.5Z' };

/** 14.1: whoever creates a threat model shares it with these. */
const sharedByItself = [
  { provider_id: 'Security Reviewers', role: 'owner' },
  { provider_id: 'TMI Automation', role: 'writer' },
].map((group) => ({ principal_type: 'group', provider: '*', ...group }));

/** 05517d8c of 2026-08-22, v1.8.22 (facts, 14). */
export const august2026: StandIn = {
  id: 'august-2026',
  title: 'August 2026: lists in envelopes, /me, webhooks below /admin, the provider tmi',
  settings: { ...quotasOfAdministrators, CLIENT_CALLBACKS: 'http://localhost:8079,http://127.0.0.1:8079' },
  translations: [
    // 1: times and ids
    nanosecondTimes,
    randomIdentifiers,

    // 5: what is looked at before anybody is asked who they are
    strictMediaTypes,
    malformedIdentifiersFirst({
      threat_models: 'threat_model_id',
      diagrams: 'diagram_id',
      documents: 'document_id',
      repositories: 'repository_id',
      threats: 'threat_id',
      addons: 'id',
      subscriptions: 'webhook_id',
      deliveries: 'delivery_id',
      'webhook-deliveries': 'delivery_id',
    }),
    innocentPathsOnly,
    answers('* /**', {
      of: [401],
      headers: { 'www-authenticate': 'Bearer realm="tmi", error="invalid_token"' },
    }),
    strangersFirst,
    withoutMethod(`PUT ${diagrams}/{}/collaborate`, 'DELETE, GET, HEAD, POST'),
    wrongMediaTypesAreInvalid,
    takesOnly(
      [`PATCH ${model}`, `PATCH ${threats}/{}`, `PATCH ${diagrams}/{}`],
      'application/json-patch+json',
    ),
    requests(`PATCH ${threats}/bulk`, { headers: { 'content-type': 'application/json' } }),

    // 1.8, 3.4 and 14.3: logins and tokens
    answers('GET /', {
      of: [200],
      json: having(() => ({
        status: { code: 'ok', time: new Date().toISOString() },
        service: { name: 'TMI', build: '1.8.22' },
        api: { version: '1.8.22', specification: 'https://github.com/ericfitz/tmi' },
        operator: undefined,
      })),
    }),
    protectedResource,
    identityProvider({ id: 'tmi', domain: 'tmi.local' }),
    tokenRequests,
    loginsWithCodes,
    answers('POST /oauth2/refresh', { of: [401], status: 400 }),
    answers(['POST /oauth2/token', 'POST /oauth2/refresh', 'POST /oauth2/introspect'], {
      of: [200],
      json: having(({ token_type }) => (token_type === undefined ? {} : { token_type: 'bearer' })),
    }),
    revokesTokenInBody,
    answers('GET /oauth2/userinfo', { of: [200], json: only('sub', 'email', 'name', 'idp', 'groups') }),
    answers('GET /me', { of: [200], json: having(() => ({ groups: [everybody] })) }),
    withoutSaml,
    absent('GET /webhook-deliveries'),

    // 6.2 and 14.2: webhooks
    administratorsOnly('* /admin/webhooks/**'),
    refuses(`POST ${subscriptions}`, { when: hasUnknownEvent, text: 'There is no such event' }),
    answers(`POST ${subscriptions}`, { of: [201], json: without('challenge') }),
    renamedMembers('POST /addons/{}/invoke', { payload: 'data' }),
    answers('POST /addons/{}/invoke', { of: [202], json: only('delivery_id', 'status', 'created_at') }),
    deliveriesForInvocations,

    // 14.1: shapes
    strictPaging(['GET /threat_models', `GET ${model}/{}`, `GET ${subscriptions}`, `GET ${deliveries}`]),
    envelopes({
      '/threat_models': 'threat_models',
      [threats]: 'threats',
      [documents]: 'documents',
      [repositories]: 'repositories',
      [diagrams]: 'diagrams',
      [`${model}/assets`]: 'assets',
      [`${model}/notes`]: 'notes',
      '/me/sessions': 'sessions',
      '/addons': 'addons',
      [subscriptions]: 'subscriptions',
      [deliveries]: 'deliveries',
    }),
    answers('GET /threat_models', { of: [200], json: having(() => ({ asset_count: 0, note_count: 0 })) }),
    answers(['GET|POST /threat_models', `GET|PUT|PATCH ${model}`], {
      of: [200, 201],
      json: having(({ status }) => ({ status: status ?? 'not_started' })),
    }),
    extraMembers(['GET|POST /threat_models', `GET|PUT|PATCH ${model}`], {
      deleted_at: null,
      is_confidential: false,
      project_id: null,
      security_reviewer: null,
    }),
    extraMembers(`GET|POST|PUT|PATCH ${threats}**`, {
      ...inReports,
      auto_generated: false,
      cwe_id: [],
      cvss: [],
      ssvc: null,
    }),
    extraMembers([`* ${documents}`, `* ${documents}/{}`], { ...inReports, access_status: 'accessible' }),
    extraMembers([`* ${repositories}`, `* ${repositories}/{}`], inReports),
    extraMembers([`* ${diagrams}`, `* ${diagrams}/{}`], { ...inReports, color_palette: null }),
    longerDescriptions,
    severalThreatTypes([`* ${model}`, `* ${threats}**`]),
    smallLetters([`* ${model}`, `* ${threats}**`]),
    freeSeverities([`* ${model}`, `* ${threats}**`]),
    requests(`GET ${threats}`, { query: { severity: capitalised } }),
    hostsAreUsers,
    answers([`GET ${deliveries}**`, 'GET /webhook-deliveries/{}'], {
      of: [200],
      json: having(moreOfDelivery),
    }),
    answers(`GET ${diagrams}`, {
      of: [200],
      json: having(() => ({ ...timesOfDiagram, description: null, image: null })),
    }),
    flatNodesAndFlows([`* ${model}`, `* ${diagrams}/{}`]),
    emptyCollections('assets', 'notes'),

    // 14.5: statuses
    refuses([`POST ${threats}`, `PUT ${threats}/{}`, `POST|PUT ${threats}/bulk`], {
      when: lacks('threat_type'),
      text: 'threat_type is required',
    }),
    ...newDiagramsAreEmpty,
    refuses(`PATCH ${model}`, {
      when: patchesStatus,
      status: 403,
      error: 'forbidden',
      text: 'Only security reviewers change the status',
    }),
    refuses(`DELETE ${threats}/bulk`, {
      when: ({ query }) => !query.includes('threat_ids='),
      text: 'threat_ids are required',
    }),
    withoutBody(`DELETE ${threats}/bulk`),
    versions(['/threat_models', threats, documents, diagrams]),
    existingKeysConflict,
    refuses(`PATCH ${model}`, {
      when: sharesWithout('principal_type', 'provider', 'provider_id', 'email', 'role'),
      text: 'An entry of the authorization is incomplete',
    }),
    refuses(['POST /threat_models', `PUT ${model}`], {
      when: hasEntryWithout('principal_type', 'provider', 'provider_id', 'role'),
      text: 'An entry of the authorization is incomplete',
    }),
    requests('POST /threat_models', { json: having(alsoShared) }),
    duplicatesAreInvalid,
    failedPatchesAreInvalid,
    startingIsJoining,

    // 11: headers
    fewLocations,

    // 0.3: names
    renamedMembers('* /threat_models**', { sources: 'repositories', source_count: 'repo_count' }),
    movedPaths({
      [`${model}/sources`]: `${model}/repositories`,
      [`POST ${threats}/batch/patch`]: `PATCH ${threats}/bulk`,
      [`DELETE ${threats}/batch`]: `DELETE ${threats}/bulk`,
      '/collaboration/sessions': '/me/sessions',
      'POST /oauth2/revoke': 'POST /me/logout',
      '/users/me': '/me',
      '/webhooks/deliveries': deliveries,
      '/webhooks': subscriptions,
      '/invocations': '/webhook-deliveries',
    }),
    challengesAreSentences,
  ],
  planted: {
    title: 'Whoever may read a threat model may delete its documents',
    cells: ['DELETE /threat_models/{threat_model_id}/documents/{document_id} 403'],
    translation: asWhoeverMadeIt(`DELETE ${documents}/{}`),
  },
};

/** Members that a delivery has besides those of November (facts, 14.1). */
function moreOfDelivery({ status }: Members): Members {
  return { status_percent: status === 'delivered' ? 100 : 0, status_message: null, last_activity_at: null };
}

function patchesStatus(asked: Asked): boolean {
  const json = jsonOf(asked);
  return (
    Array.isArray(json) && json.some((operation) => isMembers(operation) && operation.path === '/status')
  );
}

const EVENT = /^(\*|addon\.invoked|[a-z_]+\.(created|updated|deleted))$/;

function hasUnknownEvent(asked: Asked): boolean {
  const json = jsonOf(asked);
  return (
    isMembers(json) && Array.isArray(json.events) && !json.events.every((event) => EVENT.test(String(event)))
  );
}

/** The filter knows severities in small letters only; the reference server knows them with a capital. */
function capitalised(severity: string): string {
  return /^[a-z]/.test(severity)
    ? `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`
    : `not ${severity}`;
}

function alsoShared({ authorization = [] }: Members): Members {
  return Array.isArray(authorization) ? { authorization: [...authorization, ...sharedByItself] } : {};
}
