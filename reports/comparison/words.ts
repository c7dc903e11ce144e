import { type Change, type ChangeKind, type Compared, newFailures, type State } from './compare.ts';

/** What each kind of change is called. */
export const titles: Readonly<Record<ChangeKind, string>> = {
  worse: 'New violations',
  known: 'New, but listed as known',
  better: 'No longer violating',
  other: 'Other changes',
};

/**
 * The states of a cell in words: "proven (provoked)", "violating". Where it violates in all reports, the checks are what
 * differs.
 */
export function wordsOf({ states }: Pick<Change, 'states'>): string[] {
  const isEverywhere = states.every(({ verdict }) => verdict === 'violating');
  return states.map((state) => (isEverywhere ? `violating (${checksOf(state)})` : wordOf(state)));
}

function checksOf({ failures }: State): string {
  return failures.map(({ check }) => check).join(', ');
}

function wordOf({ verdict, evidence }: State): string {
  switch (verdict) {
    case 'conformant':
      return `proven (${evidence})`;
    case 'violating':
      return 'violating';
    case 'not-exercised':
      return 'not exercised';
    case 'not-documented':
      return 'not documented';
  }
}

/** Why a cell is what it is after the first report: what fails there and did not before, otherwise what is open. */
export function reasonOf({
  states: [first, ...later],
}: Pick<Change, 'states'>): { readonly report: number; readonly reason: string } | undefined {
  const reasons = later.map((state) => (first && newFailures(state, first)[0]?.message) ?? null);
  const news = firstOf(reasons);
  return news ?? firstOf(later.map(({ reason }) => reason));
}

function firstOf(reasons: readonly (string | null)[]): ReturnType<typeof reasonOf> {
  const at = reasons.findIndex((reason) => reason !== null);
  const reason = reasons[at];
  return reason ? { report: at + 1, reason } : undefined;
}

/** What a report is called among others: "mock", "reference", the host of an instance, with a number where two are alike. */
export function namesOf(reports: readonly Compared[]): string[] {
  const names = reports.map(({ target }) => (target.kind === 'url' ? hostOf(target.url) : target.kind));
  return names.map((name, index) =>
    names.filter((other) => other === name).length > 1
      ? `${name} ${names.slice(0, index + 1).filter((other) => other === name).length}`
      : name,
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
