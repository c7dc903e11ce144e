import { text } from 'node:stream/consumers';
import fastify from 'fastify';

/**
 * The upper bound: Fastify with nothing to decide. Standard input says what to answer: a list of
 * `{method, path, status, headers, body}`; the port is the first argument.
 */
interface Fixed {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const answers = JSON.parse(await text(process.stdin)) as readonly Fixed[];
const app = fastify({ logger: false });
for (const { method, path, status, headers, body } of answers) {
  app.route({
    method,
    url: path,
    handler: (_, reply) => {
      reply.code(status).headers(headers).send(body);
    },
  });
}
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
