import { fill, parametersOf } from '../../contract/operations/path-template.ts';
import { issuedSecrets } from '../journal/issued-secrets.ts';
import {
  type Created,
  createdBy,
  goneBy,
  isWithin,
  type Journal,
  madeByPut,
  type Unnamed,
} from '../journal/journal.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import { type IsNew, namesAfter } from '../journal/told-identifiers.ts';
import { keepsTombstones } from '../journal/tombstones.ts';
import type { Exchange } from '../model/exchange.ts';
import { isSafe } from '../model/safe-method.ts';
import type { PathValues } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { type Account, type Caller, isForeign, type Target } from '../model/target.ts';
import { placeOf } from '../request/made-identifier.ts';
import { asksForMore, effectOf, identifiersOf, onlyAsks } from '../safety/effect.ts';
import type { OwnResources } from '../safety/own-resources.ts';

/** What of a run its stories write down what they made with. */
interface Context {
  readonly known: Known;
  readonly runId: string;
  readonly target: Target;
  /** The journal of the run. */
  readonly kept: JournalWriter;
  readonly own: OwnResources;
}

/** What one story has created and deleted so far. Lives as long as its story. */
export class CreatedResources {
  readonly #kept: JournalWriter;
  readonly #own: OwnResources;
  readonly #context: Context;
  readonly #created: Created[] = [];
  readonly #unnamed: Unnamed[] = [];
  readonly #gone = new Set<string>();
  #accepted = 0;

  constructor(context: Context) {
    this.#own = context.own;
    this.#kept = context.kept;
    this.#context = context;
  }

