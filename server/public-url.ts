import type { FastifyInstance } from 'fastify';

/**
 * Says at which address a server can be reached, without a slash at the end.
 *
 * @param configured what the configuration says; if empty, it is the address that the server listens on
 */
export function publicUrlOf(app: FastifyInstance, configured: string, port: number): () => string {
  let known = configured;
  return () => {
    if (known !== '') return known;
    const address = app.server.address();
    if (typeof address !== 'object' || !address) return `http://localhost:${port}`;
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    known = `http://${host}:${address.port}`;
    return known;
  };
}
