/** Things with a page in the documentation, by folder. */
export type PageFolder = 'checks' | 'strategies' | 'findings';

/** The page about a check, a strategy or a rule about documents, from the root of the package: "docs/checks/location.md". */
export function pageOf(folder: PageFolder, id: string): string {
  return `docs/${folder}/${id}.md`;
}
