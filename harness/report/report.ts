import type { ReasonKind } from '../model/reason.ts';

/**
 * The result of a run, as one plain document: everything that any format shows is in it, and nothing has to be
 * computed to show it. Its JSON Schema is `reports/report.schema.json`; a change of shape is a new version there.
 */
export interface Report {
  readonly schema: 'https://assay.dev/report/1';
  /** `partial`: no violation, but cells that could have been exercised were not. */
  readonly result: 'conformant' | 'violating' | 'partial' | 'inconclusive';
  /** Why, in one sentence. */
  readonly summary: string;
  readonly run: ReportedRun;
  readonly counts: Counts;
  readonly personas: readonly ReportedPersona[];
  /** Every operation that needs credentials with every persona: who has to be let in, and who was. */
  readonly access: readonly ReportedAccess[];
  /** In the order of the document. */
  readonly operations: readonly ReportedOperation[];
  /** The ledger, in the order of the document. */
  readonly cells: readonly ReportedCell[];
  readonly scenarios: readonly ReportedScenario[];
  readonly exchanges: readonly ReportedExchange[];
  /** MUST failures first, then advisories. */
  readonly violations: readonly Violation[];
  /** Everything that violations can come from. */
  readonly checks: readonly ReportedCheck[];
  /** Violations with the same cause, together. */
  readonly defects: readonly Defect[];
  /** Every entry of the list of known violations, in its order; absent without a list. */
  readonly known?: readonly ReportedKnownViolation[];
  /** What a gate asked for, and whether it holds; absent without a gate. */
  readonly gate?: readonly ReportedTerm[];
  /** Defects of the document itself. */
  readonly findings: readonly ReportedFinding[];
  /**
   * What the document says that the server sends by itself, and how much of it came; absent where it says nothing. No cell
   * is made of it: what is wrong with a delivery is held against the request that brought it about.
   */
  readonly incoming?: readonly ReportedIncoming[];
  /** Operations of a family that the target treats differently, for information; absent where it treats all alike. */
  readonly siblings?: readonly ReportedSiblings[];
  readonly requirements: readonly ReportedRequirement[];
  readonly cleanUp: ReportedCleanUp;
  /** Which version of its API the target has, where the API has several and the target is not one of ours. */
  readonly era?: ReportedEra;
  /** What the target does otherwise than the document says and is not accused of; absent where there is nothing. */
  readonly tolerances?: readonly ReportedTolerance[];
  /** What this report cannot see. */
  readonly blindSpots: readonly string[];
}

export interface ReportedRun {
  readonly id: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly assay: string;
  readonly target: {
    readonly kind: 'mock' | 'reference' | 'url';
    readonly url: string;
    readonly auth: string;
  };
  readonly document: {
    readonly title: string;
    readonly version: string;
    /** As it was given. */
    readonly file: string;
    /** Where it lies, for tools that annotate it: relative to the working directory, if it is below that; or a URL. */
    readonly path: string;
    readonly sha256: string;
    /** Where it was had from, if nobody named it: "found on the target". */
    readonly source?: string;
    /** It came with Assay and is no file of the project; `path` is relative to the package then. */
    readonly inPackage?: true;
  };
  readonly concurrency: number;
  /** Why the run ended before its time; null if it did not. */
  readonly interrupted: string | null;
  /** Its user; a condition that it was to end at; a limit to what it may send; a target that went away. */
  readonly interruptedBy: 'user' | 'condition' | 'limit' | 'target' | null;
  readonly pace: ReportedPace;
  /** How a part of the plan was asked for: "--grep delete"; null if all of it was run. */
  readonly selection: string | null;
  /** The configuration, as it was named; absent where there was none. */
  readonly configuration?: string;
  /**
   * What stands behind `assay run` to ask the same target about the same document as the same people, word by word and
   * without secrets: ["api.yaml", "--target", "https://staging.example.com"]. Absent in older reports.
   */
  readonly command?: readonly string[];
}

/** How fast the target was asked, and what it had to say about that. */
export interface ReportedPace {
  /** Requests per second that were allowed; null without a limit. */
  readonly perSecond: number | null;
  /** Requests that were allowed in all, those of the clean-up aside; null without a limit. */
  readonly maxRequests: number | null;
  /** Answers with 429 that nobody aimed at, those of logins included. */
  readonly tooMany: number;
  /** Answers with 503 that said when to come back. */
  readonly unavailable: number;
  /** Seconds in which nothing was sent because the target asked for it. */
  readonly waited: number;
}

export interface Counts {
  readonly operations: number;
  readonly cells: number;
  readonly conformant: number;
  readonly violating: number;
  readonly notExercised: number;
  /** Conformant cells by the strongest evidence they have. */
  readonly provoked: number;
  readonly injected: number;
  readonly forced: number;
  readonly scenarios: number;
  readonly exchanges: number;
  readonly violations: number;
  readonly advisories: number;
  readonly defects: number;
}

