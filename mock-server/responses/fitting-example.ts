import type { Cause } from '../../contract/operations/cause.ts';
import type { Example } from '../../contract/operations/operation.ts';
import type { Body } from './bodies.ts';

/** What went wrong, and with what: names of the parameter, member or resource, the best one first. */
export interface Reason {
  readonly cause: Cause | undefined;
  /** What it is instead, if an example says so of this very subject. */
  readonly perhaps?: Cause | undefined;
  readonly subjects: readonly string[];
}

/** The example of an error that tells most about what happened. */
export interface Fitting {
  readonly body: Body | undefined;
  /** Whether its text says exactly what happened, so that it needs no other. */
  readonly literal: boolean;
}

/** Causes that are the same where a document has a word for only one of them. */
const synonyms: Readonly<Partial<Record<Cause, Cause>>> = { 'insufficient-role': 'foreign-resource' };

/** Causes that are told alike where a document does not tell them apart. */
const kin: Readonly<Partial<Record<Cause, readonly Cause[]>>> = {
  'missing-member': ['invalid-member', 'malformed-request', 'malformed-body'],
  'invalid-member': ['missing-member', 'malformed-request', 'malformed-body'],
  'read-only-member': ['invalid-member', 'missing-member', 'malformed-request'],
  'malformed-body': ['malformed-request'],
  'malformed-path-parameter': ['malformed-request'],
  'expired-credentials': ['invalid-credentials'],
  'revoked-credentials': ['invalid-credentials'],
  'administrator-required': ['insufficient-role'],
};

/** Chooses by cause and subject, then by cause, then by a related cause, then the first. */
export function fittingExample(bodies: readonly Body[], { cause, perhaps, subjects }: Reason): Fitting {
  const suspected =
    perhaps && bodies.find(({ example }) => example?.cause === perhaps && isAbout(example, subjects));
  if (suspected) return { body: suspected, literal: true };
  const withCause = (wanted: Cause | undefined) => bodies.filter(({ example }) => example?.cause === wanted);
  const synonymous = (known: Cause) => (synonyms[known] ? withCause(synonyms[known]) : []);
  const labelled = cause === undefined ? [] : [...withCause(cause), ...synonymous(cause)];
  const exact = labelled.find(({ example }) => isAbout(example, subjects));
  // The text about another problem of the same member would be a lie.
  if (exact) return { body: exact, literal: cause !== 'invalid-member' };
  const near = labelled.find(({ example }) => isNearly(example, subjects));
  if (near) return { body: near, literal: cause === 'unknown-resource' };
  const [unlabelled] = withCause(undefined);
  // Where a document says of every other example what it is about, the one without a label is about what has no name.
  if (unlabelled && labelled.length > 0 && subjects.length === 0) return { body: unlabelled, literal: true };
  const related = (cause && kin[cause]?.flatMap(withCause)) ?? [];
  const general = labelled.find(({ example }) => example?.subject === undefined);
  return { body: general ?? labelled[0] ?? related[0] ?? unlabelled ?? bodies[0], literal: false };
}

function isAbout(example: Example | undefined, subjects: readonly string[]): boolean {
  if (example?.subject === undefined) return subjects.length === 0;
  const subject = plain(example.subject);
  return subjects.some((candidate) => plain(candidate) === subject);
}

/** "metadata entry" is what the last segment "metadata" calls it. */
function isNearly(example: Example | undefined, subjects: readonly string[]): boolean {
  const subject = plain(example?.subject ?? '');
  return subjects.some(
    (candidate) => subject.startsWith(plain(candidate)) || subject.endsWith(plain(candidate)),
  );
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
