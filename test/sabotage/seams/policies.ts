import type { Policy as NotapPolicy } from '../../../server/notap/routing/policy.ts';
import type { Policy as TaskyPolicy } from '../../../server/tasky/routing/policy.ts';
import type { Policy as TmiPolicy } from '../../../server/tmi/routing/policy.ts';
import type { Policy as UsersPolicy } from '../../../server/users/routing/policy.ts';
import type { Apply } from '../sabotage.ts';
import { eachRoute } from './route.ts';

/** Undefined takes away what is declared. */
type Change<Policy> = { readonly [Name in keyof Policy]?: Policy[Name] | undefined };

/**
 * Changes what is declared of operations. The declarations belong to the module and not to one server, so that they are
 * put back when the server closes.
 */
export function declaring(
  change: Change<TmiPolicy> | Change<TaskyPolicy> | Change<UsersPolicy> | Change<NotapPolicy>,
): Apply {
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
