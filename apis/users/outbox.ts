import { isObject } from '../../contract/json.ts';
import { jsonOf } from '../../harness/model/exchange.ts';
import type { Outbox } from '../../harness/model/target.ts';
import type { Send } from '../../harness/personas/auth/log-in.ts';

/** The mails of a reference server, which it shows to whoever knows its fault secret. */
export function outboxOf(send: Send, faultSecret: string): Outbox {
  return {
    mailedTo: async (address) => {
      const mails = jsonOf(
        await send({
          method: 'GET',
          target: `/assay/outbox?${new URLSearchParams({ to: address })}`,
          headers: { accept: 'application/json', 'x-assay-fault-secret': faultSecret },
          body: undefined,
        }),
      );
      if (!Array.isArray(mails)) throw new Error('the reference server does not show its outbox');
      return mails.map((mail) => String(isObject(mail) ? mail.token : ''));
    },
  };
}
