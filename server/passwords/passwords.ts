import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** Hashes passwords by Argon2id (RFC 9106), so slowly that nobody tries many. */
export interface Passwords {
  /** In the PHC format: parameters, salt and hash, to be kept. */
  readonly hash: (password: string) => Promise<string>;
  /** Takes as long for nobody's password as for somebody's, so that the time does not tell which names have accounts. */
  readonly matches: (password: string, kept: string | null) => Promise<boolean>;
}

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

const derive = promisify(argon2);
const SALT = 16;
const LENGTH = 32;
/** As OWASP recommends with 19 MiB of memory. */
const PASSES = 2;
const LANES = 1;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** @param memory in KiB */
export function passwords(memory: number): Passwords {
  const usual = { memory, passes: PASSES, lanes: LANES };
  const ofNobody = phc(usual, randomBytes(SALT), randomBytes(LENGTH));
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT);
      return phc(usual, salt, await hashOf(password, salt, usual));
    },
    matches: async (password, kept) => {
      const [, memory, passes, lanes, salt, hash] = PHC.exec(kept ?? ofNobody) ?? [];
      if (salt === undefined || hash === undefined) throw new Error('a password is kept in no known form');
      const parameters = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
      const found = await hashOf(password, Buffer.from(salt, 'base64'), parameters);
      return timingSafeEqual(found, Buffer.from(hash, 'base64')) && kept !== null;
    },
  };
}

function hashOf(password: string, nonce: Buffer, { memory, passes, lanes }: Parameters): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return derive('argon2id', { message, nonce, memory, passes, parallelism: lanes, tagLength: LENGTH });
}

function phc({ memory, passes, lanes }: Parameters, salt: Buffer, hash: Buffer): string {
  const [encodedSalt, encodedHash] = [salt, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${encodedSalt}$${encodedHash}`;
}
