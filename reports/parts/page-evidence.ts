import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';

/** Characters of all bodies in a page: what a browser opens in a moment. */
const mostInPage = 12_000_000;

/** Characters of one body, for pages that would become too large; the largest that fits is taken. */
const limits = [65_536, 16_384, 4_096, 1_024, 256, 64];

/** A report as a page carries it. */
export interface PageEvidence {
  readonly report: Report;
  /** Characters of a body that are in it where nothing is wrong; undefined if all are that the report has. */
  readonly limit: number | undefined;
}

/**
 * The report with shorter bodies where there are too many of them for a page. Whatever violates is shown as it is in the
 * report, as far as there is room for that.
 */
export function evidenceForPage(report: Report): PageEvidence {
  const totals = limits.map(() => 0);
  let whole = 0;
  for (const { request, response } of report.exchanges) {
    for (const length of [request.body?.length ?? 0, response.body.length]) {
      whole += length;
      for (const [at, limit] of limits.entries()) totals[at] = (totals[at] ?? 0) + Math.min(length, limit);
    }
  }
  if (whole <= mostInPage) return { report, limit: undefined };
  const limit = limits.find((_, at) => (totals[at] ?? 0) <= mostInPage) ?? 0;
  const wrong = new Set(report.violations.map(({ exchange }) => exchange));
  let room = mostInPage;
  const exchanges = report.exchanges.map((exchange) => {
    if (!wrong.has(exchange.id) || room <= 0) return shortened(exchange, limit);
    room -= (exchange.request.body?.length ?? 0) + exchange.response.body.length;
    return exchange;
  });
  return { report: { ...report, exchanges }, limit };
}

function shortened(exchange: ReportedExchange, limit: number): ReportedExchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, ...cut(request.body, request.bodyLeftOut, limit) },
    response: { ...response, ...cut(response.body, response.bodyLeftOut, limit) },
  };
}

function cut<T extends string | null>(
  body: T,
  leftOut: number | undefined,
  limit: number,
): { readonly body: T | string; readonly bodyLeftOut?: number } {
  if (body === null || body.length <= limit)
    return { body, ...(leftOut !== undefined && { bodyLeftOut: leftOut }) };
  return { body: body.slice(0, limit).toWellFormed(), bodyLeftOut: body.length - limit + (leftOut ?? 0) };
}
