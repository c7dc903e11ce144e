import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Hashes passwords, so slowly that nobody tries many. */
export interface Passwords {
  /** Parameters, salt and hash, to be kept. */
  readonly hash: (password: string) => Promise<string>;
  /** Takes as long for nobody's password as for somebody's, so that the time does not tell which addresses have accounts. */
  readonly matches: (password: string, kept: string | undefined) => Promise<boolean>;
}

/** 16 MiB of memory, as OWASP recommends for scrypt with five rounds. */
const N = 2 ** 14;
const BLOCK = 8;
const LENGTH = 32;

export function passwords(rounds: number): Passwords {
  const ofNobody = kept(rounds, randomBytes(16), randomBytes(LENGTH));
  return {
    hash: async (password) => {
      const salt = randomBytes(16);
      return kept(rounds, salt, await derive(password, salt, rounds));
    },
    matches: async (password, stored) => {
      const [, used, salt, hash] = (stored ?? ofNobody).split('$');
      if (used === undefined || salt === undefined || hash === undefined)
        throw new Error('a password is kept in no known form');
      const found = await derive(password, Buffer.from(salt, 'base64'), Number(used));
      return timingSafeEqual(found, Buffer.from(hash, 'base64')) && stored !== undefined;
    },
  };
}

function kept(rounds: number, salt: Buffer, hash: Buffer): string {
  return ['scrypt', rounds, salt.toString('base64'), hash.toString('base64')].join('$');
}

function derive(password: string, salt: Buffer, rounds: number): Promise<Buffer> {
  const options: ScryptOptions = { N, r: BLOCK, p: rounds };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, LENGTH, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
