import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ClientTls, Connection, HttpProxy } from '../../harness/model/connection.ts';
import { type ReadingSecrets, readSecret } from '../authentication/secret-reference.ts';
import type { ConnectionSettings } from '../configuration/connection-schema.ts';
import { UserError } from '../user-error.ts';

type Reading = Pick<ReadingSecrets, 'environment' | 'folder'>;

/** Reads what the settings of a connection lead to. Throws a UserError for what cannot be read. */
export async function openConnection(
  { headers = {}, tls = {}, proxy }: ConnectionSettings,
  reading: Reading,
): Promise<Connection> {
  const secrets: string[] = [];
  const constant: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text =
      typeof value === 'string'
        ? value
        : await readSecret(value, { ...reading, whose: `the header ${name}` });
    if (typeof value !== 'string') secrets.push(text);
    constant[name.toLowerCase()] = text;
  }
  const through = proxy && (await proxyOf(proxy, reading));
  const { credentials } = through ?? {};
  if (credentials !== undefined) secrets.push(credentials, Buffer.from(credentials).toString('base64'));
  return { headers: constant, tls: await tlsOf(tls, reading), proxy: through, secrets };
}

async function proxyOf(
  { url, credentials }: NonNullable<ConnectionSettings['proxy']>,
  reading: Reading,
): Promise<HttpProxy> {
  if (!credentials) return { url };
  const whose = 'the credentials of the proxy';
  const text = await readSecret(credentials, { ...reading, whose });
  if (!text.includes(':')) throw new UserError(`${whose} must be user:password`);
  return { url, credentials: text };
}

async function tlsOf(
  { ca, cert, key, passphrase }: NonNullable<ConnectionSettings['tls']>,
  reading: Reading,
): Promise<ClientTls> {
  const pem = async (file: string, what: string): Promise<string> => {
    const text = await readFile(resolve(reading.folder, file), 'utf8').catch(
      ({ code = 'unknown reason' }: NodeJS.ErrnoException) => {
        throw new UserError(`${what} should be in the file ${file}, which cannot be read: ${code}`);
      },
    );
    if (text.includes('-----BEGIN ')) return text;
    throw new UserError(`${what} should be in the file ${file}, which is not PEM`);
  };
  return {
    ...(ca !== undefined && { ca: await pem(ca, 'tls.ca of the target') }),
    ...(cert !== undefined && { cert: await pem(cert, 'tls.cert of the target') }),
    ...(key !== undefined && {
      key: decrypted(
        await pem(key, 'tls.key of the target'),
        passphrase && (await readSecret(passphrase, { ...reading, whose: 'tls.passphrase of the target' })),
      ),
    }),
  };
}

/** Through a proxy, nobody but us is told a passphrase: the key is decrypted here. */
function decrypted(key: string, passphrase: string | undefined): string {
  try {
    const read = createPrivateKey({ key, ...(passphrase !== undefined && { passphrase }) });
    return read.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch {
    const missing = passphrase === undefined ? '; give tls.passphrase if it is encrypted' : '';
    throw new UserError(`tls.key of the target is not a readable private key${missing}`);
  }
}
