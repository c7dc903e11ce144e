import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../model/exchange.ts';
import { Stop } from '../model/stop.ts';
import type { Planned, Recorder } from '../transport/recorder.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';
import { kindOf } from './outages.ts';
import type { StoryContext } from './story-context.ts';

/** Requests of one operation without an answer that are looked into: the others would show the same. */
const mostOfOne = 3;

/** How often one request is sent again, while others take the target down. */
const mostAgain = 3;

/** Stands in place of an operation for a target that answers nobody: which answer was the last one. */
const nobody = '';

/** What is needed to send a request once more and to see whether others are answered. */
interface Again {
  /** The request that got no answer. */
  readonly planned: Planned;
  /** A request that the target has answered before; undefined where there is nothing to ask for. */
  readonly other: (() => Promise<Planned>) | undefined;
}

type Means = Pick<StoryContext, 'recorder' | 'unanswered' | 'pace' | 'outages'>;

/**
 * Finds out whether it is the request that gets no answer, or the target that answers nobody. As soon as another request is
 * answered, it is sent again, and nothing else: the answer to that, or the record of a request that got none twice. A target
 * that went down is waited for. Throws the failure where the target answers nobody, or was found out often enough.
 */
export async function confirmUnanswered(
  means: Means,
  failure: unknown,
  { planned, other }: Again,
): Promise<Exchange> {
  if (!(failure instanceof UnreachableError) || !other) throw failure;
  const { recorder, unanswered, pace } = means;
  // A target may hang because of what else it is asked at the time: only who is alone can tell.
  if (failure.isSilence && recorder.requests().underWay > 0) throw failure;
  const count = unanswered.get(planned.operation.key) ?? 0;
  if ((wasReached(failure) && count >= mostOfOne) || isNobodyAnswered(means)) throw failure;
  const witness = await other();
  return pace.alone(() => confirmAlone(means, failure, planned, witness));
}

async function confirmAlone(
  means: Means,
  first: UnreachableError,
  planned: Planned,
  witness: Planned,
): Promise<Exchange> {
  const { recorder, unanswered, outages } = means;
  const { key } = planned.operation;
  const untilBack = untilWitnessed(means, witness);
  let failure = first;
  for (let attempt = 0; attempt < mostAgain; attempt++) {
    await untilNothingIsUnderWay(recorder);
    const { wasDown } = await untilBack(failure);
    const why = outages.whyNot(kindOf(planned));
    if (why !== undefined) throw new Stop('inconclusive', why);
    const count = unanswered.get(key) ?? 0;
    if (wasReached(failure)) unanswered.set(key, count + 1);
    const came = await sendAlone(recorder, planned);
    if (!(came instanceof UnreachableError)) {
      // It was only under way when another one took the target down.
      if (wasDown) unanswered.set(key, count);
      return came;
    }
    const isTwice = wasReached(failure) && wasReached(came);
    failure = came;
    if (isTwice) return recordUnanswered(means, planned, came, await untilBack(came));
  }
  throw failure;
}

/** Waits until the witness is answered. Throws the failure where it is not. */
function untilWitnessed(
  means: Means,
  witness: Planned,
): (failure: UnreachableError) => Promise<{ readonly wasDown: boolean }> {
  const { recorder, unanswered, outages } = means;
  return async (failure) => {
    // As long as nobody was answered since nobody was answered, there is nothing new to find out.
    if (isNobodyAnswered(means)) throw failure;
    const askOther = () => recorder.exchange(witness, { isAlone: true });
    const { isBack, wasDown } = await outages.untilBack(askOther, failure);
    if (isBack) return { wasDown };
    unanswered.set(nobody, lastAnswer(recorder));
    throw failure;
  };
}

function recordUnanswered(
  { recorder, outages }: Means,
  planned: Planned,
  { unanswered = '', isSilence }: UnreachableError,
  { wasDown }: { readonly wasDown: boolean },
): Exchange {
  if (wasDown) outages.confirm(kindOf(planned));
  // A closed connection costs no time: the others tell more of it.
  else if (isSilence) outages.silent(kindOf(planned));
  return recorder.unanswered(planned, wasDown ? `${unanswered}, and the target went down` : unanswered);
}

/** The answer, or that there was none. Throws where somebody else was asked meanwhile, who may be why nothing came. */
async function sendAlone(recorder: Recorder, planned: Planned): Promise<Exchange | UnreachableError> {
  const before = recorder.requests();
  try {
    return await recorder.exchange(planned, { isAlone: true });
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    const wasAlone = before.underWay === 0 && recorder.requests().begun === before.begun + 1;
    if (error.isSilence && !wasAlone) throw error;
    return error;
  }
}

/** What was refused a connection is not what took the target down. */
function wasReached({ unanswered }: UnreachableError): boolean {
  return unanswered !== undefined;
}

function isNobodyAnswered({ recorder, unanswered }: Pick<Means, 'recorder' | 'unanswered'>): boolean {
  return unanswered.get(nobody) === lastAnswer(recorder);
}

function lastAnswer({ exchanges }: Pick<Recorder, 'exchanges'>): number {
  return exchanges.findLastIndex(
    ({ exchange: { response } }) => response.status > 0 && response.status < 500,
  );
}

/** Each request that was begun ends by its own timeout. */
async function untilNothingIsUnderWay({ requests }: Pick<Recorder, 'requests'>): Promise<void> {
  while (requests().underWay > 0) await sleep(10);
}
