import type { Report } from '../../harness/report/report.ts';
import { badgeWords } from '../parts/badge-words.ts';

/** Pixels of a letter of Verdana at 11 px, on average; `textLength` makes every other font as wide. */
const letter = 6.6;
const padding = 6;
const height = 20;

/** A badge for a README, as SVG: the result and how much is proven, for eyes and for screen readers. */
export function renderBadge(report: Report): string {
  const { label, message, color } = badgeWords(report);
  const left = widthOf(label);
  const right = widthOf(message);
  const width = left + right;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}: ${message}">
  <title>${label}: ${message}</title>
  <clipPath id="r"><rect width="${width}" height="${height}" rx="3"/></clipPath>
  <g clip-path="url(#r)">
    <rect width="${left}" height="${height}" fill="#444"/>
    <rect x="${left}" width="${right}" height="${height}" fill="${color}"/>
  </g>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" aria-hidden="true">
    ${words(label, 0)}
    ${words(message, left)}
  </g>
</svg>
`;
}

function widthOf(text: string): number {
  return Math.ceil(text.length * letter) + 2 * padding;
}

function words(text: string, x: number): string {
  return `<text x="${x + padding}" y="14" textLength="${widthOf(text) - 2 * padding}">${text}</text>`;
}
