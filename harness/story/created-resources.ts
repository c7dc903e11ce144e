import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { type Created, createdBy, goneBy, type Journal } from '../journal/journal.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import type { Exchange } from '../model/exchange.ts';
import type { PathValues } from '../model/scenario.ts';
import type { Account, Caller } from '../model/target.ts';
import type { OwnResources } from '../safety/own-resources.ts';
import type { StoryContext } from './story-context.ts';

/** What one story has created and deleted so far. Lives as long as its story. */
export class CreatedResources {
  readonly #graph: ResourceGraph;
  readonly #kept: JournalWriter;
  readonly #own: OwnResources;
  readonly #created: Created[] = [];
  readonly #gone = new Set<string>();

  constructor(graph: ResourceGraph, { kept, own }: Pick<StoryContext, 'kept' | 'own'>) {
    this.#own = own;
    this.#graph = graph;
    this.#kept = kept;
  }

  /** Grows while the story goes on. */
  get journal(): Journal {
    return { created: this.#created, gone: this.#gone };
  }

  /** Notes what an exchange created, which is returned, and what it deleted. */
  note(exchange: Exchange, path: PathValues, by: Caller): readonly Created[] {
    // What exists already was created by somebody else, whatever a second creation is answered with.
    const made = createdBy(exchange, { path, by }, this.#graph).filter(
      (one) =>
        !this.#wasThere(one) &&
        (this.#gone.has(one.path) || !this.#created.some((before) => before.path === one.path)),
    );
    this.#created.push(...made);
    for (const { path, collection, values } of made) {
      this.#gone.delete(path);
      if (collection)
        this.#own.add(collection.itemPath, collection.parameter, values[collection.parameter] ?? '');
    }
    const removed = goneBy(exchange, path);
    if (removed !== undefined) this.#noteGone(removed);
    return made;
  }

  /** Notes that an account is deleted, and with it everything that it created. */
  goneWith(account: Account): void {
    for (const { path, by } of this.#created) if (by === account) this.#noteGone(path);
  }

  /** Whether a list showed it before the run: an answer that names it is about what others made. */
  #wasThere({ collection, values }: Created): boolean {
    if (!collection) return false;
    const { itemPath, parameter } = collection;
    return this.#own.existed(itemPath, parameter, values[parameter] ?? '');
  }

  #noteGone(path: string): void {
    this.#gone.add(path);
    this.#kept.gone(path);
  }
}
