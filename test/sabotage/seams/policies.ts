import type { Policy } from '../../../server/tmi/routing/policy.ts';
import type { Apply } from '../sabotage.ts';
import { eachRoute } from './route.ts';

/**
 * Changes what is declared of operations. The declarations belong to the module and not to one server, so that they are
 * put back when the server closes.
 */
export function declaring(change: Partial<Policy>): Apply {
  return (app, at) =>
    eachRoute(app, at, (_route, policy) => {
      const declared = { ...policy };
      Object.assign(policy, change);
      app.addHook('onClose', async () => {
        for (const name of Object.keys(change)) Reflect.deleteProperty(policy, name);
        Object.assign(policy, declared);
      });
    });
}
