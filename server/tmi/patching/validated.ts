import type { FastifyRequest } from 'fastify';
import { invalidBody } from '../errors/validation.ts';
import type { JsonSchema } from '../schemas/documented.ts';

/** What a patch made, if it is what a request might have sent. Throws 400, which names the member that is wrong. */
export function validated<Input>(request: FastifyRequest, result: unknown, schema: JsonSchema): Input {
  const validate = request.compileValidationSchema(schema, 'body');
  if (validate(result)) return result as Input;
  const { policy } = request.routeOptions.config;
  if (!policy) throw new Error('only operations are patched');
  throw invalidBody(validate.errors ?? [], policy, result);
}
