import type { Contract } from '../../contract/contract.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { checks } from '../checks/checks.ts';
import { judgeDelivery } from '../judge-delivery.ts';
import type { CheckContext } from '../model/check.ts';
import type { Exchange, Purpose } from '../model/exchange.ts';
import { covers, type Excuse } from '../model/excuse.ts';
import type { ErrorContract } from '../model/profile.ts';
import type { ToleranceName, Tolerances } from '../model/tolerance.ts';
import type { Pace } from './pace.ts';
import type { Delivery } from './receiver.ts';
import type { Redactor } from './redact.ts';
import { type Sender, UnreachableError } from './send.ts';
import type { TargetHealth } from './target-health.ts';

/** Sends, judges, and keeps what was said without its secrets. */
export interface Recorder {
  /** Sends a request and records the exchange. Returns it as it was, secrets included, for the story to go on with. */
  readonly exchange: (planned: Planned) => Promise<Exchange>;
  /** Records something that a story found about an exchange. */
  readonly claim: (claim: Claim) => void;
  /** Records what came or went beside the exchanges. */
  readonly sighting: (sighting: Omit<Sighting, 'at'>) => void;
  /**
   * Judges a delivery by the webhooks and callbacks of the document. What is wrong with it is held against the request of
   * the scenario that went before it, or against its first one where the server is faster than its answer.
   */
  readonly delivered: (scenario: string, delivery: Delivery) => void;
  /** How many deliveries came of each webhook and callback, and how many of them were wrong. */
  readonly deliveries: ReadonlyMap<string, DeliveryCount>;
  readonly exchanges: readonly JudgedExchange[];
  /** Says that an exchange is not, or not in everything, held against the target. */
  readonly excuse: (exchange: string, excuse: Excuse) => void;
  readonly excuses: ReadonlyMap<string, Excuse>;
  /** How many exchanges something of level MUST is wrong with that nothing excuses, so far. */
  readonly violating: () => number;
  readonly claims: readonly Claim[];
  readonly sightings: readonly Sighting[];
}

/** A request, with what it is for. */
export type Planned = Omit<Exchange, 'id' | 'response' | 'startedAt' | 'milliseconds'>;

/** A redacted exchange with what is wrong about it. */
export interface JudgedExchange {
  readonly exchange: Exchange;
  /** The documented status it landed on; undefined if the document does not list it. */
  readonly landed: string | undefined;
  readonly flaws: readonly RecordedFlaw[];
}

export interface RecordedFlaw {
  readonly check: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly message: string;
  readonly place: string | undefined;
  /** It is tolerated, and an advisory for that reason. */
  readonly tolerance?: ToleranceName;
}

/** Whether something holds that only several exchanges together show. */
export interface Claim {
  readonly exchange: string;
  readonly sentence: string;
  readonly holds: boolean;
  readonly requirement?: string;
  /** It is tolerated that it does not hold: an advisory, whatever the scenario aims at. */
  readonly tolerance?: ToleranceName;
}

/** A delivery that a target sent by itself, or a message of a WebSocket, without its secrets. */
export interface Sighting {
  readonly scenario: string;
  /** Milliseconds since the start of the run. */
  readonly at: number;
  /** For people: who got or sent it. */
  readonly title: string;
  /** As it was: a request with its headers, or a message. */
  readonly text: string;
}

export interface DeliveryCount {
  readonly deliveries: number;
  readonly wrong: number;
}

