import type { JournalWriter } from '../journal/journal-writer.ts';
import type { Pace } from '../model/pace.ts';
import type { Profile } from '../model/profile.ts';
import type { Known } from '../model/strategy.ts';
import type { Target } from '../model/target.ts';
import type { Tolerances } from '../model/tolerance.ts';
import type { Renewal } from '../personas/credential-renewal.ts';
import type { Sessions } from '../personas/sessions/sessions.ts';
import type { StoryAccounts } from '../personas/story-accounts.ts';
import type { Identities } from '../personas/story-personas.ts';
import type { OwnResources } from '../safety/own-resources.ts';
import type { Protection } from '../safety/protection.ts';
import type { Recorder } from '../transport/recorder.ts';
import type { TargetHealth } from '../transport/target-health.ts';
import type { ExistingValues } from './existing-values.ts';
import type { Lasting } from './lasting.ts';
import type { FoundResources } from './listed-resources.ts';
import type { Outages } from './outages.ts';
import type { SetUps } from './set-ups.ts';
import type { Spares } from './spare-resources.ts';

/** What the stories of one run share. */
export interface StoryContext {
  readonly known: Known;
  readonly profile: Profile;
  readonly target: Target;
  readonly recorder: Recorder;
  /** What this target may do otherwise than its document says. */
  readonly tolerances: Tolerances;
  readonly pace: Pace;
  /** Whether nothing may be sent that asks for a change. */
  readonly readOnly: boolean;
  /** What may not be done to what others made; undefined where nobody minds. */
  readonly protection: Protection | undefined;
  readonly own: OwnResources;
  /** What a read-only run asks about. */
  readonly found: FoundResources;
  readonly existing: ExistingValues;
  readonly setUps: SetUps;
  /** What stories use together, because nothing removes it. */
  readonly lasting: Lasting;
  /** Scenarios that change what others made: where nobody minds, they come when the others are over. */
  readonly late: { hasBegun: boolean; readonly putOff: Set<string> };
  /** Undefined where every story makes its own. */
  readonly spares: Spares | undefined;
  readonly health: TargetHealth;
  /** How many requests without an answer were looked into, by operation; see `confirmUnanswered`. */
  readonly unanswered: Map<string, number>;
  readonly outages: Outages;
  readonly renewal: Renewal;
  /** Undefined where the target is told who calls by every request itself. */
  readonly sessions: Sessions | undefined;
  readonly unique: () => string;
  /** Stands in everything that `unique` gives. */
  readonly runId: string;
  readonly identities: Identities;
  /** Those that the story at hand asks for. */
  readonly accounts: StoryAccounts;
  readonly kept: JournalWriter;
}
