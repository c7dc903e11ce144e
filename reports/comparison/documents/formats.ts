import type { DocumentComparison } from '../../../harness/report/document-comparison.ts';
import { renderDocumentsMarkdown } from './markdown.ts';
import { renderDocuments } from './text.ts';

/** One way to show two versions of a document. */
export interface DocumentsFormat {
  /** As on the command line. */
  readonly name: string;
  readonly render: (comparison: DocumentComparison) => string;
}

/** Every way, the usual one first. */
export const documentsFormats: readonly DocumentsFormat[] = [
  { name: 'text', render: renderDocuments },
  { name: 'json', render: (comparison) => `${JSON.stringify(comparison, undefined, 2)}\n` },
  { name: 'markdown', render: renderDocumentsMarkdown },
];
