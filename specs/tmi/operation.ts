import type { ParameterObject, RequestBodyObject, ResponseObject } from 'openapi3-ts/oas31';
import { component } from '../builder/component.ts';
import { type Documented, type Method, type Operation, sourcesOf, statusesOf } from '../builder/operation.ts';
import type { Authz } from './authz.ts';
import { errors, type NamedResponse } from './errors.ts';
import { pathParameters, strictIdentifiers } from './parameters.ts';

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
  readonly query?: readonly ParameterObject[];
  readonly body?: RequestBodyObject;
  /** A required member of the body, to show what a missing one gives. */
  readonly requiredMember?: string;
  /** What somebody without the needed role is told. */
  readonly refusal?: string;
  /** Successes, and errors that are this operation's own; the other documented errors come from the error table. */
  readonly responses: Readonly<Record<number, ResponseObject | NamedResponse>>;
  readonly documented: Documented;
}

/** Completes a declaration: parameters from the path, errors from the table, sources on every response. */
export function operation(spec: OperationSpec): Operation {
  const { id, method, path, tag, action, description, authz, body, documented } = spec;
  const documents400 = statusesOf(documented).includes(400);
  const parameters = [...pathParameters(path, method, documents400), ...(spec.query ?? [])];
  const definition = {
    operationId: id,
    summary: action.charAt(0).toUpperCase() + action.slice(1),
    ...(description ? { description } : {}),
    tags: [tag],
    'x-tmi-authz': authz,
    security: authz.public ? [] : [{ bearer: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: responsesOf(spec),
  };
  return { method, path, definition };
}

function responsesOf(spec: OperationSpec): Record<string, ResponseObject> {
  const statuses = statusesOf(spec.documented);
  const stray = Object.keys(spec.responses).filter((status) => !statuses.includes(Number(status)));
  if (stray.length > 0) throw new Error(`${spec.id}: no source for ${stray.join(', ')}`);
  return Object.fromEntries(statuses.map((status) => [String(status), documentedResponse(spec, status)]));
}

function documentedResponse(spec: OperationSpec, status: number): ResponseObject {
  const own = spec.responses[status] ?? errors[status]?.(aboutOf(spec));
  if (!own) throw new Error(`${spec.id}: nothing is said about ${status}`);
  const sources = sourcesOf(spec.documented, status);
  if (!('response' in own)) return { 'x-documented-in': sources, ...own } as ResponseObject;
  const named = own as NamedResponse;
  return shared(`${named.name}.${sources.join('.')}`, { 'x-documented-in': sources, ...named.response });
}

function aboutOf(spec: OperationSpec): Parameters<NonNullable<(typeof errors)[number]>>[0] {
  const { path, method, action, authz, body, documented, requiredMember } = spec;
  const administratorsOnly = authz.roles?.includes('admin') ?? false;
  return {
    action,
    resources: resourcesOf(path),
    identifiers: strictIdentifiers(path, method, statusesOf(documented).includes(400)),
    requiredMember,
    hasBody: body !== undefined,
    refusal:
      spec.refusal ?? (administratorsOnly ? 'Administrator access required' : refusals[authz.ownership]),
    administratorsOnly,
  };
}

const refusals: Readonly<Record<Authz['ownership'], string>> = {
  none: 'Insufficient permissions',
  reader: 'Insufficient permissions to access this threat model',
  writer: 'Insufficient permissions to update this threat model',
  owner: 'Only the owner can do this',
};

/** What the identifiers of a path stand for: "/threat_models/{threat_model_id}/metadata/{key}" → threat model, metadata entry. */
function resourcesOf(path: string): string[] {
  const nouns: Readonly<Record<string, string>> = {
    key: 'metadata entry',
    webhook_id: 'subscription',
    delivery_id: 'delivery',
    addon_id: 'add-on',
    provider: 'provider',
  };
  return [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name = '']) => nouns[name] ?? name.replace(/_id$/, '').replaceAll('_', ' '),
  );
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
