import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { SecretBox } from '../../secret-box.ts';
import { newId, now, secondsFromNow } from '../clock.ts';
import type { Db, SigningKeyRow } from '../storage/tables.ts';

export const ALGORITHM = 'ES256';

/** The keys that tokens are signed with and checked with; they live in the database. */
export interface KeyRing {
  /** Makes sure that there is a key to sign with which is not too old. To be called at start, and now and then. */
  readonly refresh: (db: Db) => Promise<void>;
  /** From now on a new key signs; tokens of the old ones stay good until they expire. */
  readonly rotate: (db: Db) => Promise<void>;
  /** The key to sign with. */
  readonly signingKey: () => { readonly kid: string; readonly key: CryptoKey };
  /** The key of this name; undefined if there is none. */
  readonly publicKey: (db: Db, kid: string) => Promise<CryptoKey | undefined>;
}

interface KeyRingOptions {
  readonly box: SecretBox;
  readonly rotateAfterDays: number;
  /** How long a token is good: so long its key must be known after it was replaced. */
  readonly tokenSeconds: number;
}

const DAY = 86_400;

export function keyRing({ box, rotateAfterDays, tokenSeconds }: KeyRingOptions): KeyRing {
  const publicKeys = new Map<string, CryptoKey>();
  let signing: { readonly kid: string; readonly key: CryptoKey } | undefined;

  const use = async ({ kid, private_key }: SigningKeyRow): Promise<void> => {
    signing = { kid, key: await imported(box.open(private_key)) };
  };

  const rotate = async (db: Db): Promise<void> => {
    await use(await insertKey(db, box));
    const oldest = secondsFromNow(-(rotateAfterDays * DAY + tokenSeconds));
    await db.deleteFrom('signing_keys').where('created_at', '<', oldest).execute();
  };

  return {
    rotate,
    refresh: async (db) => {
      const newest = await newestKey(db, secondsFromNow(-rotateAfterDays * DAY));
      if (newest) await use(newest);
      else await rotate(db);
    },
    signingKey: () => {
      if (!signing) throw new Error('there is no key to sign with');
      return signing;
    },
    publicKey: async (db, kid) => {
      const known = publicKeys.get(kid);
      if (known) return known;
      const row = await db
        .selectFrom('signing_keys')
        .select('public_key')
        .where('kid', '=', kid)
        .executeTakeFirst();
      if (!row) return undefined;
      const key = await imported(row.public_key);
      publicKeys.set(kid, key);
      return key;
    },
  };
}

async function newestKey(db: Db, since: string): Promise<SigningKeyRow | undefined> {
  return db
    .selectFrom('signing_keys')
    .selectAll()
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .orderBy('kid', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The public keys, newest first, as RFC 7517 writes them. */
export async function publicKeys(db: Db): Promise<JWK[]> {
  const rows = await db
    .selectFrom('signing_keys')
    .select('public_key')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ public_key }) => JSON.parse(public_key));
}

async function insertKey(db: Db, box: SecretBox): Promise<SigningKeyRow> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const about = { kid: newId(), alg: ALGORITHM, use: 'sig' };
  const row = {
    kid: about.kid,
    public_key: JSON.stringify({ ...(await exportJWK(publicKey)), ...about, key_ops: ['verify'] }),
    private_key: box.seal(JSON.stringify({ ...(await exportJWK(privateKey)), ...about })),
    created_at: now(),
  };
  await db.insertInto('signing_keys').values(row).execute();
  return row;
}

async function imported(jwk: string): Promise<CryptoKey> {
  const key = await importJWK(JSON.parse(jwk), ALGORITHM);
  if (key instanceof Uint8Array) throw new Error('a signing key is a key pair');
  return key;
}
