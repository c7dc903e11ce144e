import type { ReceivedResponse } from '../model/exchange.ts';
import type { Excuse } from '../model/excuse.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';

/**
 * Excuses for a target that wants credentials where the document names none for any operation: the run could send none, and
 * 401, 403 or a redirect to the login page is right. By the id of the exchange; empty where the document names some, and where most operations answer.
 */
export function undeclaredCredentials(exchanges: readonly JudgedExchange[]): ReadonlyMap<string, Excuse> {
  const provoked = exchanges
    .map(({ exchange }) => exchange)
    .filter(({ purpose }) => purpose.evidence === 'provoked');
  const isOpen = provoked.every(({ operation: { access } }) => access.public && !access.declared);
  const asked = Map.groupBy(provoked, ({ operation }) => operation.key);
  const refusing = [...asked].filter(([, all]) => all.every(({ response }) => wantsCredentials(response)));
  if (!isOpen || refusing.length * 2 < asked.size) return new Map();
  return new Map(
    refusing.flatMap(([key, all]) =>
      all.map(({ id, response }) => {
        const sentence = `${key} returned ${response.status} to every request: the target wants credentials that the document does not name`;
        return [id, { of: 'everything', reason: { kind: 'inconclusive', sentence } }];
      }),
    ),
  );
}

function wantsCredentials({ status, headers }: ReceivedResponse): boolean {
  return status === 401 || status === 403 || (status >= 300 && status < 400 && isLogin(headers.location));
}

/** Of a relative or an absolute reference: "/login?next=%2Fitems", "https://id.example.com/auth/sign-in". */
function isLogin(location: string | undefined): boolean {
  const path = location?.split(/[?#]/, 1)[0];
  return /\/(log|sign)[-_]?in(\/|$)/i.test(path ?? '');
}