export function createRecorder(parts: {
  contract: Contract;
  errors: ErrorContract | undefined;
  sender: Sender;
  pace: Pace;
  health: TargetHealth;
  redactor: Redactor;
  tolerances: Tolerances;
}): Recorder {
  const { contract, errors, sender, pace, health, redactor, tolerances } = parts;
  const exchanges: JudgedExchange[] = [];
  const claims: Claim[] = [];
  const sightings: Sighting[] = [];
  const deliveries = new Map<string, DeliveryCount>();
  /** What is said of deliveries that came before the first answer of their scenario. */
  const early = new Map<string, Omit<Claim, 'exchange'>[]>();
  const excuses = new Map<string, Excuse>();
  const start = performance.now();
  let count = 0;
  const accused = new Map<string, JudgedExchange>();
  const claim = (claim: Claim): void => {
    const about = exchanges.findLast(({ exchange }) => exchange.id === claim.exchange)?.exchange;
    const found: Pick<RecordedFlaw, 'check' | 'level' | 'message'> = {
      check: 'claim',
      level: 'MUST',
      message: claim.sentence,
    };
    const tolerance = about && !claim.holds ? tolerances.asAdvice(about, found).tolerance : undefined;
    claims.push(tolerance ? { ...claim, tolerance } : claim);
  };
  return {
    exchanges,
    excuses,
    excuse: (exchange, excuse) => {
      excuses.set(exchange, excuse);
      const kept = accused.get(exchange);
      if (kept && !isAccused(kept, excuse)) accused.delete(exchange);
    },
    violating: () => accused.size,
    claims,
    deliveries,
    delivered: (scenario, delivery) => {
      const judged = judgeDelivery(contract, delivery);
      if (!judged) return;
      const { incoming, flaws } = judged;
      const before = deliveries.get(incoming.id) ?? { deliveries: 0, wrong: 0 };
      const wrong = before.wrong + (flaws.length > 0 ? 1 : 0);
      deliveries.set(incoming.id, { deliveries: before.deliveries + 1, wrong });
      const about = exchanges.findLast(({ exchange }) => exchange.scenario === scenario)?.exchange.id;
      const found = flaws.length === 0 ? '' : `: ${redactor.text(flaws.join('; '))}`;
      const sentence = `what is delivered is as the ${incoming.id} is documented${found}`;
      const holds = flaws.length === 0;
      if (about !== undefined) claim({ exchange: about, sentence, holds });
      else early.set(scenario, [...(early.get(scenario) ?? []), { sentence, holds }]);
    },
    claim,
    sightings,
    sighting: ({ scenario, title, text }) => {
      const at = Math.round(performance.now() - start);
      sightings.push({ scenario, at, title, text: redactor.text(text) });
    },
    exchange: async (planned) => {
      await pace.turn(planned.purpose.step === 'clean-up' ? 'free' : 'counted');
      const id = `x${++count}`;
      const startedAt = performance.now();
      const response = await sender.send(planned.request).catch((error) => {
        if (error instanceof UnreachableError) health.silent(planned.operation.key);
        throw withoutSecrets(error, redactor);
      });
      const times = {
        startedAt: Math.round(startedAt - start),
        milliseconds: Math.round(performance.now() - startedAt),
      };
      const purpose = settled(planned, response.status);
      const exchange: Exchange = { ...planned, purpose, id, response, ...times };
      const kept = judged(exchange, { contract, errors }, redactor, tolerances);
      exchanges.push(kept);
      for (const found of early.get(exchange.scenario) ?? []) claim({ exchange: id, ...found });
      early.delete(exchange.scenario);
      health.answered(exchange);
      if (isAccused(kept, undefined)) accused.set(id, kept);
      return exchange;
    },
  };
}

function isAccused({ flaws }: JudgedExchange, excuse: Excuse | undefined): boolean {
  return flaws.some(({ level, check }) => level === 'MUST' && !covers(excuse, check));
}

/** Where several statuses are as good, the one that came is the one that was meant. */
function settled({ operation, purpose }: Planned, status: number): Purpose {
  const documented = operation.responses.map((response) => response.status);
  const landed = coveringStatus(documented, status);
  return landed !== undefined && purpose.alternatives?.includes(landed)
    ? { ...purpose, expected: landed }
    : purpose;
}

/** What tells that no answer came names the request, and with it what stands in its query. */
function withoutSecrets(error: unknown, redactor: Redactor): unknown {
  return error instanceof UnreachableError ? new UnreachableError(redactor.text(error.message)) : error;
}

/** Judged as it was received, kept as it may be seen. */
function judged(
  exchange: Exchange,
  context: Omit<CheckContext, 'landed'>,
  redactor: Redactor,
  tolerances: Tolerances,
): JudgedExchange {
  const { responses } = exchange.operation;
  const status = coveringStatus(
    responses.map((response) => response.status),
    exchange.response.status,
  );
  const landed = responses.find((response) => response.status === status);
  const flaws = checks.flatMap(({ id, level, judge }) =>
    judge(exchange, { ...context, landed }).map(({ message, place }) =>
      tolerances.asAdvice<RecordedFlaw>(exchange, {
        check: id,
        level,
        message: redactor.text(message),
        place,
      }),
    ),
  );
  return { exchange: redactor.exchange(exchange), landed: status, flaws };
}
