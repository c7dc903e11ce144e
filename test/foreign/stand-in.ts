import type { Config } from '../../server/tmi/config.ts';
import type { Translation } from './front/translation.ts';

/**
 * A deployed TMI that Assay was not written for: our reference server behind a front, with everything that is
 * different about it as a list of translations.
 */
export interface StandIn {
  /** "november-2025", unique. */
  readonly id: string;
  /** What is different, in one sentence. */
  readonly title: string;
  /** Settings of the server behind the front. */
  readonly settings?: Partial<Config>;
  /** From the outermost in: what stands first sees what the client sent. Paths are those that the place of the list has. */
  readonly translations: readonly Translation[];
  /** Something that is really wrong, and can be switched on. */
  readonly planted: PlantedViolation;
}

export interface PlantedViolation {
  /** What is wrong, in one sentence. */
  readonly title: string;
  /** The cells that it violates, as the ledger of a run names them: with its own paths. `*` stands for any text. */
  readonly cells: readonly string[];
  /** Goes around all other translations, so that its paths are those of the stand-in. */
  readonly translation: Translation;
}

/**
 * Where only administrators have webhooks, one account has all of them. An operator gives it more than the usual quota
 * of twenty changes a day (facts, 6.7).
 */
export const quotasOfAdministrators: Partial<Config> = {
  WEBHOOKS_PER_USER: 1000,
  WEBHOOK_CHANGES_PER_MINUTE: 10_000,
  WEBHOOK_CHANGES_PER_DAY: 10_000,
};
