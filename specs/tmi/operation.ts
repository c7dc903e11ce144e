import type { ParameterObject, RequestBodyObject, ResponseObject, SchemaObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import {
  type Documented,
  declared,
  type Method,
  type NamedExamples,
  type Operation,
  sourcesOf,
  statusesOf,
} from '../builder/operation.ts';
import type { Authz } from './authz.ts';
import type { About } from './errors/answer.ts';
import { errors } from './errors/table.ts';
import { identifier, namesIn } from './identifiers.ts';
import { pathParameters, strictNames } from './parameters.ts';

/** An operation of TMI, as its file declares it. */
export interface OperationSpec {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  /** Verb and object, e.g. "create threat model"; summary and failure text are made from it. */
  readonly action: string;
  readonly description?: string;
  readonly authz: Authz;
  /** The security scheme, where it is not the bearer token. */
  readonly scheme?: string;
  readonly query?: readonly ParameterObject[];
  readonly body?: RequestBodyObject;
  /** What somebody without the needed role is told, where the usual text does not fit. */
  readonly refusal?: string;
  /** The successes, and errors that have nothing in common with the error table. */
  readonly responses: Readonly<Record<number, ResponseObject>>;
  /** What this operation answers with a status of the error table, besides what all operations answer. */
  readonly failures?: Readonly<Record<number, NamedExamples>>;
  readonly documented: Documented;
}

/** Completes a declaration: parameters from the path, errors from the table, sources on every response. */
export function operation(spec: OperationSpec): Operation {
  const { path, method, action, authz } = spec;
  return declared({
    ...spec,
    summary: action.charAt(0).toUpperCase() + action.slice(1),
    authorization: { 'x-tmi-authz': authz },
    security: securityOf(spec),
    parameters: [...pathParameters(path, method), ...(spec.query ?? [])],
    body: spec.body,
    responses: responsesOf(spec),
  });
}

function securityOf({ authz, scheme }: OperationSpec): Record<string, string[]>[] {
  if (scheme) return [{ [scheme]: [] }];
  return authz.public ? [] : [{ bearer: [] }];
}

function responsesOf(spec: OperationSpec): Record<string, ResponseObject> {
  const statuses = statusesOf(spec.documented);
  const said = [...Object.keys(spec.responses), ...Object.keys(spec.failures ?? {})];
  const stray = said.filter((status) => !statuses.includes(Number(status)));
  if (stray.length > 0) throw new Error(`${spec.id}: no source for ${stray.join(', ')}`);
  return Object.fromEntries(statuses.map((status) => [String(status), documentedResponse(spec, status)]));
}

function documentedResponse(spec: OperationSpec, status: number): ResponseObject {
  const sources = sourcesOf(spec.documented, status);
  const own = spec.responses[status];
  if (own) return { 'x-documented-in': sources, ...own };
  const answer = errors[status]?.(aboutOf(spec, status));
  if (!answer) throw new Error(`${spec.id}: nothing is said about ${status}`);
  const response = { 'x-documented-in': sources, ...answer.response };
  return answer.name ? shared([answer.name, ...sources].join('.'), response) : response;
}

function aboutOf(spec: OperationSpec, status: number): About {
  const { path, method, action, authz, refusal, body } = spec;
  const strict = strictNames(path, method);
  const resources = namesIn(path).map((name) => ({
    ...identifier(name),
    name,
    strict: strict.includes(name),
  }));
  return {
    action,
    resources,
    ...bodyOf(body),
    audience: authz.roles?.includes('admin') ? 'administrator' : authz.ownership,
    refusal,
    own: spec.failures?.[status] ?? {},
  };
}

function bodyOf(body: RequestBodyObject | undefined): Pick<About, 'body' | 'requiredMembers'> {
  if (!body) return { body: 'none', requiredMembers: [] };
  const [[type = '', { schema = {} } = {}] = []] = Object.entries(body.content);
  return {
    body: type === 'application/x-www-form-urlencoded' ? 'form' : 'json',
    requiredMembers: (schema as SchemaObject).required ?? [],
  };
}

const sharedResponses = new Map<string, ResponseObject>();

/** One object per name, so that it stands in the document once; two meanings of one name are a mistake here. */
function shared(name: string, response: ResponseObject): ResponseObject {
  const known = sharedResponses.get(name);
  if (!known) {
    sharedResponses.set(name, component('responses', name, response));
    return response;
  }
  if (JSON.stringify(known) !== JSON.stringify(response)) throw new Error(`two responses are called ${name}`);
  return known;
}
