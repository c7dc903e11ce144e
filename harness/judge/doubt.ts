import { covers } from '../model/excuse.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { controlOf, type PersonaId } from '../model/persona.ts';
import type { Reason } from '../model/reason.ts';
import { controlId } from '../personas/control.ts';
import type { RunResult } from '../run/run.ts';
import { aimCheck } from './violations.ts';

type Endings = RunResult['endings'];

/** Why a refusal of a persona proves nothing: its control did not pass. Undefined if it passed, or there is none. */
export function doubtAbout(persona: PersonaId, endings: Endings): Reason | undefined {
  const control = controlOf(persona);
  const failure = endings.get(controlId(control));
  if (!failure) return undefined;
  const sentence = `the control of the persona "${control}" failed (${failure.sentence}), so its refusal proves nothing`;
  return { kind: 'inconclusive', sentence };
}

/** Whether an answer is no fault of the server as far as anybody can tell: a refusal of somebody with a failed control. */
function isDoubtful({ exchange }: JudgedExchange, endings: Endings): boolean {
  const { status } = exchange.response;
  return (status === 401 || status === 403) && doubtAbout(exchange.persona, endings) !== undefined;
}

/** Whether what a check found wrong with an exchange counts against the target. */
export function isHeldAgainst(
  judged: JudgedExchange,
  check: string,
  { endings, excuses }: Pick<RunResult, 'endings' | 'excuses'>,
): boolean {
  if (covers(excuses.get(judged.exchange.id), check)) return false;
  return check !== aimCheck || !isDoubtful(judged, endings);
}

/**
 * How scenarios ended, where those that ran into a doubtful refusal are inconclusive, and those that ran into an answer of
 * which nothing is held against the target ended for that reason. Controls keep their own.
 */
export function doubted({ endings, exchanges, excuses }: RunResult): Endings {
  const better = new Map(
    exchanges
      .filter(({ exchange }) => exchange.purpose.step !== 'control')
      .flatMap((judged) => {
        const { id, scenario, persona } = judged.exchange;
        const excuse = excuses.get(id);
        if (excuse?.of === 'everything') return [[scenario, excuse.reason]];
        return isDoubtful(judged, endings) ? [[scenario, doubtAbout(persona, endings)]] : [];
      }),
  );
  return new Map([...endings].map(([id, reason]) => [id, reason && (better.get(id) ?? reason)]));
}
