import type { Contract } from '../../contract/contract.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import type { Budget } from '../model/budget.ts';
import type { Claim } from '../model/claim.ts';
import { type Connection, withConstantHeaders } from '../model/connection.ts';
import type { Exchange, Purpose } from '../model/exchange.ts';
import { covers, type Excuse } from '../model/excuse.ts';
import type { HandedOn } from '../model/handed-on.ts';
import type { DeliveryCount } from '../model/heard-incoming.ts';
import type { JudgedExchange, RecordedFlaw } from '../model/judged-exchange.ts';
import type { Pace } from '../model/pace.ts';
import type { ErrorContract } from '../model/profile.ts';
import type { Delivery } from '../model/receiver.ts';
import type { Sighting } from '../model/sighting.ts';
import type { Tolerances } from '../model/tolerance.ts';
import { createDeliveryRecorder } from './delivery-recorder.ts';
import { createPutAside, type Evidence } from './evidence.ts';
import { createLimit } from './evidence-limit.ts';
import { judged } from './judged.ts';
import type { Redactor } from './redact.ts';
import type { Sender } from './send.ts';
import type { TargetHealth } from './target-health.ts';
import { UnreachableError } from './unreachable-error.ts';

/** Numbers of requests. */
export interface RequestCounts {
  readonly begun: number;
  readonly underWay: number;
  /** The most that were under way when one of them got no response in time; 0 where each got one. */
  readonly crowd: number;
}

/** Sends, judges, and keeps what was said without its secrets. */
export interface Recorder {
  /** Sends a request and records the exchange. Returns it as it was, secrets included, for the story to go on with. */
  readonly exchange: (planned: Planned, turn?: { readonly isAlone: boolean }) => Promise<Exchange>;
  readonly requests: () => RequestCounts;
  /** Records a request that the target took and gave no answer to. `failure` says why, as a clause. */
  readonly unanswered: (planned: Planned, failure: string) => Exchange;
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
  /** Takes an excuse back. */
  readonly accuse: (exchange: string) => void;
  readonly excuses: ReadonlyMap<string, Excuse>;
  /** How many exchanges something of level MUST is wrong with that nothing excuses, so far. */
  readonly violating: () => number;
  readonly claims: readonly Claim[];
  readonly sightings: readonly Sighting[];
  /** Records that a scenario uses what others made. */
  readonly handOn: (handedOn: HandedOn) => void;
  readonly handedOn: readonly HandedOn[];
}

/** A request, with what it is for. */
export type Planned = Omit<Exchange, 'id' | 'response' | 'startedAt' | 'milliseconds'>;

export function createRecorder(parts: {
  contract: Contract;
  errors: ErrorContract | undefined;
  sender: Sender;
  pace: Pace;
  health: TargetHealth;
  redactor: Redactor;
  tolerances: Tolerances;
  /** Where it is put what was said, without its secrets. */
  evidence: Evidence;
  /** Whatever every request carries stands in the evidence, too. */
  connection: Connection;
  budget: Budget;
}): Recorder {
  const { contract, errors, sender, pace, health, redactor, tolerances, evidence, connection, budget } =
    parts;
  const putAside = createPutAside(evidence);
  const limited = createLimit();
  const exchanges: JudgedExchange[] = [];
  const claims: Claim[] = [];
  const sightings: Sighting[] = [];
  const handedOn: HandedOn[] = [];
  const excuses = new Map<string, Excuse>();
  const start = performance.now();
  let count = 0;
  let underWay = 0;
  let crowd = 0;
  const accused = new Map<string, JudgedExchange>();
  const keep = (exchange: Exchange): void => {
    const context = { contract, errors };
    const { exchange: redacted, ...judgement } = judged(exchange, context, redactor, tolerances);
    const kept = { exchange: putAside(limited(redacted)), ...judgement };
    exchanges.push(kept);
    if (isAccused(kept, undefined)) accused.set(exchange.id, kept);
  };
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
  const delivered = createDeliveryRecorder(contract, redactor, claim);
  return {
    exchanges,
    excuses,
    excuse: (exchange, excuse) => {
      excuses.set(exchange, excuse);
      const kept = accused.get(exchange);
      if (kept && !isAccused(kept, excuse)) accused.delete(exchange);
    },
    accuse: (exchange) => {
      excuses.delete(exchange);
      const kept = exchanges.find((one) => one.exchange.id === exchange);
      if (kept && isAccused(kept, undefined)) accused.set(exchange, kept);
    },
    violating: () => accused.size,
    claims,
    deliveries: delivered.counts,
    delivered: (scenario, delivery) => {
      const about = exchanges.findLast(({ exchange }) => exchange.scenario === scenario)?.exchange.id;
      delivered.judge(scenario, delivery, about);
    },
    claim,
    handedOn,
    handOn: (one) => void handedOn.push(one),
    sightings,
    sighting: ({ scenario, title, text }) => {
      const at = Math.round(performance.now() - start);
      sightings.push({ scenario, at, title, text: redactor.text(text) });
    },
    exchange: async (asked, turn) => {
      const headers = withConstantHeaders(asked.request.headers, connection);
      const planned = { ...asked, request: { ...asked.request, headers } };
      await budget.take({
        operation: planned.operation.key,
        account: planned.account ?? planned.persona,
        fromReserve: planned.purpose.step === 'clean-up',
        reachesLimit: planned.purpose.expected === '429',
      });
      await pace.turn(planned.purpose.step === 'clean-up' ? 'free' : 'counted', {
        what: planned.operation.key,
        scenario: planned.scenario,
        ...turn,
      });
      const id = `x${++count}`;
      const startedAt = performance.now();
      underWay += 1;
      const response = await sender
        .send(planned.request)
        .catch((error) => {
          if (error instanceof UnreachableError && error.isSilence) crowd = Math.max(crowd, underWay);
          if (error instanceof UnreachableError)
            health.silent(planned.operation.key, isCutOff(error) && planned.purpose.step !== 'control');
          throw withoutSecrets(error, redactor);
        })
        .finally(() => {
          underWay -= 1;
        });
      // Reads count, too: a limit of everything may show in them alone.
      budget.heard(planned.operation.key, response);
      const times = {
        startedAt: Math.round(startedAt - start),
        milliseconds: Math.round(performance.now() - startedAt),
      };
      const purpose = settled(planned, response.status);
      const exchange: Exchange = { ...planned, purpose, id, response, ...times };
      keep(exchange);
      delivered.answered(exchange);
      health.answered(exchange);
      return exchange;
    },
    requests: () => ({ begun: count, underWay, crowd }),
    unanswered: (planned, failure) => {
      const startedAt = Math.round(performance.now() - start);
      const response = { status: 0, headers: {}, body: '', failure };
      const exchange: Exchange = { ...planned, id: `x${++count}`, response, startedAt, milliseconds: 0 };
      keep(exchange);
      return exchange;
    },
  };
}

/** Whether the connection ended after the target took the request. */
function isCutOff({ unanswered, isSilence }: UnreachableError): boolean {
  return unanswered !== undefined && !isSilence;
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
  if (!(error instanceof UnreachableError)) return error;
  const { unanswered } = error;
  return new UnreachableError(redactor.text(error.message), { unanswered });
}
