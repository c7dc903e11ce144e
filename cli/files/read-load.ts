import { readFile } from 'node:fs/promises';
import { isObject, type JsonObject } from '../../contract/json.ts';
import type { ReportedLoad, ReportedLoadOfOperation } from '../../harness/report/load.ts';
import type { Report } from '../../harness/report/report.ts';
import { UserError } from '../user-error.ts';

/** The values of one metric of k6, by their names: "p(95)", "rate". */
type Values = Readonly<Record<string, number>>;

/** A report with what a load test has measured. Throws a UserError if the file is no summary of k6. */
export async function withLoad(report: Report, file: string): Promise<Report> {
  const byOperation = await readSummary(file);
  const known = report.operations.map(({ id }) => id);
  const operations = known.flatMap((operation): ReportedLoadOfOperation[] => {
    const metrics = byOperation.get(operation);
    return metrics ? [figuresOf(operation, metrics)] : [];
  });
  const load: ReportedLoad = {
    file,
    operations,
    others: [...byOperation.keys()].filter((operation) => !known.includes(operation)),
  };
  return { ...report, load };
}

/** The metrics of each operation: k6 has them apart for whatever has a threshold of its own. */
async function readSummary(file: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Values>>> {
  const metrics = metricsIn(await readJson(file));
  if (!metrics)
    throw new UserError(
      `${file} is not a summary of k6; give the file that k6 run --summary-export has written, or the data of handleSummary`,
    );
  const found = new Map<string, Map<string, Values>>();
  for (const [name, values] of metrics) {
    const [, metric = '', tag = ''] = /^(\w+)\{operation:(.+)\}$/s.exec(name) ?? [];
    if (tag === '') continue;
    // As assay.ts of a load test writes them: k6 takes a comma for the end of a tag.
    const operation = tag.replaceAll('%2C', ',');
    found.set(operation, (found.get(operation) ?? new Map()).set(metric, values));
  }
  if (found.size === 0)
    throw new UserError(
      `${file} has no figures by operation; k6 writes them for scripts with thresholds such as http_req_duration{operation:GET /pets}, as assay k6 makes them`,
    );
  return found;
}

/**
 * The metrics by their names, in the shapes that k6 has: of handleSummary (`metrics.<name>.values`), of --summary-export
 * (`metrics.<name>`), and of both with --new-machine-readable-summary (`results.metrics[].values`, since 1.5).
 */
function metricsIn(json: unknown): readonly (readonly [name: string, values: Values])[] | undefined {
  if (!isObject(json)) return undefined;
  const { metrics, results } = json;
  if (isObject(metrics)) {
    const entries = Object.entries(metrics).filter((entry): entry is [string, JsonObject] =>
      isObject(entry[1]),
    );
    return entries.map(([name, metric]) => [
      name,
      numbersIn(isObject(metric.values) ? metric.values : metric),
    ]);
  }
  if (!isObject(results) || !Array.isArray(results.metrics)) return undefined;
  return results.metrics
    .filter(isObject)
    .flatMap(({ name, values }) =>
      typeof name === 'string' && isObject(values) ? [[name, numbersIn(values)] as const] : [],
    );
}

function numbersIn(values: JsonObject): Values {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

function figuresOf(operation: string, metrics: ReadonlyMap<string, Values>): ReportedLoadOfOperation {
  const durations = metrics.get('http_req_duration') ?? {};
  const failed = metrics.get('http_req_failed');
  return {
    operation,
    p50: durations['p(50)'] ?? durations.med ?? null,
    p95: durations['p(95)'] ?? null,
    requests: failed ? requestsIn(failed) : null,
    // --summary-export calls it value.
    errorRate: failed?.rate ?? failed?.value ?? null,
    throttled: metrics.get('throttled')?.count ?? null,
  };
}

function requestsIn({ total, passes, fails }: Values): number | null {
  if (total !== undefined) return total;
  return passes === undefined || fails === undefined ? null : passes + fails;
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UserError(`${file} cannot be read; give the file that k6 run --summary-export has written`);
  });
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
