import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pairs, perConnection } from './front.ts';
import { type Header, headerOf } from './message.ts';
import type { Ask } from './translation.ts';

/** Asks a server over connections that are kept. */
export function askServer(url: string): { readonly ask: Ask; readonly close: () => void } {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  return {
    ask: async (asked) => {
      const { method, path, query, headers, body } = asked;
      const kept = headers.filter(([name]) => !perConnection.has(name.toLowerCase()));
      // A body of no bytes is still a body where one was announced.
      const hasBody = body.length > 0 || headerOf(asked, 'content-length') !== undefined;
      const length: Header[] = hasBody ? [['content-length', String(body.length)]] : [];
      const outgoing = request({
        hostname,
        port,
        agent,
        method,
        path: `${path}${query}`,
        setHost: headerOf(asked, 'host') === undefined,
      });
      for (const [name, values] of grouped([...kept, ...length])) outgoing.setHeader(name, values);
      outgoing.end(body);
      const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
      return {
        status: response.statusCode ?? 0,
        headers: pairs(response.rawHeaders),
        body: await buffer(response),
      };
    },
    close: () => agent.destroy(),
  };
}

function grouped(headers: readonly Header[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of headers)
    found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), value]);
  return found;
}
