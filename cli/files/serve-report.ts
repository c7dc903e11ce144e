import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { formats } from '../../reports/formats.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.har': 'application/json',
  '.sarif': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
};

/** What no response is without: nothing frames a report, keeps it, or takes it for another type. */
const safety: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The page brings its own policy, by which only its own script runs; other files run none. */
const policyOf = (file: string): string =>
  file.endsWith('.html') ? "frame-ancestors 'none'" : "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * A server for the files of a report: those that a run writes, by their names, in the folder and in the folders of parts
 * inside it. No path of a request becomes the path of a file. It answers only requests that name this machine, so that no
 * page of another origin can read a report by a name that leads here.
 */
export function reportServer(folder: string, parts: readonly string[]): Server {
  const names = ['', ...parts.map((part) => `${part}/`)].flatMap((part) =>
    formats.flatMap((format) => ('file' in format ? `${part}${format.file}` : [])),
  );
  const files = new Map(names.map((name) => [`/${name}`, join(folder, name)]));
  return createServer(async ({ method = '', url = '', headers }, response) => {
    const host = (headers.host ?? '').replace(/:\d+$/, '');
    if (host !== '127.0.0.1' && host !== 'localhost') return say(response, 421, 'This is not the host.');
    if (method !== 'GET' && method !== 'HEAD')
      return say(response, 405, 'Only GET and HEAD are allowed.', { allow: 'GET, HEAD' });
    const [path = ''] = url.split('?', 1);
    const file = files.get(path === '/' ? '/report.html' : path);
    const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file === undefined || content === undefined) return say(response, 404, 'There is no such file.');
    const type = mediaTypes[extname(file)] ?? 'text/plain; charset=utf-8';
    response
      .writeHead(200, {
        ...safety,
        'content-security-policy': policyOf(file),
        'content-type': type,
        'content-length': content.length,
      })
      .end(method === 'HEAD' ? undefined : content);
  });
}

function say(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, { ...safety, ...headers, 'content-type': 'text/plain; charset=utf-8' })
    .end(`${sentence}\n`);
}
