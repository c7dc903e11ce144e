import type { Exchange } from '../model/exchange.ts';
import { isAsExpected } from '../model/expectation.ts';

/** Tells by what came back lately whether a target may have gone away. */
export interface TargetHealth {
  readonly answered: (exchange: Exchange) => void;
  /**
   * No answer came, or none but "not now" for longer than anybody waits. `isCut`: the connection ended after the target
   * took the request.
   */
  readonly silent: (operation: string, isCut?: boolean) => void;
  /** The operations whose connection ended in the middle since the last sign of life. */
  readonly cutOff: () => readonly string[];
  /** Whether so much failed in a row that the target has to be asked whether it is still there. */
  readonly isSuspect: () => boolean;
  /** Whether it was silence alone that made it weak. */
  readonly isSilent: () => boolean;
  /** Whether nothing failed since the last sign of life. */
  readonly isSteady: () => boolean;
  /** Nothing is a sign of life any more: what failed since the last one, and all that fails from now on, stays known. */
  readonly giveUp: () => void;
  readonly isGivenUp: () => boolean;
  /** Ids of the exchanges that failed since the last sign of life. */
  readonly failures: () => readonly string[];
}

interface Failure {
  readonly operation: string;
  /** Undefined where no answer came. */
  readonly exchange: string | undefined;
  readonly isCut: boolean;
  /** When it was over, in milliseconds since the start of the run. */
  readonly endedAt: number;
}

/** Failures in a row that raise a suspicion. */
const suspicious = 5;
/** A server with a defect in one operation, or in two, is not about to die of it. */
const operationsInDoubt = 3;

/** Operations that are named when a target goes down. */
const mostSuspects = 4;

export function createTargetHealth(): TargetHealth {
  let since: readonly Failure[] = [];
  /** How often in a row there was no answer at all. */
  let silences = 0;
  let isGivenUp = false;
  const isSilent = (): boolean => silences >= suspicious;
  return {
    answered: (exchange) => {
      // "Not now" is no answer yet: what comes of it is told afterwards.
      if (exchange.response.status !== 429 && exchange.response.status !== 503) silences = 0;
      if (isFailure(exchange)) since = [...since, failureIn(exchange)];
      else if (since.length > 0 && !isGivenUp && isSignOfLife(exchange))
        // Of what failed while it was under way, it tells nothing: it may have been answered before.
        since = since.filter(({ endedAt }) => endedAt > exchange.startedAt);
    },
    silent: (operation, isCut = false) => {
      silences += 1;
      since = [...since, { operation, isCut, exchange: undefined, endedAt: Number.NEGATIVE_INFINITY }];
    },
    cutOff: () => since.flatMap(({ operation, isCut }) => (isCut ? operation : [])),
    isSuspect: () =>
      !isGivenUp &&
      (isSilent() ||
        (since.length >= suspicious &&
          new Set(since.map(({ operation }) => operation)).size >= operationsInDoubt)),
    isSilent,
    isSteady: () => since.length === 0,
    giveUp: () => {
      isGivenUp = true;
    },
    isGivenUp: () => isGivenUp,
    failures: () => since.flatMap(({ exchange }) => exchange ?? []),
  };
}

/**
 * What a target was asked when it went down, for a sentence: " after POST /notes". A crash begins with a request that is cut
 * off, and cuts off what else is under way. Empty where that is nothing, or too much to tell.
 */
export function afterCutOff({ cutOff }: Pick<TargetHealth, 'cutOff'>): string {
  const operations = [...new Set(cutOff())];
  if (operations.length === 0 || operations.length > mostSuspects) return '';
  return operations.length === 1 ? ` after ${operations[0]}` : ` after one of ${operations.join(', ')}`;
}

function failureIn({ id, operation, startedAt, milliseconds }: Exchange): Failure {
  return { operation: operation.key, exchange: id, isCut: false, endedAt: startedAt + milliseconds };
}

/** A failure of the server that nobody asked for. */
function isFailure(exchange: Exchange): boolean {
  const { response, purpose } = exchange;
  return response.status >= 500 && purpose.evidence === 'provoked' && !isAsExpected(exchange);
}

/**
 * Whether an answer takes a working server. A refusal does not: what stands before a server, or what is left of one, can
 * still say no. Only a control is believed whatever it gets that is no failure.
 */
function isSignOfLife(exchange: Exchange): boolean {
  const { response, purpose } = exchange;
  return purpose.step === 'control'
    ? response.status < 500
    : response.status < 400 &&
        purpose.evidence !== 'injected' &&
        (purpose.probe !== undefined || isAsExpected(exchange));
}
