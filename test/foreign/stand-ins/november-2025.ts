import type { StandIn } from '../stand-in.ts';
import { challengesAreSentences, tokensOutliveAccounts } from '../translations/accounts.ts';
import { innocentPathsOnly, malformedIdentifiersFirst } from '../translations/addresses.ts';
import { answers } from '../translations/answers.ts';
import { takesEmptyText, takesLongPatches } from '../translations/any-texts.ts';
import { emptyCollections } from '../translations/empty-collections.ts';
import { envelopes } from '../translations/envelopes.ts';
import { eventsOfAnyName } from '../translations/events-of-any-name.ts';
import { fewLocations } from '../translations/few-locations.ts';
import { freeSeverities } from '../translations/free-severities.ts';
import { frameworkIsIgnored } from '../translations/ignored-framework.ts';
import { loginsWithCodes } from '../translations/logins.ts';
import { strictMediaTypes, takesOnly, wrongMediaTypesAreInvalid } from '../translations/media-types.ts';
import { having, only, without } from '../translations/members.ts';
import { movedPaths } from '../translations/moved-paths.ts';
import { nanosecondTimes } from '../translations/nanosecond-times.ts';
import { newDiagramsAreEmpty } from '../translations/new-diagrams.ts';
import { ownersDelete } from '../translations/owners-delete.ts';
import { strictPaging } from '../translations/paging.ts';
import { address } from '../translations/people-as-text.ts';
import { asWhoeverMadeIt } from '../translations/planted.ts';
import { protectedResource } from '../translations/protected-resource.ts';
import { randomIdentifiers } from '../translations/random-identifiers.ts';
import { duplicatesAreInvalid, failedPatchesAreInvalid } from '../translations/refused-as-invalid.ts';
import { renamedMembers } from '../translations/renamed-members.ts';
import { refuses, requests } from '../translations/requests.ts';
import { has, hasEntryWithout, lacks, sharesWithout } from '../translations/required-members.ts';
import { emptySessions, startingIsJoining } from '../translations/sessions.ts';
import {
  closed,
  oneTextForAllTokens,
  strangersFirst,
  withoutMethod,
} from '../translations/strangers-first.ts';
import { withoutSaml } from '../translations/without-saml.ts';

const model = '/threat_models/{}';
const threats = `${model}/threats`;
const diagrams = `${model}/diagrams`;

