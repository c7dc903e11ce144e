import { onTestFinished } from 'vitest';
import { createTmi } from '../../server/tmi/app.ts';
import { configFrom } from '../../server/tmi/config.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { type Difference, standIn } from './renaming-proxy.ts';

/** Our server behind a proxy that renames; the address of that, until the test is over. */
export async function serverWith(difference: Difference): Promise<string> {
  const config = configFrom({ PORT: 0, LOG_LEVEL: 'silent' }, {});
  const app = createTmi({ config, storage: await openTmiStorage(config) });
  const stand = await standIn(await app.listen({ port: 0, host: '127.0.0.1' }), difference);
  onTestFinished(async () => {
    await stand.close();
    await app.close();
  });
  return stand.url;
}
