import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../model/exchange.ts';
import { longestSilence } from '../transport/patience.ts';
import type { Planned } from '../transport/recorder.ts';
import { UnreachableError } from '../transport/send.ts';
import type { StoryContext } from './story-context.ts';

/** Requests of one operation without an answer that are looked into: the others would show the same. */
const mostOfOne = 3;

/** Milliseconds before each time that the target is asked for another answer: one that crashed is started again. */
const pauses = [0, 500, 2000];

/** Stands in place of an operation for a target that answers nobody: how many answers there were then. */
const nobody = '';

/** What is needed to send a request once more and to see whether others are answered. */
interface Again {
  /** The request that got no answer. */
  readonly planned: Planned;
  readonly send: () => Promise<Exchange>;
  /** Asks for what the target has answered before; undefined where there is nothing to ask for. */
  readonly askOther: (() => Promise<Exchange>) | undefined;
}

/**
 * Finds out whether it is the request that gets no answer, or the target that answers nobody. If another request is
 * answered, it is sent again: the answer to that, or the record of a request that got none twice. Throws the failure
 * where the target was not reached, answers nobody, or was found out often enough.
 */
export async function confirmUnanswered(
  { recorder, unanswered }: Pick<StoryContext, 'recorder' | 'unanswered'>,
  failure: unknown,
  { planned, send, askOther }: Again,
): Promise<Exchange> {
  if (!(failure instanceof UnreachableError) || failure.unanswered === undefined || !askOther) throw failure;
  // A target may hang because of what else it is asked at the time: only who is alone can tell.
  if (failure.isSilence && recorder.requests().underWay > 0) throw failure;
  const { key } = planned.operation;
  const count = unanswered.get(key) ?? 0;
  if (count >= mostOfOne) throw failure;
  unanswered.set(key, count + 1);
  // As long as nobody was answered since nobody was answered, there is nothing new to find out.
  if (unanswered.get(nobody) === recorder.exchanges.length) throw failure;
  if (!(await isAnswered(askOther))) {
    unanswered.set(nobody, recorder.exchanges.length);
    throw failure;
  }
  const before = recorder.requests();
  try {
    return await send();
  } catch (error) {
    const isSame = error instanceof UnreachableError && error.unanswered !== undefined;
    if (!isSame) throw error;
    const wasAlone = before.underWay === 0 && recorder.requests().begun === before.begun + 1;
    if (error.isSilence && !wasAlone) throw error;
    if (!(await isAnswered(askOther))) throw error;
    return recorder.unanswered(planned, error.unanswered);
  }
}

async function isAnswered(askOther: () => Promise<Exchange>): Promise<boolean> {
  const begun = performance.now();
  for (const pause of pauses) {
    await sleep(pause);
    try {
      const { response } = await askOther();
      if (response.status < 500) return true;
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      if (error.isSilence && performance.now() - begun >= longestSilence) return false;
    }
  }
  return false;
}
