import { type Answered, type Asked, isMembers, jsonOf } from '../front/message.ts';
import type { StandIn } from '../stand-in.ts';
import { absent } from '../translations/absent.ts';
import { answers } from '../translations/answers.ts';
import { takesAnyFilledText, takesAnyText, takesLongPatches } from '../translations/any-texts.ts';
import { batchResults } from '../translations/batch-results.ts';
import { fewLocations } from '../translations/few-locations.ts';
import { flatNodes } from '../translations/flat-nodes.ts';
import { ignoresOtherMembers } from '../translations/ignored-members.ts';
import { loginsWithTokens } from '../translations/logins.ts';
import { takesOnly, wrongMediaTypesAreInvalid } from '../translations/media-types.ts';
import { having, only, without } from '../translations/members.ts';
import { nanosecondTimes } from '../translations/nanosecond-times.ts';
import { newDiagramsAreEmpty } from '../translations/new-diagrams.ts';
import { ownersDelete } from '../translations/owners-delete.ts';
import { strictPaging } from '../translations/paging.ts';
import { peopleAsText } from '../translations/people-as-text.ts';
import { asWhoeverMadeIt } from '../translations/planted.ts';
import { protectedResource } from '../translations/protected-resource.ts';
import { randomIdentifiers } from '../translations/random-identifiers.ts';
import { duplicatesAreInvalid, failedPatchesAreInvalid } from '../translations/refused-as-invalid.ts';
import { renamedMembers } from '../translations/renamed-members.ts';
import { refuses, requests } from '../translations/requests.ts';
import { lacks } from '../translations/required-members.ts';
import { emptySessions, startingIsJoining } from '../translations/sessions.ts';
import { strangersFirst, withoutMethod } from '../translations/strangers-first.ts';

const model = '/threat_models/{}';
const diagrams = `${model}/diagrams`;
const threats = `${model}/threats`;
const writesThreats = [`POST ${threats}`, `PUT ${threats}/{}`, `POST|PUT ${threats}/bulk`];

const additions = [
  ...['threats', 'documents', 'sources'].flatMap((child) => [
    `POST ${model}/${child}`,
    `POST ${model}/${child}/bulk`,
  ]),
  `POST ${model}/metadata**`,
  `POST ${model}/{}/{}/metadata**`,
];

const textsOfInputs = 'name description mitigation priority status threat_type refValue subPath'.split(' ');

/** 5.5: refused by name, whatever else is ignored. */
const setByTheServer = ['id', 'created_at', 'modified_at'];
const setInModels = [...setByTheServer, 'created_by', 'diagrams', 'documents', 'threats', 'sourceCode'];

