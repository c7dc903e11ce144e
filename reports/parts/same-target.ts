import type { Report } from '../../harness/report/report.ts';

type Place = Pick<Report['run']['target'], 'kind' | 'url' | 'container'>;

/**
 * Whether two runs had the same target. Mocks, reference servers and containers are started on another port each time, and
 * another tag or digest of an image is another version of the same.
 */
export function isSameTarget(one: Place, other: Place): boolean {
  if (one.kind !== other.kind) return false;
  if (one.container !== undefined && other.container !== undefined)
    return untagged(one.container) === untagged(other.container);
  return one.kind !== 'url' || one.url === other.url;
}

/** "ghcr.io/acme/shop" of "ghcr.io/acme/shop:1.4" */
function untagged(image: string): string {
  return image.replace(/@[\w:+.-]+$/, '').replace(/:[\w.-]+$/, '');
}

/** What tells a target from others, for people. */
export function targetName({ kind, url, container }: Place): string {
  return kind === 'url' ? (container ?? url) : kind;
}