/** b59d69d6 of 2025-11-30, with what was broken there for a few days in the state that was meant (facts, 0.2). */
export const november2025: StandIn = {
  id: 'november-2025',
  title: 'November 2025: repositories, bulk instead of batch, /webhooks/subscriptions, PKCE',
  translations: [
    // 1: times and ids
    nanosecondTimes,
    randomIdentifiers,

    // 2.0 and 5: what is looked at before anybody is asked who they are
    strictMediaTypes,
    malformedIdentifiersFirst({
      threat_models: 'threat_model_id',
      diagrams: 'diagram_id',
      documents: 'document_id',
      repositories: 'repository_id',
      threats: 'threat_id',
      addons: 'id',
      invocations: 'id',
    }),
    innocentPathsOnly,
    oneTextForAllTokens,
    strangersFirst,
    withoutMethod(`PUT ${diagrams}/{}/collaborate`, 'DELETE, GET, POST'),
    wrongMediaTypesAreInvalid,
    takesOnly(
      [`PATCH ${model}`, `PATCH ${threats}/{}`, `PATCH ${diagrams}/{}`],
      'application/json-patch+json',
    ),
    requests(`PATCH ${threats}/bulk`, { headers: { 'content-type': 'application/json' } }),

    // 1.8 and 3: logins and tokens
    answers('GET /', {
      of: [200],
      json: having(() => ({ service: { name: 'TMI', build: '0.217.0-b59d69d' } })),
    }),
    protectedResource,
    answers('* /oauth2/**', { of: [400], json: only('error') }),
    loginsWithCodes,
    closed('POST /oauth2/introspect'),
    answers('POST /oauth2/refresh', {
      of: [401],
      status: 400,
      json: () => ({ error: 'invalid refresh token' }),
    }),
    answers('POST /oauth2/revoke', { of: [204], status: 200, json: () => ({ message: 'Token revoked' }) }),
    answers('POST /oauth2/revoke', {
      of: [401],
      when: (_answered, asked) => !asked.headers.some(([name]) => name.toLowerCase() === 'authorization'),
      status: 400,
      json: () => ({ error: 'Missing Authorization header' }),
    }),
    answers('GET /oauth2/userinfo', { of: [200], json: without('sub', 'id', 'name', 'idp', 'providers') }),
    withoutSaml,
    tokensOutliveAccounts,
    challengesAreSentences,

    // 1.3: threats
    freeSeverities([`* ${model}`, `* ${threats}**`]),

    // 2.3: threat models
    refuses(`PUT ${model}`, {
      when: lacks('threat_model_framework', 'authorization'),
      text: 'threat_model_framework and authorization are required',
    }),
    refuses(`PUT ${model}`, { when: has('owner'), text: 'owner is not known' }),
    refuses(`PATCH ${model}`, {
      when: sharesWithout('provider', 'role'),
      text: 'An entry of the authorization is incomplete',
    }),
    refuses(['POST /threat_models', `PUT ${model}`], {
      when: hasEntryWithout('principal_type', 'provider', 'provider_id', 'role'),
      text: 'An entry of the authorization is incomplete',
    }),
    answers('GET /threat_models', {
      of: [200],
      json: having(({ owner, created_by }) => ({
        owner: address(owner),
        created_by: address(created_by),
        asset_count: 0,
        note_count: 0,
      })),
    }),
    answers(['POST /threat_models', `GET|PUT|PATCH ${model}`], {
      of: [200, 201],
      json: without('documents', 'repositories'),
    }),
    frameworkIsIgnored,
    duplicatesAreInvalid,
    strictPaging(['GET /threat_models', `GET ${model}/{}`]),
    ownersDelete([
      ...[`DELETE ${threats}/**`, `DELETE ${model}/documents/**`, `DELETE ${model}/repositories/**`],
      ...[`DELETE ${model}/metadata/**`, `DELETE ${diagrams}/{}/metadata/**`],
    ]),

    // 1.3 to 1.5, 2.4 to 2.7: what is in them
    emptyCollections('assets', 'notes'),
    refuses([`POST ${threats}`, `PUT ${threats}/{}`, `POST|PUT ${threats}/bulk`], {
      when: lacks('threat_type'),
      text: 'threat_type is required',
    }),
    ...newDiagramsAreEmpty,
    refuses(`DELETE ${threats}/bulk`, {
      when: ({ query, body }) => !query.includes('threat_ids=') || body.length === 0,
      text: 'threat_ids are required',
    }),
    failedPatchesAreInvalid,
    startingIsJoining,
    emptySessions,
    answers(`* ${diagrams}/{}/collaborate`, {
      of: [403],
      status: 401,
      json: having(() => ({ error: 'unauthorized' })),
    }),

    // N7: what its document has no limits for, or does not require
    takesEmptyText(['POST /threat_models', `PUT ${model}`, `POST ${diagrams}`], ['name']),
    takesEmptyText([`PUT ${model}/metadata/{}`, `PUT ${model}/{}/{}/metadata/{}`], ['value']),
    takesLongPatches([`PATCH ${model}`, `PATCH ${threats}/{}`, `PATCH ${diagrams}/{}`]),
    answers(['POST /threat_models', `GET|PUT|PATCH ${model}`], {
      of: [200, 201],
      json: having(({ description }) => (description === null ? { description: undefined } : {})),
    }),
    eventsOfAnyName('* /webhooks/subscriptions**'),

    // 6, 7 and 9
    answers('* /webhooks/**', {
      of: [400, 403, 404, 429],
      json: having(({ error_description }) => ({ error: error_description, error_description: '' })),
    }),
    answers('POST /webhooks/subscriptions', { of: [201], json: without('challenge') }),
    answers('POST /webhooks/subscriptions/{}/test', { of: [202], json: having(() => ({ status: '' })) }),
    envelopes({ '/addons': 'addons', '/invocations': 'invocations' }),
    answers('POST /addons/{}/invoke', { of: [202], json: without('delivery_id', 'message') }),

    // 11: headers
    fewLocations,

    // 0.3: names
    renamedMembers('* /threat_models**', { sources: 'repositories', source_count: 'repo_count' }),
    movedPaths({
      [`${model}/sources`]: `${model}/repositories`,
      [`POST ${threats}/batch/patch`]: `PATCH ${threats}/bulk`,
      [`DELETE ${threats}/batch`]: `DELETE ${threats}/bulk`,
      '/webhooks/deliveries': '/webhooks/deliveries',
      '/webhooks': '/webhooks/subscriptions',
    }),
  ],
  planted: {
    title: 'Whoever knows the id of a webhook can read it',
    cells: ['GET /webhooks/subscriptions/{webhook_id} 403'],
    translation: asWhoeverMadeIt('GET /webhooks/subscriptions/{}'),
  },
};
