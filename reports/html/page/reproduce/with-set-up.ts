import type { ReportedExchange } from '../../../../harness/report/evidence.ts';
import { occurrencesOf } from './captures.ts';

/**
 * What a scenario sent, after what other scenarios sent to make what it used, and before what they sent to remove that.
 * `all`: every exchange of the run.
 */
export function withSetUp(
  own: readonly ReportedExchange[],
  setUp: readonly ReportedExchange[],
  all: Iterable<ReportedExchange>,
): readonly ReportedExchange[] {
  if (setUp.length === 0) return own;
  const removals = [...all].filter(
    ({ step, request, response }) =>
      step === 'clean-up' && request.method === 'DELETE' && response.status >= 200 && response.status <= 299,
  );
  const found = setUp.flatMap((maker) => removals.find((removal) => removes(removal, maker)) ?? []);
  const outer = found.filter(
    ({ request }) => !found.some((other) => request.target.startsWith(`${other.request.target}/`)),
  );
  return [...setUp, ...own, ...outer.filter((removal) => !own.includes(removal))];
}

/** Whether a removal is about what an exchange made: it stands in the same collection, under a name that both share. */
function removes(
  { request: { target } }: ReportedExchange,
  { request, response }: ReportedExchange,
): boolean {
  const collection = `${request.target.replace(/\/?(\?.*)?$/, '')}/`;
  const name = target.startsWith(collection) ? target.slice(collection.length).replace(/\?.*$/, '') : '';
  if (name === '' || name.includes('/')) return false;
  const told = [response.body, response.headers.location ?? '', request.body ?? ''].join('\n');
  return occurrencesOf(decodeURIComponent(name)).test(told);
}
