import { lookup as resolve } from 'node:dns';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { type AddressRule, addressIn } from './addresses.ts';

/** What may be reached, and whose certificates are believed. */
export interface Network {
  readonly rule: AddressRule;
  /** Undefined for the authorities that Node knows. */
  readonly secureContext: SecureContext | undefined;
}

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly body: Buffer;
  readonly timeoutMs: number;
  /** How much of the answer is read. */
  readonly answerBytes: number;
}

/** What a receiver answered; a redirect is an answer like any other. */
export interface Received {
  readonly status: number;
  /** The beginning of the body. */
  readonly text: string;
}

/** The receiver cannot be reached. The message is for the subscriber, and tells nothing of the network of the server. */
export class UnreachableReceiver extends Error {
  override readonly name = 'UnreachableReceiver';
}

/** Trusts the authorities in this PEM text too. */
export function trusting(pem: string): SecureContext {
  return createSecureContext({ ca: [...rootCertificates, pem] });
}

/**
 * Posts to a receiver over https. The address that is connected to is the very one that was looked at: a name that
 * leads elsewhere the next time gains nothing by it. Throws an UnreachableReceiver.
 */
export function post(
  { url, headers, body, timeoutMs, answerBytes }: Post,
  network: Network,
): Promise<Received> {
  const target = new URL(url);
  const address = addressIn(target);
  // For an address, nothing is looked up, so that the lookup cannot refuse it.
  if (address !== undefined && !network.rule(address)) return Promise.reject(notAllowed());
  return new Promise((settle, refuse) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const fail = (error: Error) =>
      refuse(error instanceof UnreachableReceiver ? error : unreachable(error, signal));
    const outgoing = httpsRequest(target, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.byteLength },
      // A connection that is kept would be to the right address too, but this way nothing has to be proven about it.
      agent: false,
      lookup: checkedLookup(network.rule),
      signal,
      ...(network.secureContext ? { secureContext: network.secureContext } : {}),
    });
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = () => {
        settle({ status: incoming.statusCode ?? 0, text: textOf(chunks, answerBytes) });
        outgoing.destroy();
      };
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size >= answerBytes) done();
      });
      incoming.on('end', done);
      incoming.on('error', fail);
    });
    outgoing.end(body);
  });
}

/** Resolves a name, and refuses it if any of its addresses is not allowed. */
function checkedLookup(rule: AddressRule): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) done(error ?? new UnreachableReceiver('The receiver has no address'), '', 4);
      else if (!addresses.every(({ address }) => rule(address))) done(notAllowed(), '', 4);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function notAllowed(): UnreachableReceiver {
  return new UnreachableReceiver('The receiver has an address that webhooks may not lead to');
}

function unreachable(error: NodeJS.ErrnoException, signal: AbortSignal): UnreachableReceiver {
  const reason = signal.aborted ? 'it took too long' : (error.code ?? 'the connection failed');
  return new UnreachableReceiver(`The receiver cannot be reached: ${reason}`, { cause: error });
}

/** As it can be stored: PostgreSQL has no NUL in text. */
function textOf(chunks: readonly Buffer[], most: number): string {
  return Buffer.concat(chunks).subarray(0, most).toString('utf8').replaceAll('\0', '�');
}
