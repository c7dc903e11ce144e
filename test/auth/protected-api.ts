import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../cli/assay.ts';
import { serve } from '../cli/servers.ts';
import type { AuthorizationServer } from './authorization-server.ts';

/** An API with one operation, which believes the tokens of an authorization server. */
export interface ProtectedApi {
  readonly url: string;
  /** Its document. */
  readonly file: string;
  /** Who came with a token that is good, in the order in which they came. */
  readonly visitors: readonly string[];
}

/** @param schemes `components.securitySchemes` of its document; the first one is the one that is wanted */
export async function protectedApi(
  { holderOf }: Pick<AuthorizationServer, 'holderOf'>,
  schemes: Readonly<Record<string, object>>,
): Promise<ProtectedApi> {
  const visitors: string[] = [];
  const url = await serve(async (request, response) => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const holder = await holderOf(token);
    if (holder !== undefined) visitors.push(holder);
    const headers = { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' };
    response
      .writeHead(holder === undefined ? 401 : 200, { ...headers, 'www-authenticate': 'Bearer' })
      .end(JSON.stringify(holder === undefined ? { error: 'unauthorized' } : { holder }));
  });
  const file = join(await temporaryFolder(), 'books.json');
  const [wanted = ''] = Object.keys(schemes);
  const answer = (type: string) => ({
    description: type,
    content: { 'application/json': { schema: { type: 'object' } } },
  });
  const document = {
    openapi: '3.1.0',
    info: { title: 'Books', version: '1' },
    servers: [{ url }],
    security: [{ [wanted]: [] }],
    paths: {
      '/books': {
        get: {
          operationId: 'listBooks',
          summary: 'List books',
          responses: { 200: answer('The books'), 401: answer('Who are you') },
        },
      },
    },
    components: { securitySchemes: schemes },
  };
  await writeFile(file, JSON.stringify(document));
  return { url, file, visitors };
}
