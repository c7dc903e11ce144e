import type { Report } from '../../harness/report/report.ts';
import { badgeWords } from '../parts/badge-words.ts';

/** The badge as data for an endpoint of shields.io (https://shields.io/badges/endpoint-badge), which draws it. */
export function renderShields(report: Report): string {
  const { label, message, color, isBad } = badgeWords(report);
  return `${JSON.stringify({ schemaVersion: 1, label, message, color, isError: isBad }, null, 2)}\n`;
}
