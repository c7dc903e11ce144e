import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { type Created, createdBy, goneBy, type Journal } from '../journal/journal.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import type { Exchange } from '../model/exchange.ts';
import type { PathValues } from '../model/scenario.ts';
import type { Account, Caller } from '../model/target.ts';

/** What one story has created and deleted so far. Lives as long as its story. */
export class CreatedResources {
  readonly #graph: ResourceGraph;
  readonly #kept: JournalWriter;
  readonly #created: Created[] = [];
  readonly #gone = new Set<string>();

  constructor(graph: ResourceGraph, kept: JournalWriter) {
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
      (one) => this.#gone.has(one.path) || !this.#created.some((before) => before.path === one.path),
    );
    this.#created.push(...made);
    for (const one of made) this.#gone.delete(one.path);
    const removed = goneBy(exchange, path);
    if (removed !== undefined) this.#noteGone(removed);
    return made;
  }

  /** Notes that an account is deleted, and with it everything that it created. */
  goneWith(account: Account): void {
    for (const { path, by } of this.#created) if (by === account) this.#noteGone(path);
  }

  #noteGone(path: string): void {
    this.#gone.add(path);
    this.#kept.gone(path);
  }
}