/** cd05a495 of 2025-09-13: the operations of S1, but for the PUT that was removed on the 8th (facts, 0.2 and 14.7). */
export const september2025: StandIn = {
  id: 'september-2025',
  title: 'September 2025: sources with a url, people as addresses, tokens in the callback, no webhooks',
  translations: [
    // 1: times and ids
    nanosecondTimes,
    randomIdentifiers,

    // 0.3 and 14.6: what S1 does not have
    absent('* /users/**', '* /webhooks**', '* /addons**', '* /invocations**', '* /saml/**'),
    withoutMethod(`PUT ${diagrams}/{}/collaborate`, 'DELETE, GET, POST'),
    strangersFirst,
    // 5.3: nobody asks for media types of answers yet
    requests(['* /{}**'], { headers: { accept: undefined } }),
    wrongMediaTypesAreInvalid,
    takesOnly(
      [`PATCH ${model}`, `PATCH ${threats}/{}`, `PATCH ${diagrams}/{}`],
      'application/json-patch+json',
    ),
    takesOnly(`POST ${threats}/batch/patch`, 'application/json-patch+json'),

    // 1.8, 3.3 and 3.4: logins and tokens
    answers('GET /', { of: [200], json: having(() => ({ service: { name: 'TMI', build: '0.9.0' } })) }),
    protectedResource,
    answers('GET /.well-known/**', { of: [200], json: without('code_challenge_methods_supported') }),
    answers('GET /oauth2/providers', {
      of: [200],
      json: having(({ providers }) => ({ providers: without('token_url')(providers) })),
    }),
    loginsWithTokens,
    answers('POST /oauth2/refresh', {
      of: [401],
      status: 400,
      json: () => ({ error: 'invalid refresh token' }),
    }),
    answers('GET /oauth2/userinfo', { of: [200], json: only('id', 'email', 'name', 'providers') }),

    // 5.1 and C1, C2: malformed ids
    answers(`* ${model}**`, {
      of: [400],
      when: isAboutTheModelsId,
      status: 404,
      json: () => ({ error: 'not_found', error_description: 'Threat model not found' }),
    }),
    answers(`GET|DELETE ${model}/{}/{}**`, {
      of: [404],
      when: hasMalformedChild,
      status: 400,
      json: () => ({ error: 'invalid_id', error_description: 'Invalid ID format, must be a valid UUID' }),
    }),

    // 2.3: threat models
    refuses(`PUT ${model}`, {
      when: lacks('owner', 'threat_model_framework', 'authorization'),
      text: 'owner, threat_model_framework and authorization are required',
    }),
    ignoresOtherMembers('POST /threat_models', [
      ...['name', 'description', 'threat_model_framework', 'authorization', 'metadata', 'issue_url'],
      ...[...setInModels, 'owner'],
    ]),
    ignoresOtherMembers(`PUT ${model}`, [
      ...['name', 'description', 'threat_model_framework', 'authorization', 'metadata', 'issue_url', 'owner'],
      ...setInModels,
    ]),
    answers(['GET|POST /threat_models', `GET|PUT|PATCH ${model}`], {
      of: [200, 201],
      json: without('status', 'status_updated'),
    }),
    refuses(`PATCH ${model}`, { when: patchesStatus, error: 'patch_failed', text: 'There is no /status' }),
    duplicatesAreInvalid,
    strictPaging([`GET ${threats}`, `GET ${model}/documents`, `GET ${model}/sources`]),
    ownersDelete([`DELETE ${model}/{}/**`]),

    // 4.2: whoever has an account may add to any threat model, but for its diagrams
    asWhoeverMadeIt(additions),

    // 1.3, 2.4 to 2.7: what is in them
    refuses(writesThreats, {
      when: lacks('name', 'severity', 'priority', 'mitigated', 'status', 'threat_type'),
      text: 'A threat needs name, severity, priority, mitigated, status and threat_type',
    }),
    ignoresOtherMembers(writesThreats, [
      ...['name', 'description', 'threat_type', 'severity', 'score', 'priority', 'mitigated', 'mitigation'],
      ...['status', 'diagram_id', 'cell_id', 'issue_url', 'metadata', ...setByTheServer],
    ]),
    ignoresOtherMembers(
      [`POST ${model}/documents`, `PUT ${model}/documents/{}`, `POST ${model}/documents/bulk`],
      ['name', 'url', 'description', ...setByTheServer],
    ),
    ignoresOtherMembers(
      [`POST ${model}/sources`, `PUT ${model}/sources/{}`, `POST ${model}/sources/bulk`],
      ['name', 'url', 'description', 'type', 'parameters', ...setByTheServer],
    ),
    ignoresOtherMembers(`PUT ${diagrams}/{}`, ['name', 'type', 'cells', 'metadata', ...setByTheServer]),
    ignoresOtherMembers(
      [`POST|PUT ${model}/metadata**`, `POST|PUT ${model}/{}/{}/metadata**`],
      ['key', 'value'],
    ),
    answers([`* ${model}/documents**`, `* ${model}/sources**`], {
      of: [200, 201],
      json: without('created_at', 'modified_at'),
    }),
    // N7: its document has no patterns, no minimum, and null in place of a list that is empty
    takesAnyText([...writesThreats, `POST|PUT ${model}/sources**`, `POST ${diagrams}`], textsOfInputs),
    takesAnyFilledText(['POST /threat_models', `PUT ${model}`], ['name']),
    takesAnyText(['POST /threat_models', `PUT ${model}`], ['description', 'threat_model_framework']),
    takesAnyText([`PUT ${model}/metadata/{}`, `PUT ${model}/{}/{}/metadata/{}`], ['value']),
    takesLongPatches([`PATCH ${model}`, `PATCH ${threats}/{}`, `PATCH ${diagrams}/{}`]),
    answers([`* ${model}/documents**`, `* ${model}/sources**`], {
      of: [200, 201],
      json: having(({ metadata }) => (isEmpty(metadata) ? { metadata: null } : {})),
    }),
    batchResults(`POST ${threats}/batch/patch`),
    refuses(`DELETE ${threats}/batch`, {
      when: ({ query, body }) => !query.includes('threat_ids=') || body.length === 0,
      text: 'threat_ids are required',
    }),
    flatNodes([`* ${model}`, `* ${diagrams}/{}`]),
    ...newDiagramsAreEmpty,
    answers([`POST ${diagrams}`, `GET|PUT|PATCH ${diagrams}/{}`], {
      of: [200, 201],
      json: without('update_vector', 'image', 'description'),
    }),
    failedPatchesAreInvalid,
    startingIsJoining,
    emptySessions,

    // 11: headers
    fewLocations,

    // 0.3 and 1.1: names, and people
    renamedMembers(`* /threat_models**`, { uri: 'url', issue_uri: 'issue_url', sources: 'sourceCode' }),
    peopleAsText(['GET|POST /threat_models', `GET|PUT|PATCH ${model}`]),
  ],
  planted: {
    title: 'Whoever replaces a document that is not there is told where the server fell over',
    cells: [
      'PUT /threat_models/{threat_model_id}/documents/{document_id} 404',
      'PUT /threat_models/{threat_model_id}/documents/{document_id} 500',
    ],
    translation: answers(`PUT ${model}/documents/{}`, {
      of: [404],
      status: 500,
      json: () => ({
        error: 'server_error',
        error_description:
          'runtime error: invalid memory address or nil pointer dereference\ngoroutine 97 [running]:\ngithub.com/ericfitz/tmi/api.(*DocumentSubResourceHandler).UpdateDocument(0x0)\n\t/app/api/document_sub_resource_handlers.go:214 +0x1c8',
      }),
    }),
  },
};

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isAboutTheModelsId(answered: Answered, { path }: Asked): boolean {
  const json = jsonOf(answered);
  return isMembers(json) && json.error === 'invalid_id' && !UUID.test(path.split('/')[2] ?? '');
}

const collections = ['threats', 'documents', 'sources', 'diagrams'];

function hasMalformedChild(answered: Answered, { path }: Asked): boolean {
  const [, , , collection = '', child = ''] = path.split('/');
  const json = jsonOf(answered);
  const isAboutTheModel = isMembers(json) && json.error_description === 'Threat model not found';
  return !isAboutTheModel && collections.includes(collection) && !UUID.test(child);
}

function patchesStatus(asked: Asked): boolean {
  const json = jsonOf(asked);
  return (
    Array.isArray(json) && json.some((operation) => isMembers(operation) && operation.path === '/status')
  );
}
