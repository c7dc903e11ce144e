import type { Contract } from '../../contract/contract.ts';
import type { Claim } from '../model/claim.ts';
import type { Exchange } from '../model/exchange.ts';
import type { DeliveryCount } from '../model/heard-incoming.ts';
import type { Delivery } from '../model/receiver.ts';
import { judgeDelivery } from './judge-delivery.ts';
import type { Redactor } from './redact.ts';

/** Judges deliveries as they come, counts them, and claims what is found of an exchange. */
export interface DeliveryRecorder {
  readonly counts: ReadonlyMap<string, DeliveryCount>;
  /** `about`: the last exchange of the scenario; undefined where the delivery is faster than the first answer. */
  readonly judge: (scenario: string, delivery: Delivery, about: string | undefined) => void;
  /** Claims of the first exchange of a scenario what came before it. */
  readonly answered: (exchange: Pick<Exchange, 'id' | 'scenario'>) => void;
}

export function createDeliveryRecorder(
  contract: Contract,
  redactor: Pick<Redactor, 'text'>,
  claim: (claim: Claim) => void,
): DeliveryRecorder {
  const counts = new Map<string, DeliveryCount>();
  const early = new Map<string, Omit<Claim, 'exchange'>[]>();
  return {
    counts,
    judge: (scenario, delivery, about) => {
      const judged = judgeDelivery(contract, delivery);
      if (!judged) return;
      const { incoming, flaws } = judged;
      const holds = flaws.length === 0;
      const before = counts.get(incoming.id) ?? { deliveries: 0, wrong: 0 };
      counts.set(incoming.id, {
        deliveries: before.deliveries + 1,
        wrong: before.wrong + (holds ? 0 : 1),
      });
      const found = holds ? '' : `: ${redactor.text(flaws.join('; '))}`;
      const sentence = `the delivery is as documented for ${incoming.id}${found}`;
      if (about !== undefined) claim({ exchange: about, sentence, holds });
      else early.set(scenario, [...(early.get(scenario) ?? []), { sentence, holds }]);
    },
    answered: ({ id, scenario }) => {
      for (const found of early.get(scenario) ?? []) claim({ exchange: id, ...found });
      early.delete(scenario);
    },
  };
}
