import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { lastSegment } from '../../contract/operations/last-segment.ts';
import type { Delivery, Reaction, Receiver } from '../model/receiver.ts';
import { loopbackCertificate } from './certificate.ts';
import { createArrivals } from './create-arrivals.ts';
import { eitherServer } from './either-server.ts';

export interface ReceiverOptions {
  /** Where it listens; any port of the loopback interface unless given. */
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** What leads here from where the target is, without a trailing slash; its own address unless given. */
  readonly publicUrl?: string | undefined;
  /** How long a story waits for a delivery, in milliseconds. */
  readonly patience?: number | undefined;
}

/** Far longer than a target that hurries needs. */
const usualPatience = 5000;

/** Listens for http and for https at one port: tunnels speak either. Throws what Node throws where it cannot listen. */
export async function startReceiver({
  host = '127.0.0.1',
  port = 0,
  publicUrl,
  patience = usualPatience,
}: ReceiverOptions = {}): Promise<Receiver> {
  const { certificate, key } = await loopbackCertificate();
  const inboxes = new Map<string, (delivery: Delivery) => Reaction>();
  const server = eitherServer({ cert: certificate, key }, (request, response) => {
    take(request).then(
      (delivery) => {
        // What leads here may have put something before the path.
        const inbox = inboxes.get(lastSegment(new URL(delivery.target, 'https://any').pathname));
        answer(response, inbox ? inbox(delivery) : { status: 404 });
      },
      // Whoever sent it hung up before its end: there is nobody to answer, and nothing was delivered.
      () => response.destroy(),
    );
  });
  const listeningAt = await server.listen(port, host);
  const url = publicUrl ?? `https://127.0.0.1:${listeningAt}`;
  return {
    url,
    authority: certificate,
    open: (react, onDelivery) => {
      const { arrivals, add } = createArrivals<Delivery>();
      const name = randomBytes(9).toString('base64url');
      inboxes.set(name, (delivery) => {
        const before = arrivals.all();
        onDelivery?.(delivery);
        add(delivery);
        return react(delivery, before);
      });
      return { ...arrivals, patience, url: `${url}/${name}` };
    },
    close: server.close,
  };
}

async function take(request: IncomingMessage): Promise<Delivery> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(', '),
  ]);
  return {
    method: request.method ?? '',
    target: request.url ?? '/',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
    at: Date.now(),
  };
}

function answer(response: ServerResponse, reaction: Reaction): void {
  if (reaction === 'hang') return;
  response.writeHead(reaction.status, reaction.headers).end(reaction.body);
}

/** A delivery as it came over the wire, for people to read. */
export function deliveryText({ method, target, headers, body }: Delivery): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target}`, ...lines, '', body.toString('utf8')].join('\n');
}
