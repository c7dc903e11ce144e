/**
 * A defect of the document itself, as opposed to a violation by an implementation. Nothing about a document is
 * repaired silently: each reading of intent leaves one of these.
 */
export interface Finding {
  /** Short kebab-case name of the kind of defect. */
  readonly rule: string;
  /** JSON Pointer of the place. */
  readonly pointer: string;
  /** One sentence: what is wrong, and how it was read. */
  readonly message: string;
}

/** Whether a finding in another file says this already, which was put into the document from there. */
export function isTold(findings: readonly Finding[], message: string): boolean {
  return findings.some((told) => !told.pointer.startsWith('#') && message.startsWith(told.message));
}
