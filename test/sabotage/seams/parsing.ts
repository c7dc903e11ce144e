import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Apply } from '../sabotage.ts';
import { isAt } from './route.ts';

/** Changes the text of bodies before anybody parses it. */
export function reparsing(change: (body: string) => string): Apply {
  return (app, at) => {
    app.addHook('preParsing', async (request, _reply, payload) => {
      if (!isAt(request, at)) return payload;
      const changed = Buffer.from(change(await text(payload)));
      request.headers['content-length'] = String(changed.byteLength);
      return Readable.from([changed]);
    });
  };
}
