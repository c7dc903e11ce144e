/**
 * Places of scenarios that run at the same time. A scenario that waits until the target accepts its operation again gives
 * its place to another one meanwhile.
 */
export class Places {
  readonly #most: () => number;
  readonly #running = new Set<string>();
  /** Scenarios without a place, and how many of their requests wait. */
  readonly #aside = new Map<string, number>();
  readonly #queue: (() => void)[] = [];

  /** `most`: how many scenarios may run at the same time, at this moment. */
  constructor(most: () => number) {
    this.#most = most;
  }

  /** Waits for a place, for a scenario that begins. */
  async take(scenario: string): Promise<void> {
    // Who waits aside has resources on the target: there are only so many of them.
    while (this.#isFull() || this.#aside.size >= asideFor(this.#most())) await this.#next();
    this.#running.add(scenario);
  }

  give(scenario: string): void {
    this.#running.delete(scenario);
    this.#wake();
  }

  /** Waits without a place; what waits in no scenario that has one just waits. */
  readonly aside = async (scenario: string, wait: () => Promise<void>): Promise<void> => {
    const others = this.#aside.get(scenario) ?? 0;
    if (others === 0 && !this.#running.has(scenario)) return wait();
    this.#aside.set(scenario, others + 1);
    this.give(scenario);
    try {
      await wait();
    } finally {
      this.#comeBack(scenario);
    }
  };

  /** At once, for it may have what others wait for. Nobody else begins until there are places again. */
  #comeBack(scenario: string): void {
    const others = (this.#aside.get(scenario) ?? 1) - 1;
    if (others > 0) {
      this.#aside.set(scenario, others);
      return;
    }
    this.#aside.delete(scenario);
    this.#running.add(scenario);
    this.#wake();
  }

  #isFull(): boolean {
    return this.#running.size >= Math.max(1, this.#most());
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#queue.push(resolve));
  }

  /** Everybody looks for themselves: some wait for a place, and some for fewer who are aside. */
  #wake(): void {
    for (const resolve of this.#queue.splice(0)) resolve();
  }
}

/** How many may wait aside of so many that run. */
function asideFor(most: number): number {
  return 4 * most;
}
