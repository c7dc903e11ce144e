import type { Receiver } from '../../harness/model/receiver.ts';
import type { Config } from '../../server/tmi/config.ts';
import { type AuthorityFile, authorityFile } from '../authority-file.ts';

/** Settings for one receiver, and the file that they name. */
export interface WebhookSettings {
  readonly settings: Partial<Config>;
  readonly forget: AuthorityFile['forget'];
}

/** A server with these settings may reach the receiver, and waits for nothing longer than a story does. */
export async function webhookSettings(receiver: Receiver): Promise<WebhookSettings> {
  const { file, forget } = await authorityFile(receiver);
  return {
    settings: {
      // This address and no other: everything else of the loopback interface stays refused.
      WEBHOOK_ALLOWED_ADDRESSES: '127.0.0.1',
      WEBHOOK_CA_FILE: file,
      WEBHOOK_POLL_MS: 50,
      WEBHOOK_TIMEOUT_MS: 1500,
      WEBHOOK_RETRY_SECONDS: '0.3,0.3',
      WEBHOOK_FAILURE_LIMIT: 3,
      WEBHOOK_FAILURE_DAYS: 0,
      WEBHOOK_TESTS_PER_WINDOW: 10,
      WEBHOOK_TEST_WINDOW_SECONDS: 2,
    },
    forget,
  };
}
