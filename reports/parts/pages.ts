import type { Violation } from '../../harness/report/defects.ts';
import type { Report } from '../../harness/report/report.ts';

/**
 * Where the pages about checks, strategies and findings are: in the folder where npm puts the package. They are packed, so
 * that nobody has to be online to read them. The package has no public address; once it has one, it belongs here.
 */
const packageName = '@assay-api/assay';
const documentation = `node_modules/${packageName}/`;

/** The list of all pages. */
export const pageIndex = 'docs/checks.md';

/** The address of a page for people: "node_modules/@assay-api/assay/docs/checks/location.md". */
export function pageAddress(page: string): string {
  return `${documentation}${page}`;
}

/**
 * The same for tools that take absolute URIs alone: a package URL (ECMA-427) with the path inside the package, for example
 * "pkg:npm/%40assay-api/assay@0.1.0#docs/checks/location.md".
 */
export function pageUri(page: string, version: string): string {
  return `pkg:npm/${packageName.replace('@', '%40')}@${encodeURIComponent(version)}#${page}`;
}

/** The addresses of the pages about violations, each once. */
export function pagesAbout({
  defects,
}: Pick<Report, 'defects'>): (violations: readonly Violation[]) => string[] {
  const pages = new Map(defects.map(({ id, page }) => [id, page]));
  return (violations) => {
    const found = violations.flatMap(({ defect }) => pages.get(defect) ?? []);
    return [...new Set(found)].map(pageAddress);
  };
}
