import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '../../harness/model/receiver.ts';
import type { Config } from '../../server/tmi/config.ts';

/** Settings for one receiver, and the file that they name. */
export interface WebhookSettings {
  readonly settings: Partial<Config>;
  /** Removes the file; a server that has started does not need it any more. */
  readonly forget: () => Promise<void>;
}

/** A server with these settings may reach the receiver, and waits for nothing longer than a story does. */
export async function webhookSettings({ authority }: Receiver): Promise<WebhookSettings> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-receiver-'));
  const file = join(folder, 'authority.pem');
  await writeFile(file, authority);
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
    forget: () => rm(folder, { recursive: true }),
  };
}
