import { type SecretBox, secretBox } from '../../secret-box.ts';
import type { Config } from '../config.ts';

/** Seals the secrets of webhooks, which have to be read again to sign with them. */
export function sealedSecrets({ SECRET }: Pick<Config, 'SECRET'>): SecretBox {
  return secretBox(SECRET, 'notap webhooks');
}
