import { understand } from '../../contract/contract.ts';
import { DocumentError } from '../../contract/document/document-error.ts';
import { loadDocument } from '../../contract/document/load.ts';
import type { OwnDocument } from '../../harness/versions/own-document/own-document.ts';
import { tell } from '../terminal/print.ts';
import { lookForDocument } from './find-document.ts';

/**
 * The document that an instance of a known API publishes of itself at a usual place. Undefined where it has none, or one
 * that cannot be used, which is said.
 */
export async function findOwnDocument(base: string): Promise<OwnDocument | undefined> {
  const found = await lookForDocument(base, undefined);
  if (found === undefined) return undefined;
  if ('why' in found) return unusable(found.url);
  try {
    return { contract: understand(await loadDocument(found.url)), below: found.base.slice(base.length) };
  } catch (error) {
    if (error instanceof DocumentError) return unusable(found.url);
    throw error;
  }
}

/** What is wrong with it may be in words of the target; the doctor of documents shows those. */
function unusable(url: string): undefined {
  tell(
    `The target publishes a document of itself that cannot be used: its own operations are not tested (assay plan ${url} says why).`,
  );
}
