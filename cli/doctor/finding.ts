/** One thing that the doctor looked at. */
export interface Finding {
  /** "reachable", "clock", "owner" */
  readonly about: string;
  /** `good`; `note`: a run goes on with less; `bad`: a run cannot show what it is to show. */
  readonly state: 'good' | 'note' | 'bad';
  /** What was found, a clause or a sentence. */
  readonly says: string;
  /** What to do to see more; a sentence. */
  readonly help?: string;
}
