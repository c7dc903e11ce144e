import { STATUS_CODES } from 'node:http';
import type { Entry, Har, Page } from 'har-format';
import type { Report } from '../../harness/report/report.ts';
import { harEntry, momentOf } from '../parts/har-entry.ts';

/**
 * HTTP Archive 1.2: every exchange as it was recorded, without its secrets, on a page for each scenario. Only the whole
 * time of an exchange is known, and stands as waiting.
 */
export function renderHar({ run, scenarios, exchanges }: Report): string {
  const said = Map.groupBy(exchanges, ({ scenario }) => scenario);
  const pages = scenarios.flatMap(({ id, title }): Page[] => {
    const first = said.get(id)?.[0];
    return first === undefined
      ? []
      : [
          {
            id,
            title,
            startedDateTime: momentOf(run, first),
            pageTimings: { onContentLoad: -1, onLoad: -1 },
          },
        ];
  });
  const known = new Set(pages.map(({ id }) => id));
  const log: Omit<Har['log'], 'entries'> = {
    version: '1.2',
    creator: { name: 'assay', version: run.assay },
    pages,
    comment: `${run.document.title} ${run.document.version}, run ${run.id}. Secrets were removed before anything was stored.`,
  };
  const entries = exchanges.map(
    (exchange): Entry => ({
      ...(known.has(exchange.scenario) && { pageref: exchange.scenario }),
      ...harEntry(run, exchange, STATUS_CODES[exchange.response.status]),
    }),
  );
  return `{"log":{${inLines(log)},"entries":${list(entries)}}}\n`;
}

/** A line for each page and entry: a large run has tens of thousands. */
function inLines(members: object): string {
  return Object.entries(members)
    .map(
      ([name, value]) =>
        `${JSON.stringify(name)}:${Array.isArray(value) ? list(value) : JSON.stringify(value)}`,
    )
    .join(',\n');
}

function list(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}
