import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { generate } from 'selfsigned';

/** What came in. */
export interface Arrival {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The very bytes. */
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every shape
  readonly body: any;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A receiver of webhooks that is reached over https on the loopback interface. */
export interface Receiver {
  readonly url: string;
  /** PEM file of the authority of its certificate. */
  readonly caFile: string;
  /** What it got besides challenges, in order. */
  readonly arrivals: Arrival[];
  readonly challenges: Arrival[];
  /** How it answers; challenges are met, and everything else is taken with 204, unless this says otherwise. */
  reply: (arrival: Arrival) => Reply | Promise<Reply> | undefined;
  /** Waits until something like this has come. */
  readonly next: (isWanted: (arrival: Arrival) => boolean) => Promise<Arrival>;
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 10_000;

export async function startReceiver(): Promise<Receiver> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'receiver of tests' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), 'assay-receiver-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, cert);
  const server = createServer({ cert, key }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const { url: path = '', headers } = request;
    const arrival = { path, headers, bytes, body: JSON.parse(bytes.toString()), at: Date.now() };
    const isChallenge = headers['x-webhook-event'] === 'webhook.challenge';
    (isChallenge ? receiver.challenges : receiver.arrivals).push(arrival);
    const usual = isChallenge
      ? { status: 200, body: JSON.stringify({ challenge: arrival.body.challenge }) }
      : { status: 204 };
    const reply: Reply = (await receiver.reply(arrival)) ?? usual;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `https://127.0.0.1:${port}`,
    caFile,
    arrivals: [],
    challenges: [],
    reply: () => undefined,
    next: async (isWanted) => {
      for (const patience = Date.now() + PATIENCE_MS; ; await setTimeout(10)) {
        const found = receiver.arrivals.find(isWanted);
        if (found) return found;
        if (Date.now() > patience) throw new Error('nothing like this has come to the receiver');
      }
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true });
    },
  };
  return receiver;
}
