import { coveringStatus } from '../../contract/operations/status.ts';
import { checks } from '../checks/checks.ts';
import type { CheckContext } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';
import type { JudgedExchange, RecordedFlaw } from '../model/judged-exchange.ts';
import type { Tolerances } from '../model/tolerance.ts';
import { boundedFlaws } from './bounded-flaws.ts';
import type { Redactor } from './redact.ts';

/** Judged as it was received, kept as it may be seen. */
export function judged(
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
    boundedFlaws(judge(exchange, { ...context, landed })).map(({ message, place, schema }) =>
      tolerances.asAdvice<RecordedFlaw>(exchange, {
        check: id,
        level,
        message: redactor.text(message),
        place,
        ...(schema !== undefined && { schema }),
      }),
    ),
  );
  return { exchange: redactor.exchange(exchange), landed: status, flaws };
}
