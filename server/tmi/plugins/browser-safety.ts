import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';

/** What browsers are told: nothing here is a page, nothing is to be kept, and who may call from elsewhere. */
export const browserSafety = fp(
  async (app) => {
    const { CORS_ORIGINS, PUBLIC_URL } = app.config;
    await app.register(helmet, {
      // Said below: the same for every answer, so that it need not be put together for each.
      contentSecurityPolicy: false,
      // For pages, of which there are none.
      dnsPrefetchControl: false,
      ieNoOpen: false,
      originAgentCluster: false,
      permittedCrossDomainPolicies: false,
      xXssProtection: false,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      hsts: PUBLIC_URL.startsWith('https:'),
    });
    app.addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', 'no-store');
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
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
