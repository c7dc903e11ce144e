import type { Stories } from './concerned.ts';
import { type Control, createPerformer } from './perform.ts';
import { isSubject, subjects } from './subjects.ts';
import type { Decision } from './verdict.ts';

/** What the runner tells a worker. */
export type Order =
  | { readonly kind: 'control' }
  | { readonly kind: 'sabotage'; readonly id: string; readonly stories: Stories };

/** What a worker tells the runner. */
export type Reply =
  | { readonly kind: 'control'; readonly control: Control }
  | { readonly kind: 'sabotage'; readonly decision: Decision };

/** A process that performs one order after the other: what a sabotage leaves behind in it harms no other process. */
const [, , place, api = ''] = process.argv;
if (!isSubject(api)) throw new Error(`nobody sabotages ${api}`);
const { sabotages } = subjects[api];
const performer = await createPerformer(place === 'url' ? 'url' : 'reference', api);

process.on('message', async (order: Order) => {
  process.send?.(await replyTo(order));
});
process.on('disconnect', () => process.exit());

async function replyTo(order: Order): Promise<Reply> {
  if (order.kind === 'control') return { kind: 'control', control: await performer.control() };
  const sabotage = sabotages.find(({ id }) => id === order.id);
  if (!sabotage) throw new Error(`no sabotage is called ${order.id}`);
  return { kind: 'sabotage', decision: await performer.perform(sabotage, order.stories) };
}
