import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { answer, isMembers, jsonOf, type Members, nothing, refusal } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

const id = { name: 'team_id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const json = (schema: Members, description: string): Members => ({
  description,
  content: { 'application/json': { schema } },
});
const team = { $ref: '#/components/schemas/Team' };
const refused = (description: string): Members => json({ $ref: '#/components/schemas/Error' }, description);

const teamsInDocument = {
  '/teams': {
    get: {
      operationId: 'listTeams',
      responses: { 200: json({ type: 'array', items: team }, 'Teams'), 401: refused('Nobody is logged in') },
    },
    post: {
      operationId: 'createTeam',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/TeamInput' } } },
      },
      responses: {
        201: json(team, 'A new team'),
        400: refused('No team'),
        401: refused('Nobody is logged in'),
      },
    },
  },
  '/teams/{team_id}': {
    parameters: [id],
    get: {
      operationId: 'getTeam',
      responses: {
        200: json(team, 'A team'),
        401: refused('Nobody is logged in'),
        404: refused('Not there'),
      },
    },
    delete: {
      operationId: 'deleteTeam',
      responses: {
        204: { description: 'Deleted' },
        401: refused('Nobody is logged in'),
        404: refused('Not there'),
      },
    },
  },
};

const name = { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' };
const schemas = {
  Team: {
    type: 'object',
    required: ['id', 'name'],
    additionalProperties: false,
    properties: { id: { type: 'string', format: 'uuid' }, name },
  },
  TeamInput: { type: 'object', required: ['name'], additionalProperties: false, properties: { name } },
};

/** The document of the server behind the front, with teams, and with the team and the number of a threat model. */
export const publishesItsDocument: Translation = () => {
  const document = withTeams(
    parse(readFileSync(new URL('../../../specs/tmi/openapi.yaml', import.meta.url), 'utf8')),
  );
  return async (asked, next) => (isAt('GET /openapi.json', asked) ? answer(200, document) : next(asked));
};

function withTeams(document: unknown): unknown {
  if (!isMembers(document) || !isMembers(document.paths) || !isMembers(document.components)) return document;
  const known = document.components.schemas;
  const model = isMembers(known) && isMembers(known.ThreatModel) ? known.ThreatModel : {};
  const properties = {
    ...(isMembers(model.properties) && model.properties),
    team_name: name,
    alias: { type: 'integer' },
  };
  return {
    ...document,
    security: [{ bearerAuth: [] }],
    paths: { ...document.paths, ...teamsInDocument },
    components: {
      ...document.components,
      // Another name for what our document has as well.
      securitySchemes: {
        ...(isMembers(document.components.securitySchemes) && document.components.securitySchemes),
        bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
      schemas: { ...(isMembers(known) && known), ThreatModel: { ...model, properties }, ...schemas },
    },
  };
}

/** Teams, which no version of our sources has: everybody who is logged in has all of them. */
export const teams: Translation = () => {
  const kept = new Map<string, Members>();
  return async (asked, next) => {
    if (!isAt(['* /teams', '* /teams/{}'], asked)) return next(asked);
    const caller = await next({
      ...asked,
      method: 'GET',
      path: '/oauth2/userinfo',
      query: '',
      body: nothing,
    });
    if (caller.status !== 200) return caller;
    if (isAt('GET /teams', asked)) return answer(200, [...kept.values()]);
    if (isAt('POST /teams', asked)) {
      const made = jsonOf(asked);
      if (!isTeam(made)) return refusal(400, 'invalid_input', 'A team has a name and nothing else');
      const one = { id: randomUUID(), name: made.name };
      kept.set(one.id, one);
      return answer(201, one, [['location', `/teams/${one.id}`]]);
    }
    const one = kept.get(asked.path.split('/')[2] ?? '');
    if (!one) return refusal(404, 'not_found', 'There is no such team');
    if (isAt('GET /teams/{}', asked)) return answer(200, one);
    if (!isAt('DELETE /teams/{}', asked))
      return refusal(405, 'method_not_allowed', 'Not with a team', [['allow', 'GET, DELETE']]);
    kept.delete(String(one.id));
    return { ...answer(204, ''), body: nothing };
  };
};

function isTeam(json: unknown): json is { readonly name: string } {
  if (!isMembers(json)) return false;
  const { name: text } = json;
  const isText = typeof text === 'string' && /\S/.test(text) && text.length <= 100;
  return isText && Object.keys(json).length === 1;
}
