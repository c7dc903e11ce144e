import { setTimeout } from 'node:timers/promises';
import { startReceiver } from '../../server/testing/receiver.ts';
import { spawnTmi } from '../../server/tmi/testing/tmi-process.ts';
import { connectTo, type Session } from '../../server/tmi/testing/tmi-server.ts';
import { hastyWebhooks, subscribe, untilStatus } from '../../server/tmi/testing/webhook-server.ts';

/** What was left of what a server had acknowledged. */
export interface Killed {
  readonly kills: number;
  readonly acknowledged: number;
  /** Threat models that are not there afterwards. */
  readonly lostWrites: readonly string[];
  /** Those of whose creation the receiver was not told. */
  readonly lostDeliveries: readonly string[];
  /** Those that it was told of under more than one delivery id. */
  readonly renamedDeliveries: readonly string[];
  /** How often it was told once more, under the same id. */
  readonly repeated: number;
}

const WRITERS = 4;
const PATIENCE_MS = 60_000;

/**
 * Kills a server again and again while it creates threat models and tells a receiver of them, each time without a warning
 * (SIGKILL) and after a random time, and starts it again on the same database.
 */
export async function killAgainAndAgain(database: string, kills: number): Promise<Killed> {
  const receiver = await startReceiver();
  const config = {
    DATABASE_URL: database,
    PUBLIC_URL: 'https://tmi.example.com',
    ...hastyWebhooks(receiver),
    // What a killed instance had claimed is sent again after twice that time.
    WEBHOOK_TIMEOUT_MS: 1000,
    WEBHOOK_RETRY_SECONDS: '1,1,1,1,1,1',
  };
  let server = await spawnTmi(config);
  const session = await connectTo(server.url).login('alice');
  const hook = { url: receiver.url, events: ['threat_model.created'] };
  const subscription = await subscribe(connectTo(server.url), session, hook);
  await untilStatus(connectTo(server.url), session, subscription, 'active');

  const acknowledged: string[] = [];
  for (let left = kills; left > 0; left -= 1) {
    const writing = writeTo(server.url, session, acknowledged);
    await setTimeout(100 + Math.random() * 800);
    await server.kill();
    await writing;
    server = await spawnTmi(config);
  }

  const lostWrites = await absent(server.url, session, acknowledged);
  const told = () => Map.groupBy(receiver.arrivals, ({ body }) => String(body.threat_model_id));
  for (const patience = Date.now() + PATIENCE_MS; Date.now() < patience; await setTimeout(100))
    if (acknowledged.every((id) => told().has(id))) break;
  await server.kill();
  await receiver.close();
  const arrivals = told();
  const idsOf = (model: string) =>
    new Set(arrivals.get(model)?.map(({ headers }) => headers['x-webhook-delivery-id']));
  return {
    kills,
    acknowledged: acknowledged.length,
    lostWrites,
    lostDeliveries: acknowledged.filter((id) => !arrivals.has(id)),
    renamedDeliveries: acknowledged.filter((id) => idsOf(id).size > 1),
    repeated: [...arrivals.values()].reduce((sum, { length }) => sum + length - 1, 0),
  };
}

/** Creates threat models until the server is gone; what was acknowledged is noted at once. */
async function writeTo(url: string, session: Session, acknowledged: string[]): Promise<void> {
  const { call } = connectTo(url);
  const write = async (): Promise<void> => {
    for (;;) {
      const { status, body } = await call('POST', '/threat_models', { as: session, body: { name: 'Kept' } });
      if (status !== 201) throw new Error(`a threat model was answered with ${status}`);
      acknowledged.push(body.id);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: WRITERS }, write));
  for (const end of ends) {
    // A connection that breaks is what is wanted here.
    if (end.status === 'rejected' && !(end.reason instanceof TypeError)) throw end.reason;
  }
}

async function absent(url: string, session: Session, ids: readonly string[]): Promise<readonly string[]> {
  const { call } = connectTo(url);
  const missing: string[] = [];
  for (const id of ids)
    if ((await call('GET', `/threat_models/${id}`, { as: session })).status !== 200) missing.push(id);
  return missing;
}
