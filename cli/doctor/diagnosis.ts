import type { Report } from '../../harness/report/report.ts';
import type { TargetSettings } from '../configuration/settings.ts';
import type { Finding } from './finding.ts';
import type { Outlook } from './outlook.ts';

/** What the doctor found out about a target. */
export interface Diagnosis {
  readonly target: Omit<Report['run']['target'], 'kind'> & { readonly kind: TargetSettings['kind'] };
  readonly document: Report['run']['document'];
  readonly findings: readonly Finding[];
  readonly outlook: Outlook;
  /** The run that comes next, as it is typed. */
  readonly command: string;
  /** What its version has otherwise than others, a line each, with headings. */
  readonly differences: readonly string[];
}
