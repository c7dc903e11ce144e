import type { MetricType, Sample } from './sample.ts';

/** Thresholds by the rules of k6: what it would not accept throws. https://grafana.com/docs/k6/latest/using-k6/thresholds/ */

export interface Metric {
  readonly type: MetricType;
  readonly contains: 'default' | 'time' | 'data';
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

const builtIn: Readonly<Record<string, MetricType>> = {
  checks: 'rate',
  http_reqs: 'counter',
  http_req_duration: 'trend',
  http_req_failed: 'rate',
};

/** Each metric that samples were added to or that has a threshold; a threshold with tags is about a part of the samples. */
export function evaluate(
  samples: readonly Sample[],
  thresholds: Readonly<Record<string, readonly string[]>>,
  declared: Readonly<Record<string, MetricType>>,
): Readonly<Record<string, Metric>> {
  const types = { ...builtIn, ...declared };
  const names = new Set([...samples.map(({ metric }) => metric), ...Object.keys(thresholds)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const { metric, tags } = parseName(name);
      const type = types[metric];
      if (!type) throw new Error(`no metric name "${metric}" found`);
      const own = samples.filter(
        (sample) => sample.metric === metric && tags.every(([tag, value]) => sample.tags[tag] === value),
      );
      const values = valuesOf(
        type,
        own.map(({ value }) => value),
      );
      const results = (thresholds[name] ?? []).map((text) => [
        text,
        { ok: own.length === 0 || holds(text, values, type) },
      ]);
      const contains = metric === 'http_req_duration' ? 'time' : 'default';
      return [
        name,
        { type, contains, values, ...(results.length > 0 && { thresholds: Object.fromEntries(results) }) },
      ];
    }),
  );
}

/** As `ParseMetricName` and `AddSubmetric` of k6 do it: up to the last brace, tags apart by commas. */
function parseName(name: string): { readonly metric: string; readonly tags: readonly [string, string][] } {
  const open = name.indexOf('{');
  if (open === -1) return { metric: name, tags: [] };
  if (!name.endsWith('}'))
    throw new Error(`metric "${name}" lacks a closing curly brace in its last position`);
  const tags = name
    .slice(open + 1, -1)
    .split(',')
    .map((tag): [string, string] => {
      const [, key, value] = /^([^:]+):(.+)$/.exec(tag) ?? [];
      if (key === undefined || value === undefined) throw new Error(`"${tag}" tag expression is malformed`);
      return [key.trim(), value.trim().replaceAll(/^["']+|["']+$/g, '')];
    });
  return { metric: name.slice(0, open), tags };
}

function valuesOf(type: MetricType, values: readonly number[]): Record<string, number> {
  const sum = values.reduce((total, value) => total + value, 0);
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number): number => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
  switch (type) {
    case 'rate':
      return { rate: values.length === 0 ? 0 : sum / values.length, passes: sum, fails: values.length - sum };
    case 'counter':
      return { count: sum, rate: sum };
    case 'gauge':
      return { value: values.at(-1) ?? 0, min: at(0), max: at(1) };
    case 'trend':
      return {
        ...{ avg: values.length === 0 ? 0 : sum / values.length, min: at(0), med: at(0.5), max: at(1) },
        ...{ 'p(90)': at(0.9), 'p(95)': at(0.95) },
      };
  }
}

function holds(text: string, values: Readonly<Record<string, number>>, type: MetricType): boolean {
  const [, name = '', operator = '', limit = ''] =
    /^(\w+(?:\(\d+\))?)\s*(<=|>=|<|>|===?|!=)\s*([\d.]+)$/.exec(text) ?? [];
  const value = values[name];
  if (value === undefined) throw new Error(`threshold "${text}" does not fit a ${type}`);
  const compare: Readonly<Record<string, boolean>> = {
    '<': value < Number(limit),
    '<=': value <= Number(limit),
    '>': value > Number(limit),
    '>=': value >= Number(limit),
    '==': value === Number(limit),
    '===': value === Number(limit),
    '!=': value !== Number(limit),
  };
  return compare[operator] ?? false;
}
