import type { KnownVersions } from '../../harness/model/capability.ts';
import type { ReportedCapability, ReportedVersion } from '../../harness/report/version.ts';
import { isOtherwise } from '../../reports/parts/version-lines.ts';
import { withoutIds } from '../../reports/parts/without-ids.ts';
import type { Finding } from './finding.ts';

/** Which version of its API an instance has; undefined where the API has one only, or the instance is one of ours. */
export function versionFinding(version: ReportedVersion | undefined): Finding | undefined {
  if (!version) return undefined;
  const { nearest, told, agreeing, capabilities } = version;
  const assumed = capabilities.length - told;
  const rest = assumed === 0 ? '' : `, ${assumed} assumed`;
  if (told === 0)
    return {
      about: 'version',
      state: 'note',
      says: `unknown: no response shows it; tested as ${nearest}`,
    };
  return {
    about: 'version',
    state: agreeing === told ? 'good' : 'note',
    says: `most like ${nearest}: ${agreeing} of ${told} capabilities match${rest}`,
  };
}

/**
 * What it was told to have otherwise than the nearest version, and with that than our own document, a line a capability:
 * "References to source code  at …/repositories  GET …/repositories returned 200". What is assumed is counted only; the
 * report of a run has all of it.
 */
export function differenceLines(
  { nearest, capabilities }: ReportedVersion,
  { capabilities: known }: KnownVersions,
): readonly string[] {
  const ours = new Map(known.map(({ id, values: [own] }) => [id, own.value]));
  const told = capabilities.filter(({ how }) => how !== 'assumed');
  const otherwise = told.filter(isOtherwise);
  const isUnlikeOurs = (each: ReportedCapability): boolean =>
    !isOtherwise(each) && ours.get(each.id) !== each.value;
  const alike = told.filter(isUnlikeOurs);
  const assumed = capabilities.filter((each) => each.how === 'assumed' && isUnlikeOurs(each)).length;
  const widthOf = (text: (one: ReportedCapability) => string): number =>
    Math.max(0, ...[...otherwise, ...alike].map((one) => text(one).length));
  const [title, words] = [widthOf((one) => one.title), widthOf((one) => one.words)];
  const rows = (some: readonly ReportedCapability[]): readonly string[] =>
    some.map((one) =>
      `  ${one.title.padEnd(title)}  ${one.words.padEnd(words)}  ${withoutIds(one.because)}`.trimEnd(),
    );
  return [
    ...headed(`Different from ${nearest}, as shown by:`, rows(otherwise)),
    ...headed(`As in ${nearest}, and different from our own document:`, rows(alike)),
    ...(assumed === 0 ? [] : [`  … and ${assumed} more, assumed because the others match ${nearest}`]),
  ];
}

function headed(heading: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', heading, ...rows];
}