  /** Grows while the story goes on. */
  get journal(): Journal {
    return { created: this.#created, gone: this.#gone, unnamed: this.#unnamed };
  }

  /** How many requests that ask for a change were not refused: each may have changed something. */
  get accepted(): number {
    return this.#accepted;
  }

  /** Takes over what another story made. */
  adopt(created: readonly Created[]): void {
    this.#created.push(...created);
  }

  /** Gives everything away that the story made; undefined where it cannot be told what that is, or no other may use it. */
  giveAway(): readonly Created[] | undefined {
    if (this.#gone.size > 0 || this.#unnamed.length > 0) return undefined;
    // What belongs to an account of this story is out of reach of the personas.
    if (this.#created.some(({ by }) => typeof by !== 'string')) return undefined;
    return this.#created.splice(0);
  }

  /** Notes what an exchange created, which is returned, and what it deleted. */
  note(exchange: Exchange, path: PathValues, by: Caller): readonly Created[] {
    const { method } = exchange.operation;
    const { status } = exchange.response;
    if (!isSafe(method) && (status < 400 || status > 499)) this.#accepted++;
    // What exists already was created by somebody else, whatever a second creation is answered with.
    const { known, runId } = this.#context;
    const isNew: IsNew = ({ itemPath, parameter }, name) =>
      name.includes(runId) || this.#own.isKnownAsNew(itemPath, parameter, name);
    const told = createdBy(exchange, { path, by, isNew }, known.graph);
    const secrets = issuedSecrets(exchange);
    const made = [...told, ...this.#madeAnew(exchange, path, by, told)].filter(
      (one) =>
        !this.#wasThere(one) &&
        (this.#gone.has(one.path) || !this.#created.some((before) => before.path === one.path)),
    );
    this.#created.push(
      ...made.map((one) => ({
        ...one,
        ...(secrets.length > 0 && { secrets }),
        ...(keepsTombstones(exchange, one.removal, known.contract.operations) && {
          isTombstone: true as const,
        }),
      })),
    );
    if (told.length === 0 && this.#mayHaveMade(exchange, secrets)) {
      const { key: operation, path: template } = exchange.operation;
      this.#unnamed.push({ operation, path: fill(template, path), secrets });
    }
    if (made.length === 0 && this.#hasChangedNothingKnown(exchange, path)) {
      const { key: operation, path: template } = exchange.operation;
      this.#unnamed.push({ operation, path: fill(template, path), secrets: [], isOfNothing: true });
    }
    for (const { path, collection } of made) {
      this.#gone.delete(path);
      if (collection) this.#own.add(collection.itemPath, collection.parameter, collection.id);
    }
    this.#noteNames(exchange, path);
    const removed = goneBy(exchange, path);
    if (removed !== undefined) this.#noteGone(removed);
    return made;
  }

  /** Notes that an account is deleted, and with it everything that it created. */
  goneWith(account: Account): void {
    for (const { path, by } of this.#created) if (by === account) this.#noteGone(path);
  }

  /** A PUT or PATCH of an identifier that was made up makes what it names, whatever status says so. */
  #madeAnew(
    { operation, purpose, response }: Exchange,
    path: PathValues,
    by: Caller,
    told: readonly Created[],
  ): readonly Created[] {
    if (told.length > 0 || response.status > 299 || response.status < 200 || purpose.evidence === 'forced')
      return [];
    const collection = this.#context.known.graph.collections.find(
      ({ roles }) => roles.replace === operation || roles.patch === operation,
    );
    if (!collection) return [];
    const last = parametersOf(operation.path).at(-1) ?? '';
    const isNew = this.#own.isMadeUp(operation.path, last, path[last] ?? '');
    return isNew ? [madeByPut(collection, operation, path, by)] : [];
  }

  /** A resource that is called by what a request has changed may be found under another name from then on. */
  #noteNames(exchange: Exchange, path: PathValues): void {
    const { operation, purpose, response } = exchange;
    if (purpose.evidence === 'forced' || response.status > 299 || response.status < 200) return;
    const { graph } = this.#context.known;
    const collection = graph.collections.find(
      ({ roles }) => roles.replace === operation || roles.patch === operation,
    );
    if (!collection) return;
    const address = fill(operation.path, path);
    const at = this.#created.findIndex(
      (one) => one.path === address || one.renamed?.some((other) => other.path === address),
    );
    const found = this.#created[at];
    if (!found) return;
    const { itemPath, parameter } = collection;
    const others = namesAfter(exchange, collection, graph)
      .filter((name) => !this.#own.existed(itemPath, parameter, name))
      .map((name) => placeOf(collection, name, operation, path))
      .filter((other) => other.path !== address);
    if (others.length === 0) return;
    for (const { values } of others) this.#own.add(itemPath, parameter, values[parameter] ?? '');
    this.#created[at] = { ...found, renamed: [...(found.renamed ?? []), ...others] };
  }

  /** Whether a request made something that nothing names, on a server of others: success of what asks for more. */
  #mayHaveMade({ operation, purpose, response }: Exchange, secrets: readonly string[]): boolean {
    const isSuccess = response.status >= 200 && response.status <= 299 && purpose.evidence === 'provoked';
    const { target } = this.#context;
    if (!isSuccess || operation.method !== 'POST' || !isForeign(target)) return false;
    // A session that a login opens ends by itself.
    const isLogin = target.secretPlaces?.some(
      ({ method, path }) => method === operation.method && path === operation.path,
    );
    if (isLogin) return false;
    if (secrets.length > 0 && !onlyAsks(operation)) return true;
    return response.status === 201 || asksForMore(operation, this.#context.known);
  }

  /** Whether a change of what the run made up has succeeded: servers write settings by any name. */
  #hasChangedNothingKnown({ operation, purpose, response }: Exchange, path: PathValues): boolean {
    const { known, target } = this.#context;
    const isSuccess = response.status >= 200 && response.status <= 299 && purpose.evidence === 'provoked';
    if (!isSuccess || !isForeign(target) || !/^(PUT|PATCH|POST)$/.test(operation.method)) return false;
    if (effectOf(operation, known).kind !== 'changes' || onlyAsks(operation)) return false;
    // A creation may have got its identifier from us.
    const address = fill(operation.path, path);
    if (this.#created.some((one) => isWithin(address, one.path))) return false;
    const last = identifiersOf(operation, known.contract).at(-1) ?? '';
    return this.#own.isMadeUp(operation.path, last, path[last] ?? '');
  }

  /** Whether a list showed it before the run: an answer that names it is about what others made. */
  #wasThere({ collection }: Created): boolean {
    return (
      collection !== undefined && this.#own.existed(collection.itemPath, collection.parameter, collection.id)
    );
  }

  #noteGone(path: string): void {
    this.#gone.add(path);
    this.#kept.gone(path);
  }
}
