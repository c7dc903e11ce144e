import type { FastifyRequest } from 'fastify';
import { fail } from '../errors/api-error.ts';
import { everyone } from '../routing/authz.ts';
import { form, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { LOGOUT_SECONDS, type LogoutRequest, postedLogout, redirectedLogout } from './logout-request.ts';
import { endSamlSessions, isFirstLogout } from './repository.ts';
import { serviceProvider } from './service-provider.ts';

/** GET /saml/slo: the identity provider ends a session, by a redirect of the browser. */
export const endSamlSession = operation({
  id: 'endSamlSession',
  method: 'GET',
  path: '/saml/slo',
  action: 'end SAML session',
  authz: everyone,
  handler: async (request) => {
    const query = request.url.slice(request.url.indexOf('?') + 1);
    const { server } = request;
    return obey(request, () =>
      redirectedLogout(serviceProvider(server.publicUrl()), server.samlProviders, query),
    );
  },
});

/** POST /saml/slo: the identity provider ends a session, by a form. */
export const endSamlSessionByForm = operation<{ Body: { readonly SAMLRequest: string } }>({
  id: 'endSamlSessionByForm',
  method: 'POST',
  path: '/saml/slo',
  action: 'end SAML session by form',
  authz: everyone,
  consumes: form,
  handler: async (request) => {
    const { server, body } = request;
    return obey(request, () =>
      postedLogout(serviceProvider(server.publicUrl()), server.samlProviders, body.SAMLRequest),
    );
  },
});

/** The answer is the same whether the person had a session here or not. */
async function obey(request: FastifyRequest, read: () => Promise<LogoutRequest>): Promise<object> {
  const db = dbOf(request);
  const logout = await readable(request, read);
  // For as long as the clocks let it pass: from its moment until then, and before it.
  if (!(await isFirstLogout(db, `${logout.provider} ${logout.id}`, 2 * LOGOUT_SECONDS)))
    throw fail('invalid_logout');
  await endSamlSessions(db, logout);
  return { message: 'Logged out' };
}

async function readable({ log }: FastifyRequest, read: () => Promise<LogoutRequest>): Promise<LogoutRequest> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ reason }, 'a logout request was refused');
    throw fail('invalid_logout');
  }
}
