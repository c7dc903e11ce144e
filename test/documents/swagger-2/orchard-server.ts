import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';

/** How lists of a form are read: as the document says, or as if their names were repeated. */
export type ListReading = 'joined' | 'repeated';

const kinds = new Set(['apple', 'pear']);

/**
 * A server of the search of orchard.yaml, below its base path, with the document in two files. It reads forms by itself,
 * so that nothing of ours agrees with itself.
 */
export function orchardServer(reading: ListReading): RequestListener {
  return async (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    const [path = ''] = String(request.url).split('?');
    const file = /^\/api\/v2\/(swagger|shared)\.yaml$/.exec(path)?.[1];
    if (file !== undefined) {
      response.setHeader('content-type', 'application/yaml').end(documentFile(file));
      return;
    }
    const isSearch = request.method === 'POST' && path === '/api/v2/search';
    const status = isSearch ? await statusOf(request, reading) : 404;
    const body =
      status === 200 ? [] : { message: status === 404 ? 'there is no such path' : 'not understood' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

function documentFile(name: string): string {
  const file = name === 'swagger' ? 'orchard.yaml' : 'shared.yaml';
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

async function statusOf(request: IncomingMessage, reading: ListReading): Promise<number> {
  const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
  const form = new URLSearchParams(await text(request));
  const words = form.getAll('text');
  const asked = reading === 'joined' ? (form.get('kinds') ?? '').split(',') : form.getAll('kinds');
  const heights = form.get('heights')?.split('\t') ?? [];
  const isValid =
    words.length === 1 &&
    words.every((word) => word.length >= 3 && word.length <= 20) &&
    asked.length >= 2 &&
    asked.every((kind) => kinds.has(kind)) &&
    [...form.getAll('rows'), ...heights].every((number) => /^-?\d+$/.test(number));
  return isForm && isValid ? 200 : 400;
}
