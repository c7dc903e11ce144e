import { documentChanges } from '../../contract/changes/document-changes.ts';
import { planDifference } from '../../harness/plan/plan-difference.ts';
import { documentsFormats } from '../../reports/comparison/documents/formats.ts';
import { bundledName, type Understood, understandDocument } from '../documents/documents.ts';
import { ExitCode } from '../exit-code.ts';
import { formatOf } from '../flag-values.ts';
import { print, printData } from '../terminal/print.ts';

/** Prints what changed for callers between two versions of a document. What breaks them is a reason to stop a pipeline. */
export async function compareDocuments(
  [first, second]: readonly [string, string],
  { format }: { readonly format: string },
): Promise<ExitCode> {
  const { render } = formatOf(documentsFormats, format);
  const [before, after] = await Promise.all([understood(first), understood(second)]);
  const changes = documentChanges(before.contract, after.contract);
  const show = format === 'json' ? printData : print;
  show(
    render({
      before: about(before),
      after: about(after),
      changes,
      plan: planDifference(before.contract, after.contract),
    }),
  );
  return changes.some(({ breaking }) => breaking) ? ExitCode.violations : ExitCode.asExpected;
}

function understood(document: string): Promise<Understood> {
  return understandDocument({ api: bundledName(document), document });
}

function about({ name: file, contract: { title, version } }: Understood) {
  return { file, title, version };
}
