import type { Exchange } from '../model/exchange.ts';
import type { Excuse } from '../model/excuse.ts';
import type { Pace } from '../model/pace.ts';
import { isHealthy, type PersonaId } from '../model/persona.ts';
import type { Reason } from '../model/reason.ts';
import type { Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Caller, Credentials } from '../model/target.ts';
import type { Renewal } from '../personas/credential-renewal.ts';
import type { Sessions } from '../personas/sessions/sessions.ts';
import { type StepUp, stepUpIn } from '../personas/step-up.ts';
import type { Planned, Recorder } from '../transport/recorder.ts';
import { type Served, untilServed } from '../transport/until-served.ts';

/** A request that is to be answered for good. */
export interface Delivery {
  readonly caller: Caller;
  readonly credentials: Credentials;
  readonly sending: Pick<Sending, 'expect' | 'or'>;
  /** Whether it is limits that the scenario is about: "not now" means something wherever its answers are due. */
  readonly isAboutLimits: boolean;
  /** The request with these credentials in it. */
  readonly first: Planned;
  /** The same with others. */
  readonly planned: (credentials: Credentials) => Promise<Planned>;
  /** A request that everybody may send who is let in; undefined where the document has none. */
  readonly control: ((persona: PersonaId, credentials: Credentials) => Promise<Planned>) | undefined;
}

interface Means {
  readonly sessions: Sessions | undefined;
  readonly pace: Pace;
  readonly recorder: Recorder;
  readonly renewal: Renewal;
}

/**
 * Sends a request, again where the answer only puts it off, and with other credentials where those that worked are not
 * accepted any more: what is refused with 401 was not applied (RFC 9110, section 15.5.2). Answers that were not meant are
 * excused, and stay in the evidence. Stops the scenario where the caller is not let in any more.
 */
export async function deliver(
  means: Means,
  { caller, credentials, sending, isAboutLimits, first, planned, control }: Delivery,
): Promise<Served<Exchange>> {
  const { recorder, renewal } = means;
  const isMeant = (exchange: Exchange): boolean =>
    isWanted(exchange, sending) || (isAboutLimits && exchange.purpose.binding);
  const served = await sendOnce(means, first, isMeant, credentials);
  const { answer } = served;
  renewal.answered(answer, credentials);
  if (answer.response.status !== 401 || isWanted(answer, sending)) return served;
  for (const { credentials: others, worked } of await renewal.otherWays(caller, answer.operation)) {
    const again = await sendOnce(means, await planned(others), isMeant, others);
    if (again.answer.response.status === 401) {
      excuse(recorder, again.answer, 'inconclusive', 'the credentials may be of another kind');
      continue;
    }
    worked();
    renewal.answered(again.answer, others);
    excuse(recorder, answer, 'inconclusive', 'the credentials are of another kind: sent again as that');
    return again;
  }
  let last: Sent = { served, credentials };
  for (let times = 0; times < mostRenewals; times++) {
    const wanted = stepUpIn(last.served.answer.response);
    const again: Sent | undefined = wanted
      ? await sendAfterLogin(means, { caller, planned, wanted }, last, isMeant)
      : await sendInstead(means, { caller, planned, control }, last, isMeant);
    if (!again) return last.served;
    last = again;
    if (last.served.answer.response.status !== 401) return last.served;
  }
  const { answer: latest } = last.served;
  if (!stepUpIn(latest.response)) return last.served;
  // Each of the logins was good enough for another request.
  excuse(recorder, latest, 'inconclusive', 'the target wants another login than that of another request');
  throw new Stop('inconclusive', `${latest.operation.key} wants a login of its own`);
}

/** Credentials may end on their way as well as those that they replace, but not for ever. */
const mostRenewals = 3;

interface Sent {
  readonly served: Served<Exchange>;
  readonly credentials: Credentials;
}

/**
 * Sends what was refused for want of a recent login once more after one (RFC 9470): the answer to that counts. Undefined
 * where the refusal is to be judged as any other answer.
 */
