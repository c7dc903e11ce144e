import type { Exchange } from '../model/exchange.ts';

/** What servers say where their use came to its end, and not where a request is wrong. */
const signs: readonly {
  readonly statuses: readonly number[];
  readonly text: RegExp;
  readonly what: string;
}[] = [
  {
    statuses: [403, 409, 423, 500, 502, 503],
    text: /\bmaintenance\b|\bread[- ]only mode\b/i,
    what: 'the target says that it is in maintenance',
  },
  {
    statuses: [402, 403, 409, 413, 422, 429, 507],
    text: /\bquota\b|\blimit (was |is |has been )?(reached|exceeded)\b|\b(reached|exceed(s|ed|ing)?) (the|your|its) (\w+ ){0,2}(limit|maximum)\b|\bmaximum number of \w+ (was |is |has been )?(reached|exceeded)\b|\binsufficient (storage|credits?)\b/i,
    what: 'the target says that a limit is used up',
  },
  {
    statuses: [400, 401, 403, 423, 429],
    text: /\baccount (is |has been |was )?(temporarily )?(locked|blocked|suspended)\b|\blocked out\b|\btoo many (failed )?(attempts|logins|login attempts)\b/i,
    what: 'the target says that the account is locked',
  },
];

/**
 * Why an answer that was not expected says nothing about the operation: the run may have brought the target into that state
 * itself. Undefined where the answer does not say so, or where the operation has never been answered otherwise.
 */
export function causedByRun({ response, operation }: Exchange, hasWorked: boolean): string | undefined {
  if (!hasWorked) return undefined;
  const sign = signs.find(
    ({ statuses, text }) => statuses.includes(response.status) && text.test(response.body),
  );
  return (
    sign &&
    `${operation.key} worked before, and now ${sign.what} (${response.status}), which the run may have caused`
  );
}
