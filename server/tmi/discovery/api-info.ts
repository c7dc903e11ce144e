import { sql } from 'kysely';
import Negotiator from 'negotiator';
import { now } from '../clock.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';

/** The version of the API that the OpenAPI document describes. */
const VERSION = '1.0.0';
const types = ['application/json', 'text/html'];

/** GET /: what runs here, and whether its database answers; a page for browsers. */
export const apiInfo = operation({
  id: 'getApiInfo',
  method: 'GET',
  path: '/',
  action: 'get API information',
  authz: everyone,
  produces: types,
  handler: async (request, reply) => {
    await sql`select 1`.execute(dbOf(request));
    const { config } = request.server;
    if (new Negotiator(request.raw).mediaType(types) === 'text/html') {
      reply.type('text/html; charset=utf-8');
      return '<!doctype html><html lang="en"><title>TMI</title><p>TMI is running.</p></html>';
    }
    return {
      status: { code: 'OK', time: now() },
      service: { name: 'TMI', build: VERSION },
      api: { version: VERSION, specification: config.SPECIFICATION_URL },
      operator: { name: config.OPERATOR_NAME, contact: config.OPERATOR_CONTACT },
    };
  },
});
