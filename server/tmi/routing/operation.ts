import type { HTTPMethods, preValidationHookHandler, RouteGenericInterface, RouteOptions } from 'fastify';
import { invalidBody } from '../errors/validation.ts';
import { bodySchemaOf, type JsonSchema, querySchemaOf } from '../schemas/documented.ts';
import { readQuery } from '../schemas/query.ts';
import type { Handler, OperationSpec, Policy } from './policy.ts';
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
      ...(querystring ? { querystring } : {}),
    },
    ...(querystring || optional ? { preValidation: reader(querystring, optional, policy) } : {}),
    // Fastify knows the route by its own types, and checked what comes in with its schemas.
    handler: inTransaction(policy, handler as Handler),
  };
}

/** Reads numbers in the query as numbers, and checks an optional body if it is there; if not, it is null. */
function reader(
  querystring: JsonSchema | undefined,
  optional: JsonSchema | undefined,
  policy: Policy,
): preValidationHookHandler {
  return (request, _reply, done) => {
    if (querystring)
      request.query = readQuery(request.query as Readonly<Record<string, unknown>>, querystring);
    if (!optional) return done();
    if (request.body === undefined) {
      request.body = null;
      return done();
    }
    // Fastify would check the lack of a body too, and find that it is not what it has to be.
    const validate = request.compileValidationSchema(optional, 'body');
    return done(
      validate(request.body) ? undefined : invalidBody(validate.errors ?? [], policy, request.body),
    );
  };
}

export { json } from '../../media-types.ts';

export const form = ['application/x-www-form-urlencoded'];
/** RFC 6902 and RFC 7396; plain JSON is read as the one its shape shows. */
export const patch = ['application/json-patch+json', 'application/merge-patch+json', 'application/json'];
/** The answer has no body. */
export const nothing: readonly string[] = [];
