import type { Comparison } from './compare.ts';
import { renderComparisonJson } from './json.ts';
import { renderComparisonMarkdown } from './markdown.ts';
import { renderComparison } from './text.ts';

/** One way to show a comparison. */
export interface ComparisonFormat {
  /** As on the command line. */
  readonly name: string;
  readonly render: (comparison: Comparison) => string;
}

/** Every way, the usual one first. */
export const comparisonFormats: readonly ComparisonFormat[] = [
  { name: 'text', render: renderComparison },
  { name: 'json', render: renderComparisonJson },
  { name: 'markdown', render: renderComparisonMarkdown },
];