async function sendAfterLogin(
  means: Means,
  { caller, planned, wanted }: Pick<Delivery, 'caller' | 'planned'> & { readonly wanted: StepUp },
  { served: { answer }, credentials }: Sent,
  isMeant: (exchange: Exchange) => boolean,
): Promise<Sent | undefined> {
  const { recorder, renewal } = means;
  const login = await renewal
    .steppedUp({ exchange: answer, caller, credentials }, wanted)
    .catch((error: Error) => {
      excuse(recorder, answer, 'inconclusive', error.message);
      throw error;
    });
  if (!login) return undefined;
  excuse(recorder, answer, 'inconclusive', 'the target wants a recent login: sent again after one');
  let hasMet = false;
  try {
    const served = await sendOnce(means, await planned(login.credentials), isMeant, login.credentials);
    hasMet = !stepUpIn(served.answer.response);
    renewal.answered(served.answer, login.credentials);
    return { served, credentials: login.credentials };
  } finally {
    login.ended(hasMet);
  }
}

/** Sends what was refused with other credentials; undefined where the refusal is to be judged as any other answer. */
async function sendInstead(
  means: Means,
  { caller, planned, control }: Pick<Delivery, 'caller' | 'planned' | 'control'>,
  { served: { answer }, credentials }: Sent,
  isMeant: (exchange: Exchange) => boolean,
): Promise<Sent | undefined> {
  const { recorder, renewal } = means;
  const areDead =
    control &&
    (async (persona: PersonaId): Promise<boolean> => {
      const asked = await sendOnce(means, await control(persona, credentials), () => false);
      const isRefused = asked.answer.response.status === 401;
      if (isRefused) excuse(recorder, asked.answer, 'inconclusive', 'the credentials do not work any more');
      return isRefused;
    });
  const other = await renewal
    .instead({ exchange: answer, caller, credentials, areDead })
    .catch((error: Error) => {
      excuse(recorder, answer, 'inconclusive', error.message);
      throw error;
    });
  if (!other) return undefined;
  excuse(recorder, answer, 'inconclusive', 'the credentials did not work any more: sent again with others');
  if (other.tooEarly) {
    const sentence = 'credentials are accepted during the lifetime that the server gave them';
    recorder.claim({ exchange: answer.id, sentence, holds: false });
  }
  const served = await sendOnce(means, await planned(other.credentials), isMeant, other.credentials);
  renewal.answered(served.answer, other.credentials);
  return { served, credentials: other.credentials };
}

async function sendOnce(
  { pace, recorder, sessions }: Means,
  planned: Planned,
  isMeant: (exchange: Exchange) => boolean,
  credentials?: Credentials,
): Promise<Served<Exchange>> {
  const { key, method } = planned.operation;
  const served = await untilServed(pace, {
    method,
    what: key,
    send: () => recorder.exchange(planned),
    responseOf: ({ response }) => response,
    isMeant,
    onPutOff: (exchange) =>
      excuse(recorder, exchange, 'put-off', `${key} was postponed with ${exchange.response.status}`),
  });
  // Whoever is nobody stays that, whatever a login that was tried in that name sets.
  if (credentials && credentials.secrets.length > 0 && isHealthy(planned.persona))
    sessions?.answered(credentials, planned.request, served.answer.response);
  return served;
}

/** Whether a status is one of those that a request wants to see; "4XX" wants none in particular. */
function isWanted({ response, purpose }: Exchange, { expect, or = [] }: Delivery['sending']): boolean {
  return (
    purpose.evidence !== 'provoked' ||
    [expect, ...or].some((wanted) => String(wanted) === String(response.status))
  );
}

function excuse(recorder: Recorder, { id }: Exchange, kind: Reason['kind'], sentence: string): void {
  const because: Excuse = { of: 'status', reason: { kind, sentence } };
  recorder.excuse(id, because);
}
