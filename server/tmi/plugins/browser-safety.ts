import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import fp from 'fastify-plugin';
import helmet from 'helmet';

/** What browsers are told: nothing here is a page, nothing is to be kept, and who may call from elsewhere. */
export const browserSafety = fp(
  async (app) => {
    const { CORS_ORIGINS, PUBLIC_URL } = app.config;
    const headers = safeHeaders(PUBLIC_URL.startsWith('https:'));
    app.addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers);
      done();
    });
    if (CORS_ORIGINS === '') return;
    const { default: cors } = await import('@fastify/cors');
    const origins = CORS_ORIGINS.split(',').map((origin) => origin.trim());
    await app.register(cors, {
      origin: origins.includes('*') ? '*' : origins,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: [
        'location',
        'retry-after',
        'x-request-id',
        'x-ratelimit-limit',
        'x-ratelimit-remaining',
        'x-ratelimit-reset',
      ],
      maxAge: 3600,
    });
  },
  { name: 'browser-safety', dependencies: ['config'] },
);

/** The same for every answer, and so put together once. */
function safeHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  const put = helmet({
    // Said below: there is no page that it would have to be put together for.
    contentSecurityPolicy: false,
    // For pages, of which there are none.
    dnsPrefetchControl: false,
    ieNoOpen: false,
    originAgentCluster: false,
    permittedCrossDomainPolicies: false,
    xXssProtection: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    hsts: isHttps,
  });
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  put(response.req, response, () => {});
  return {
    ...(response.getHeaders() as Record<string, string>),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  };
}
