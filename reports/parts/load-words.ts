import type { ReportedLoadOfOperation } from '../../harness/report/load.ts';
import { number } from './figures.ts';

/** Figures of load tests for people: a dash where nobody has measured them. */

/** "12 ms", "1,204 ms", "0.4 ms" */
export function milliseconds(value: number | null): string {
  if (value === null) return '–';
  return `${value < 10 ? Number(value.toFixed(1)) : number(Math.round(value))} ms`;
}

/** "0 %", "0.3 %", "12 %" */
export function errorShare({ errorRate }: ReportedLoadOfOperation): string {
  if (errorRate === null) return '–';
  const percent = errorRate * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  return `${Number(percent.toFixed(percent < 10 ? 1 : 0))} %`;
}

export function counted(value: number | null): string {
  return value === null ? '–' : number(value);
}
