import type { HTTPMethods, preValidationHookHandler, RouteGenericInterface, RouteOptions } from 'fastify';
import { bodySchemaOf, type JsonSchema, querySchemaOf } from '../schemas/documented.ts';
import { readQuery } from '../schemas/query.ts';
import type { Handler, OperationSpec } from './policy.ts';
import { inTransaction } from './transaction.ts';

/** The Fastify route of an operation: its policy is in the config, its handler runs in one transaction. */
export function operation<Route extends RouteGenericInterface = RouteGenericInterface>(
  spec: OperationSpec<Route>,
): RouteOptions {
  const { handler, ...policy } = spec;
  const body = policy.consumes && !policy.bodyOptional ? bodySchemaOf(policy.id) : undefined;
  const optional = policy.bodyOptional ? bodySchemaOf(policy.id) : undefined;
  const querystring = policy.forgiving ? undefined : querySchemaOf(policy.id);
  return {
    method: policy.method as HTTPMethods,
    url: policy.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { policy },
    schema: {
      ...(body ? { body } : {}),
      ...(optional ? { body: { anyOf: [optional, { type: 'null' }] } } : {}),
      ...(querystring ? { querystring } : {}),
    },
    ...(querystring || optional ? { preValidation: reader(querystring) } : {}),
    // Fastify knows the route by its own types, and checked what comes in with its schemas.
    handler: inTransaction(policy, handler as Handler),
  };
}

/** Reads numbers in the query as numbers; a body that was left out is null, because JSON Schema knows no nothing. */
function reader(querystring: JsonSchema | undefined): preValidationHookHandler {
  return (request, _reply, done) => {
    if (querystring)
      request.query = readQuery(request.query as Readonly<Record<string, unknown>>, querystring);
    if (request.routeOptions.config.policy?.bodyOptional) request.body ??= null;
    done();
  };
}

export const json = ['application/json'];
export const form = ['application/x-www-form-urlencoded'];
/** RFC 6902 and RFC 7396; plain JSON is read as the one its shape shows. */
export const patch = ['application/json-patch+json', 'application/merge-patch+json', 'application/json'];
/** The answer has no body. */
export const nothing: readonly string[] = [];
