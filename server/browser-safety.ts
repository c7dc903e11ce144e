import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import fp from 'fastify-plugin';
import helmet from 'helmet';

interface BrowserSafetyOptions {
  /** Whether clients reach the server by HTTPS. */
  readonly isHttps: boolean;
  /** Origins that browsers may call from, comma separated; `*` is every origin, and none is none. */
  readonly origins: string;
  /** Headers of answers that scripts may read. */
  readonly exposedHeaders: readonly string[];
}

/** What browsers are told: nothing here is a page, nothing is to be kept, and who may call from elsewhere. */
export const browserSafety = fp<BrowserSafetyOptions>(
  async (app, { isHttps, origins, exposedHeaders }) => {
    const headers = safeHeaders(isHttps);
    app.addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers);
      done();
    });
    if (origins === '') return;
    const { default: cors } = await import('@fastify/cors');
    const named = origins.split(',').map((origin) => origin.trim());
    await app.register(cors, {
      origin: named.includes('*') ? '*' : named,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: [...exposedHeaders],
      maxAge: 3600,
    });
  },
  { name: 'browser-safety' },
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
