export interface ReportedPersona {
  readonly id: string;
  readonly sentence: string;
  /** Whether its positive control passed; `none` for personas that must be refused everywhere. */
  readonly control: 'passed' | 'failed' | 'not-available' | 'none';
  readonly reason: string | null;
}

/** One square of the authorization matrix. */
export interface ReportedAccess {
  readonly operation: string;
  readonly persona: string;
  /** What the document declares. */
  readonly due: 'let-in' | 'refused';
  readonly found: 'as-due' | 'otherwise' | 'not-exercised';
  /** The exchanges that show it, at most three. */
  readonly exchanges: readonly string[];
}
