import { add, declared } from '../virtual-user.ts';

export class Counter {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
    declared[name] = 'counter';
  }

  add(value: number, tags: Readonly<Record<string, string>> = {}): void {
    add(this.#name, value, tags);
  }
}
