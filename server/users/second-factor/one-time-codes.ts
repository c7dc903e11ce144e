import { Secret, TOTP } from 'otpauth';
import type { UsersServer } from '../routing/call.ts';
import type { UserRow } from '../storage/tables.ts';

/** S, "2FA Support": TOTP (RFC 6238) with SHA-256, six digits, 30 seconds. */
const ALGORITHM = 'SHA256';
const DIGITS = 6;
const PERIOD = 30;
/** How many steps a clock may be off. */
const WINDOW = 1;
const ISSUER = 'Users';
/** As long as the output of the hash (RFC 4226, section 4). */
const BYTES = 32;

/** What an authenticator needs. */
export interface Setup {
  /** Base32. */
  readonly secret: string;
  readonly qrCodeUrl: string;
}

export function newSetup(label: string): Setup {
  const secret = new Secret({ size: BYTES });
  const qrCodeUrl = codesOf(secret.base32, label).toString();
  return { secret: secret.base32, qrCodeUrl };
}

/** The time step of a code; undefined for a wrong one, and for one that is not later than the last one. */
export function stepOf(
  code: string,
  secret: string,
  { last, clock }: { readonly last: UserRow['totp_step'] } & Pick<UsersServer, 'clock'>,
): number | undefined {
  const timestamp = clock();
  const delta = codesOf(secret).validate({ token: code, window: WINDOW, timestamp });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1000 / PERIOD) + delta;
  return last === null || step > last ? step : undefined;
}

function codesOf(secret: string, label?: string): TOTP {
  const algorithm = { algorithm: ALGORITHM, digits: DIGITS, period: PERIOD };
  return new TOTP({
    issuer: ISSUER,
    ...(label !== undefined && { label }),
    ...algorithm,
    secret: Secret.fromBase32(secret),
  });
}
