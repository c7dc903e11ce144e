import { randomUUID } from 'node:crypto';

/** Somebody with an account at a provider. */
export interface LocalPerson {
  /** A whole number, as GitHub has them. */
  readonly subject: string;
  readonly email: string;
  readonly isVerified: boolean;
  readonly name: string;
  /** What GitHub calls the account. */
  readonly login?: string;
}

/** Somebody whom no provider and no server has seen. */
export function newPerson(more: Partial<LocalPerson> = {}): LocalPerson {
  const id = randomUUID().replaceAll('-', '');
  const subject = BigInt(`0x${id.slice(0, 12)}`).toString();
  return { subject, email: `${id}@corp.example`, isVerified: true, name: 'Somebody', ...more };
}
