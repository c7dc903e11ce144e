import { createTmi } from '../../server/tmi/app.ts';
import { configFrom } from '../../server/tmi/config.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { askServer } from './front/ask-server.ts';
import { openFront } from './front/front.ts';
import { throughAll } from './front/translation.ts';
import type { StandIn } from './stand-in.ts';

export interface StartedStandIn {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface StandInOptions {
  /** Whether what is really wrong is switched on. */
  readonly planted?: boolean;
  /** Any that is free, if left out. */
  readonly port?: number;
}

/** Starts the reference server in this process, and the front that makes another server of it. */
export async function startStandIn(
  { settings, translations, planted: violation }: StandIn,
  { planted = false, port = 0 }: StandInOptions = {},
): Promise<StartedStandIn> {
  const front = await openFront(port);
  const config = configFrom(
    { PORT: 0, LOG_LEVEL: 'silent', MAX_EVENT_LOOP_DELAY_MS: 0, PUBLIC_URL: front.url, ...settings },
    {},
  );
  const app = createTmi({ config, storage: await openTmiStorage(config) });
  const server = askServer(await app.listen({ port: 0, host: '127.0.0.1' }));
  const behind = { url: front.url, ask: server.ask };
  const all = planted ? [violation.translation, ...translations] : translations;
  front.answerWith(
    throughAll(
      all.map((translation) => translation(behind)),
      server.ask,
    ),
  );
  return {
    url: front.url,
    close: async () => {
      await front.close();
      server.close();
      await app.close();
    },
  };
}