export interface ReportedPersona {
  readonly id: string;
  readonly sentence: string;
  /** Whether its positive control passed; `none` for personas that have to be refused everywhere. */
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

export interface ReportedOperation {
  /** "GET /pets/{petId}" */
  readonly id: string;
  /** Where it begins in the document, counted from 1; null if nobody knows. */
  readonly line: number | null;
}

export interface ReportedCell {
  /** "GET /pets/{petId} 404" */
  readonly id: string;
  /** "GET /pets/{petId}" */
  readonly operation: string;
  /** As documented: "404", "4XX", "default". */
  readonly status: string;
  /** What the operation is called in the document. */
  readonly summary: string;
  readonly tag: string;
  /** Labels of the sources that document it. */
  readonly documentedIn: readonly string[];
  readonly verdict: Verdict;
  /** The strongest evidence of a conformant cell; null for others. */
  readonly evidence: 'provoked' | 'injected' | 'forced' | null;
  /** Exchanges that landed here, proofs first. */
  readonly exchanges: readonly string[];
  /** Scenarios that aimed here. */
  readonly scenarios: readonly string[];
  readonly violations: readonly string[];
  readonly requirements: readonly string[];
  /** Everything that violates here is listed as known; absent otherwise. */
  readonly known?: true;
}

export type Verdict =
  | { readonly kind: 'conformant' }
  /** `reason` is the first violation, in one sentence. */
  | { readonly kind: 'violating'; readonly reason: string }
  /** `reason` is one sentence, `because` the kind of reason. */
  | { readonly kind: 'not-exercised'; readonly reason: string; readonly because: ReasonKind };

export interface ReportedScenario {
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly aim: 'must' | 'may';
  readonly cell: string | null;
  readonly requirements: readonly string[];
  readonly outcome: 'passed' | 'violated' | 'not-exercised';
  /** Why it did not pass; null if it did. */
  readonly reason: string | null;
  readonly exchanges: readonly string[];
  /** Deliveries of webhooks that arrived, and messages of WebSockets, in the order in which they came and went. */
  readonly sightings: readonly ReportedSighting[];
}

/** What can be found wrong. */
export interface ReportedCheck {
  /** As violations name it. */
  readonly id: string;
  /** What holds when it finds nothing, in one sentence. */
  readonly title: string;
  /** What to do about what it finds, in one sentence. */
  readonly help: string;
  readonly level: 'MUST' | 'SHOULD';
}

/** A webhook or callback of the document. */
export interface ReportedIncoming {
  /** "webhook starRose POST" */
  readonly id: string;
  readonly kind: 'webhook' | 'callback';
  readonly summary: string;
  /** In the document; null where nobody knows. */
  readonly line: number | null;
  readonly deliveries: number;
  /** Those that were not as documented. */
  readonly wrong: number;
}

/** What came or went beside the exchanges. */
export interface ReportedSighting {
  /** Milliseconds since the start of the run. */
  readonly at: number;
  /** Who got or sent it: "The receiver got delivery 1". */
  readonly title: string;
  /** As it was, without its secrets. */
  readonly text: string;
}

export interface ReportedExchange {
  readonly id: string;
  readonly scenario: string;
  readonly step: 'set-up' | 'control' | 'aim' | 'follow-up' | 'clean-up';
  readonly why: string;
  readonly persona: string;
  /** What the scenario calls the account of its own that sent it, and that is as good as the persona: "hooks"; absent for the persona itself. */
  readonly account?: string;
  readonly operation: string;
  readonly expected: string;
  /** The documented status it landed on; null if the document does not list it. */
  readonly landed: string | null;
  readonly evidence: 'provoked' | 'injected' | 'forced';
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Milliseconds since the start of the run. */
  readonly startedAt: number;
  readonly milliseconds: number;
}

export interface Violation {
  /** "v3" */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  /** The check that found it, or "claim". */
  readonly check: string;
  /** Where it counts; null where the document has no such cell. */
  readonly cell: string | null;
  readonly operation: string;
  readonly exchange: string;
  readonly scenario: string;
  readonly message: string;
  /** JSON Pointer into the body, or a header. */
  readonly place: string | null;
  readonly defect: string;
  /** The entry of the list of known violations that explains it; absent where none does. */
  readonly known?: string;
}

/** A condition of a gate, and whether it holds. */
export interface ReportedTerm {
  /** "cells>=95%" */
  readonly term: string;
  /** What it decides about: new violations, whether anything can be concluded, how much is proven, the list. */
  readonly decides: 'violations' | 'doubt' | 'coverage' | 'list';
  /** Whether it holds without having been asked for, because the gate says nothing else about it. */
  readonly implied: boolean;
  readonly holds: boolean;
  /** "743 of 799 cells are proven, that is 93.0 %" */
  readonly sentence: string;
}

/** An entry of the list of known violations, and what became of it in this run. */
export interface ReportedKnownViolation {
  /** "k1" */
  readonly id: string;
  readonly names: 'cell' | 'scenario';
  /** "GET /pets/{petId} 404"; `*` stands for any text. */
  readonly pattern: string;
  /** The only check that it is about; null for all. */
  readonly check: string | null;
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string | null;
  /** The last day on which it is accepted. */
  readonly expires: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** "known-violations.yaml:12-19" */
  readonly place: string;
  /** `stale`: it no longer violates, has expired, or names nothing, and is to be deleted. */
  readonly standing: 'violates' | 'not-exercised' | 'stale';
  /** Why nothing can be said of it, or why it is stale; null where it violates. */
  readonly why: string | null;
  /** The violations that it names. */
  readonly violations: readonly string[];
}

export interface Defect {
  /** "d1" */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly check: string;
  readonly title: string;
  readonly violations: number;
  readonly cells: readonly string[];
  readonly operations: readonly string[];
}

export interface ReportedFinding {
  readonly rule: string;
  readonly pointer: string;
  /** Counted from 1; null if nobody knows. */
  readonly line: number | null;
  readonly message: string;
  /** What to do about it; missing where nobody here knows the rule. */
  readonly help?: string;
}

/** What most operations of a family were answered, and those that were answered otherwise. */
export interface ReportedSiblings {
  /** "…/metadata", "/pets/{petId}/…" */
  readonly family: string;
  readonly method: string;
  /** What they differ in: "succeeds with", or the status whose verdicts differ. */
  readonly what: string;
  /** What most have: "204", "conformant". */
  readonly usual: string;
  /** How many have it. */
  readonly have: number;
  readonly others: readonly { readonly operation: string; readonly found: string }[];
}

export interface ReportedRequirement {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  readonly source: string;
  readonly heading: string;
  readonly text: string;
  readonly cells: readonly string[];
  /** Scenarios that show it. */
  readonly scenarios: readonly string[];
  /** Checks of every exchange that would see if it did not hold. */
  readonly checks: readonly string[];
  /** Why it is not tested; null if it is, or should be. */
  readonly notTested: string | null;
}

export interface ReportedCleanUp {
  readonly created: number;
  readonly removed: number;
  readonly left: readonly ReportedLeft[];
}

/** Something that a run left behind. */
export interface ReportedLeft {
  /** "/pets/7", or "accounts". */
  readonly path: string;
  readonly why: string;
  /** How many accounts these are, which are not among `created`; absent where it is one resource. */
  readonly accounts?: number;
  /** Nothing that the target has removes it. */
  readonly forGood?: true;
}

/** Which version of an API an instance has, and how that was told. */
export interface ReportedEra {
  /** "November 2025": the version that people know by name and that most of it is as in. */
  readonly nearest: string;
  /** How many capabilities were told, and how many of those are as in the nearest version. */
  readonly told: number;
  readonly agreeing: number;
  readonly capabilities: readonly ReportedCapability[];
  /** What was sent to find out, in that order. */
  readonly probes: readonly ReportedProbe[];
}

/** One thing that versions of an API differ in. */
export interface ReportedCapability {
  /** "sources" */
  readonly id: string;
  /** "References to source code" */
  readonly title: string;
  /** "repositories" */
  readonly value: string;
  /** The value for people: "at …/repositories". */
  readonly words: string;
  /** What the nearest version has in its place, for people: "at …/sources"; absent where that has the same. */
  readonly insteadOf?: string;
  /** `assumed`: nothing told it, and it is taken to be as in the nearest version. */
  readonly how: 'told' | 'assumed';
  /** "GET /pets answered 404" */
  readonly because: string;
  /** Ids of the probes that told it. */
  readonly probes: readonly string[];
}

/** A request that finds out about the target, and what came of it. */
export interface ReportedProbe {
  /** "p3" */
  readonly id: string;
  readonly request: ReportedExchange['request'];
  readonly response: ReportedExchange['response'];
}

/** Something that instances do otherwise than the document says, and that is decided to be no violation. */
export interface ReportedTolerance {
  /** "C13": the number under which it was decided; several can have the same. */
  readonly id: string;
  /** One sentence. */
  readonly why: string;
  /**
   * What becomes of it. `status`: another status was accepted, and proves nothing. `advice`: what a check found is an
   * advisory. `shape`: the document was made to ask for less.
   */
  readonly kind: 'status' | 'advice' | 'shape';
  /** How many answers, or findings, it excused; null for `shape`, of which that is not known. */
  readonly times: number | null;
  /** Where it did. */
  readonly cells: readonly string[];
}
