import { holderOf } from '../model/caller.ts';
import type { Exchange } from '../model/exchange.ts';
import { covers } from '../model/excuse.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { controlOf } from '../model/persona.ts';
import type { Reason } from '../model/reason.ts';
import { controlId } from '../personas/control.ts';
import type { RunResult } from '../run/run.ts';
import { mayBeAbsent } from './may-be-absent.ts';
import { reusedIdentifier } from './reused-identifier.ts';
import { unprovenScheme } from './unproven-scheme.ts';
import { aimCheck } from './violations.ts';

type Endings = RunResult['endings'];
type Happened = Pick<RunResult, 'endings' | 'excuses' | 'exchanges'>;

/** Why a refusal of a persona proves nothing: its control did not pass. Undefined if it passed, or there is none. */
export function doubtAbout(
  { persona, operation }: Pick<Exchange, 'persona' | 'operation'>,
  endings: Endings,
): Reason | undefined {
  const control = controlOf(holderOf(persona, operation));
  const failure = endings.get(controlId(control));
  if (!failure) return undefined;
  const sentence =
    failure.kind === 'not-possible'
      ? `${failure.sentence}; until it has, a refusal proves nothing`
      : `the control of the persona "${control}" failed (${failure.sentence}), so its refusal proves nothing`;
  return { kind: 'inconclusive', sentence };
}

/**
 * Why an answer is no fault of the server as far as anybody can tell: a refusal of somebody with a failed control, or with
 * credentials that are good for other security schemes only; whether something is there whose identifier was used again; and
 * whether there is anything that the document says may be missing.
 */
function doubtOf(judged: JudgedExchange, { endings, exchanges }: Happened): Reason | undefined {
  const { response } = judged.exchange;
  if (response.status !== 401 && response.status !== 403)
    return mayBeAbsent(judged, exchanges) ?? reusedIdentifier(judged, exchanges);
  return doubtAbout(judged.exchange, endings) ?? unprovenScheme(judged, exchanges);
}

/** Whether what a check found wrong with an exchange counts against the target. */
export function isHeldAgainst(judged: JudgedExchange, check: string, happened: Happened): boolean {
  if (covers(happened.excuses.get(judged.exchange.id), check)) return false;
  return check !== aimCheck || doubtOf(judged, happened) === undefined;
}

/**
 * How scenarios ended, where those that ran into a doubtful refusal are inconclusive, and those that ran into an answer of
 * which nothing is held against the target ended for that reason. Controls keep their own.
 */
export function doubted(happened: Happened): Endings {
  const { endings, exchanges, excuses } = happened;
  const better = new Map(
    exchanges
      .filter(({ exchange }) => exchange.purpose.step !== 'control')
      .flatMap((judged) => {
        const { id, scenario } = judged.exchange;
        const excuse = excuses.get(id);
        if (excuse?.of === 'everything') return [[scenario, excuse.reason]];
        const doubt = doubtOf(judged, happened);
        return doubt ? [[scenario, doubt]] : [];
      }),
  );
  return new Map([...endings].map(([id, reason]) => [id, reason && (better.get(id) ?? reason)]));
}
